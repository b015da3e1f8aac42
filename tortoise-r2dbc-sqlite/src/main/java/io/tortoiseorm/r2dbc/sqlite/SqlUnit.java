package io.tortoiseorm.r2dbc.sqlite;

/**
 * One statement of an SQL text, ready to be prepared.
 *
 * @param sql its text, without the semicolon at its end
 * @param kind what it does
 * @param parameters its parameters
 * @param endsTransaction whether it commits or rolls back the whole transaction
 * @param insert whether it inserts rows
 * @param returning whether it has a {@code RETURNING} clause
 */
record SqlUnit(String sql, StatementKind kind, ParameterLayout parameters, boolean endsTransaction, boolean insert,
		boolean returning) {

	/**
	 * Whether the prepared statement can be executed again later: pragmas may take effect
	 * when they are prepared, and definitions are not repeated.
	 */
	boolean isCacheable() {
		return this.kind != StatementKind.PRAGMA && this.kind != StatementKind.OTHER;
	}

	/** Whether the statement changes data or schema. */
	boolean isWriting() {
		return this.kind == StatementKind.CHANGE || this.kind == StatementKind.OTHER;
	}

	/**
	 * The statement with a {@code RETURNING} clause, or as it is where it has one or
	 * inserts nothing.
	 * @param columns the columns to return, all when empty
	 * @return the statement that returns generated values
	 */
	SqlUnit returning(String... columns) {
		if (this.returning || !this.insert) {
			return this;
		}
		StringBuilder text = new StringBuilder(this.sql).append(" RETURNING ");
		if (columns.length == 0) {
			text.append('*');
		}
		for (int i = 0; i < columns.length; i++) {
			// SQLite takes an unknown name in double quotes for a string; backticks are
			// always a name.
			text.append((i > 0) ? ", " : "").append('`').append(columns[i].replace("`", "``")).append('`');
		}
		return new SqlUnit(text.toString(), this.kind, this.parameters, false, true, true);
	}

}
