package io.tortoiseorm.sql.ddl;

/**
 * The default of a column.
 */
public sealed interface ColumnDefault {

	/**
	 * A constant.
	 *
	 * @param value a value of the logical class of the column's type
	 */
	record Literal(Object value) implements ColumnDefault {

	}

	/**
	 * The time of the statement, in UTC.
	 */
	record Now() implements ColumnDefault {

	}

	/**
	 * 32 random hexadecimal digits.
	 */
	record RandomHex() implements ColumnDefault {

	}

	/**
	 * An expression, as the database knows it.
	 *
	 * @param sql the expression
	 */
	record Expression(String sql) implements ColumnDefault {

	}

}
