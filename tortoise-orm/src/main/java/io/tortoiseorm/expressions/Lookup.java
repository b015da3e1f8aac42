package io.tortoiseorm.expressions;

import io.tortoiseorm.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * A test that the end of a lookup key names, such as {@code icontains}. Implement it and
 * name the class in {@code META-INF/services/io.tortoiseorm.expressions.Lookup} to add
 * one of your own. Stateless and thread-safe.
 */
public interface Lookup {

	/**
	 * The name at the end of a key, behind the last {@code __}.
	 * @return the name, lower case
	 */
	String name();

	/**
	 * Compiles the test.
	 * @param context the query; binds values by {@link ExpressionContext#operand}
	 * @param left the value that is tested
	 * @param value what the caller compares with
	 * @return the condition
	 */
	SqlNode compile(ExpressionContext context, TypedNode left, @Nullable Object value);

}
