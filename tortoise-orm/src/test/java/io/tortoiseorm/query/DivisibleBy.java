package io.tortoiseorm.query;

import io.tortoiseorm.expressions.ExpressionContext;
import io.tortoiseorm.expressions.Lookup;
import io.tortoiseorm.expressions.TypedNode;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * A lookup of one's own, known to the ORM as a service.
 */
public final class DivisibleBy implements Lookup {

	@Override
	public String name() {
		return "divisibleBy";
	}

	@Override
	public SqlNode compile(ExpressionContext context, TypedNode left, @Nullable Object value) {
		SqlNode remainder = Sql.call("MOD", left.node(), context.operand(value, left.type()).node());
		return Sql.binary(remainder, "=", Sql.raw("0"));
	}

}
