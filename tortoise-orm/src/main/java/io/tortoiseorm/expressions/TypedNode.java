package io.tortoiseorm.expressions;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.Functions.Argument;
import io.tortoiseorm.meta.ValueType;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;

/**
 * A compiled expression: its SQL and how its values travel.
 *
 * @param node the SQL
 * @param type how values are bound, read and converted
 * @param nullable whether the value can be NULL
 */
public record TypedNode(SqlNode node, ValueType type, boolean nullable) {

	/**
	 * The type in the database.
	 * @return the type
	 */
	public SqlType sqlType() {
		return this.type.sqlType();
	}

	/**
	 * This node as an argument of a dialect's function.
	 * @return the argument
	 */
	public Argument asArgument() {
		return new Argument(this.node, sqlType());
	}

	/**
	 * The value as operand of a comparison or term of an ordering.
	 * @param dialect the database
	 * @return the value, marked for comparison where it is computed and the database
	 * needs it
	 */
	public SqlNode comparable(Dialect dialect) {
		return Sql.isColumn(this.node) ? this.node : dialect.operators().comparable(this.node, sqlType());
	}

}
