package io.tortoiseorm.expressions;

import java.util.function.Function;

import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.exceptions.UnsupportedError;

/**
 * A function over a window of rows.
 */
final class WindowFunction<T> extends DynamicExpression<T> {

	private final Function<ExpressionContext, TypedNode> call;

	WindowFunction(Function<ExpressionContext, TypedNode> call) {
		this.call = call;
	}

	@Override
	public TypedNode compile(ExpressionContext context) {
		if (!context.dialect().supports(Feature.WINDOW_FUNCTIONS)) {
			throw new UnsupportedError(context.dialect().displayName() + " has no window functions.");
		}
		context.windowed();
		return this.call.apply(context);
	}

	@Override
	public String toString() {
		return "window function";
	}

}
