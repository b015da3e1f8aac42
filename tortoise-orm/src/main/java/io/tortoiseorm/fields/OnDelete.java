package io.tortoiseorm.fields;

/**
 * What the database does with a row when the row it refers to is deleted.
 */
public enum OnDelete {

	/** The row is deleted too. */
	CASCADE("CASCADE"),

	/** Deleting is refused as long as the row refers. */
	RESTRICT("RESTRICT"),

	/** The reference becomes NULL; the relation must be nullable. */
	SET_NULL("SET NULL"),

	/** The reference becomes the default of its column. */
	SET_DEFAULT("SET DEFAULT"),

	/** Nothing: the constraint is checked at the end of the statement or transaction. */
	NO_ACTION("NO ACTION");

	private final String sql;

	OnDelete(String sql) {
		this.sql = sql;
	}

	/**
	 * The action as it is written behind {@code ON DELETE}.
	 * @return the SQL words
	 */
	public String sql() {
		return this.sql;
	}

}
