package io.tortoiseorm.expressions;

import org.jspecify.annotations.Nullable;

/**
 * A plain value where an expression is expected. Always bound, never SQL text.
 *
 * @param <T> its type
 */
public final class Value<T> extends DynamicExpression<T> {

	private final @Nullable Object value;

	Value(@Nullable Object value) {
		this.value = value;
	}

	/**
	 * Makes an expression of a value.
	 * @param <T> its type
	 * @param value the value, or {@code null}
	 * @return the expression
	 */
	public static <T> Value<T> of(@Nullable T value) {
		return new Value<>(value);
	}

	@Override
	public TypedNode compile(ExpressionContext context) {
		return context.operand(this.value, null);
	}

	@Override
	public String toString() {
		return "Value(" + ((this.value != null) ? this.value.getClass().getSimpleName() : "null") + ")";
	}

}
