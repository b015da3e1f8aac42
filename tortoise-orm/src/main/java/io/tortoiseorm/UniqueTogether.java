package io.tortoiseorm;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Properties whose values together are unique, inside {@link Table#uniqueTogether()}.
 */
@Documented
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface UniqueTogether {

	/**
	 * The properties in order; a relation stands for its column.
	 * @return property names, at least one
	 */
	String[] value();

	/**
	 * The name of the constraint. Without it: made from the names of table and columns.
	 * @return the name, or empty for the default
	 */
	String name() default "";

}
