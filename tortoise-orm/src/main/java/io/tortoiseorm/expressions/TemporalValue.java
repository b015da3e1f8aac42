package io.tortoiseorm.expressions;

/**
 * A computed date or time.
 */
final class TemporalValue<T> extends TemporalExpression<T> {

	private final Expression<T> value;

	TemporalValue(Expression<T> value) {
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
