package io.tortoiseorm.expressions;

import java.util.Collections;

import org.jspecify.annotations.Nullable;

/**
 * A value inside a JSON document. Compared with a number, truth value, date or time it is
 * taken as one, else as text; selected and ordered by it is text.
 */
public final class JsonValuePath extends DynamicExpression<Object> implements PathExpression<Object> {

	private final JsonPath<?> document;

	private final String steps;

	JsonValuePath(JsonPath<?> document, String steps) {
		this.document = document;
		this.steps = steps;
	}

	@Override
	public String path() {
		return this.document.path() + "__" + this.steps;
	}

	@Override
	public Q lookup(String lookup, @Nullable Object value) {
		return Q.on(this.document, "filter", Collections.singletonMap(this.steps + "__" + lookup, value));
	}

	/**
	 * The value as text.
	 * @return the expression
	 */
	public StringExpression asText() {
		return new StringPath(path());
	}

	@Override
	public TypedNode compile(ExpressionContext context) {
		return context.reference(path());
	}

	@Override
	public String toString() {
		return path();
	}

}
