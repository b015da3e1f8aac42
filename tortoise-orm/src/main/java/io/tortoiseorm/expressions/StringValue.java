package io.tortoiseorm.expressions;

/**
 * A computed text.
 */
final class StringValue extends StringExpression {

	private final Expression<String> value;

	StringValue(Expression<String> value) {
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
