package io.tortoiseorm;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a static method of a model, without parameters, that gives a condition
 * ({@link io.tortoiseorm.expressions.Q}) on the model's own fields. It holds wherever
 * rows of the model occur: in queries, joins, prefetches, counts, updates and deletes. A
 * query leaves it out by {@link Queryable#withoutFilters}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface GlobalFilter {

	/**
	 * The name by which a query leaves the filter out.
	 * @return the name
	 */
	String value();

}
