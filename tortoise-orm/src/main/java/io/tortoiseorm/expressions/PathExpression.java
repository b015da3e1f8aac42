package io.tortoiseorm.expressions;

/**
 * What a query knows by name: a field, also across relations, a relation, or an
 * annotation.
 *
 * @param <T> the Java type of the value
 */
public interface PathExpression<T> {

	/**
	 * The name.
	 * @return names joined by {@code __}, as string lookups take them
	 */
	String path();

}
