package io.tortoiseorm.db;

/**
 * How much a transaction sees of others.
 */
public enum IsolationLevel {

	/** Sees what others have not committed yet, where the database allows that at all. */
	READ_UNCOMMITTED("READ UNCOMMITTED"),

	/** Each statement sees what was committed before it. */
	READ_COMMITTED("READ COMMITTED"),

	/** All statements see the same rows. */
	REPEATABLE_READ("REPEATABLE READ"),

	/** As if transactions ran one after another. */
	SERIALIZABLE("SERIALIZABLE");

	private final String sql;

	IsolationLevel(String sql) {
		this.sql = sql;
	}

	/**
	 * The level as SQL writes it.
	 * @return for example {@code READ COMMITTED}
	 */
	public String sql() {
		return this.sql;
	}

}
