package io.tortoiseorm.expressions;

/**
 * The values of one column of a named query that stands in front of this one, for
 * membership tests: {@code filter("id__in", CteRef.of("recent", "customerId"))}.
 */
public final class CteRef extends DynamicExpression<Object> {

	private final String name;

	private final String column;

	private CteRef(String name, String column) {
		this.name = name;
		this.column = column;
	}

	/**
	 * Refers to a named query.
	 * @param name the name given in {@code with(..)}
	 * @param column the name of one of its selected values
	 * @return the values
	 */
	public static CteRef of(String name, String column) {
		return new CteRef(name, column);
	}

	@Override
	public TypedNode compile(ExpressionContext context) {
		return context.namedColumn(this.name, this.column);
	}

	@Override
	public String toString() {
		return this.name + "." + this.column;
	}

}
