package io.tortoiseorm.expressions;

/**
 * A computed number.
 */
final class NumberValue<N extends Number> extends NumberExpression<N> {

	private final Expression<? extends Number> value;

	NumberValue(Expression<? extends Number> value) {
		this.value = value;
	}

	@Override
	public TypedNode compile(ExpressionContext context) {
		return this.value.compile(context);
	}

	@Override
	public String toString() {
		return this.value.toString();
	}

}
