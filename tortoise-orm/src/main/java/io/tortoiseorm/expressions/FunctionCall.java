package io.tortoiseorm.expressions;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.tortoiseorm.dialect.Functions.Argument;
import io.tortoiseorm.meta.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * A function that every dialect knows, with the result type made from the arguments'
 * types.
 */
final class FunctionCall<T> extends DynamicExpression<T> {

	private final io.tortoiseorm.dialect.Functions.Function function;

	private final List<? extends @Nullable Object> arguments;

	private final Function<List<TypedNode>, ValueType> resultType;

	private final boolean neverNull;

	FunctionCall(io.tortoiseorm.dialect.Functions.Function function, List<? extends @Nullable Object> arguments,
			Function<List<TypedNode>, ValueType> resultType, boolean neverNull) {
		this.function = function;
		this.arguments = arguments;
		this.resultType = resultType;
		this.neverNull = neverNull;
	}

	@Override
	public TypedNode compile(ExpressionContext context) {
		List<TypedNode> nodes = new ArrayList<>(this.arguments.size());
		for (Object argument : this.arguments) {
			nodes.add(context.operand(argument, nodes.isEmpty() ? null : literalType(nodes.get(0), argument)));
		}
		ValueType type = this.resultType.apply(nodes);
		List<Argument> converted = nodes.stream().map(TypedNode::asArgument).toList();
		return new TypedNode(
				(out) -> context.dialect().functions().write(out, this.function, converted, type.sqlType()), type,
				!this.neverNull);
	}

	private @Nullable ValueType literalType(TypedNode first, @Nullable Object argument) {
		return switch (this.function) {
			case COALESCE, NULLIF, GREATEST, LEAST -> (argument instanceof Number) ? null : first.type();
			default -> null;
		};
	}

	@Override
	public String toString() {
		return this.function + "" + this.arguments;
	}

}
