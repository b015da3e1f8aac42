package io.tortoiseorm.expressions;

import io.tortoiseorm.meta.ValueType;

/**
 * A value turned into another type by the database.
 *
 * @param <T> the target type
 */
final class Cast<T> extends DynamicExpression<T> {

	private final Object value;

	private final Class<T> type;

	Cast(Object value, Class<T> type) {
		this.value = value;
		this.type = type;
	}

	@Override
	public TypedNode compile(ExpressionContext context) {
		TypedNode node = context.operand(this.value, null);
		ValueType target = ValueType.of(this.type);
		return new TypedNode((out) -> context.dialect().functions().writeCast(out, node.asArgument(), target.sqlType()),
				target, node.nullable());
	}

	@Override
	public String toString() {
		return "Cast(" + this.value + " as " + this.type.getSimpleName() + ")";
	}

}
