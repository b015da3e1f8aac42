package io.tortoiseorm.expressions;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.tortoiseorm.meta.ValueType;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;

/**
 * A function that is meant for windows only; {@link #over} makes an expression of it.
 *
 * @param <T> the Java type of the value
 */
public final class WindowCall<T> {

	private final String name;

	private final List<Object> arguments;

	private final Function<List<TypedNode>, ValueType> resultType;

	private final boolean nullable;

	WindowCall(String name, List<Object> arguments, Function<List<TypedNode>, ValueType> resultType, boolean nullable) {
		this.name = name;
		this.arguments = arguments;
		this.resultType = resultType;
		this.nullable = nullable;
	}

	/**
	 * Computes the value for each row over a window.
	 * @param window the window
	 * @return the expression
	 */
	public DynamicExpression<T> over(Window window) {
		return new WindowFunction<>((context) -> compile(context, window));
	}

	private TypedNode compile(ExpressionContext context, Window window) {
		List<TypedNode> nodes = new ArrayList<>();
		List<SqlNode> written = new ArrayList<>();
		for (Object argument : this.arguments) {
			if (argument instanceof Integer number) {
				written.add(Sql.raw(Integer.toString(number)));
			}
			else {
				TypedNode node = context.operand(argument, null);
				nodes.add(node);
				written.add(node.node());
			}
		}
		return new TypedNode(Sql.sequence(Sql.call(this.name, written), " OVER ", window.compile(context)),
				this.resultType.apply(nodes), this.nullable);
	}

}
