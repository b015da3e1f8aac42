package io.tortoiseorm.expressions;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.meta.Suggestions;
import io.tortoiseorm.meta.ValueType;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * A function of the database that the ORM does not know.
 */
final class CustomFunction<T> extends DynamicExpression<T> {

	private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_$.]{0,127}");

	private final String name;

	private final Class<T> type;

	private final List<? extends @Nullable Object> arguments;

	CustomFunction(String name, Class<T> type, List<? extends @Nullable Object> arguments) {
		if (!NAME.matcher(name).matches()) {
			throw new ParamsError("'" + Suggestions.shown(name) + "' is not the name of a function.");
		}
		this.name = name;
		this.type = type;
		this.arguments = arguments;
	}

	@Override
	public TypedNode compile(ExpressionContext context) {
		List<SqlNode> nodes = new ArrayList<>();
		for (Object argument : this.arguments) {
			nodes.add(context.operand(argument, null).node());
		}
		return new TypedNode(Sql.call(this.name, nodes), ValueType.of(this.type), true);
	}

	@Override
	public String toString() {
		return this.name + this.arguments;
	}

}
