package io.tortoiseorm;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.tortoiseorm.fields.Deferrable;

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

	/**
	 * An SQL condition: only rows that meet it are compared. The database keeps it by a
	 * partial unique index, which PostgreSQL and SQLite have.
	 * @return the condition, or empty for all rows
	 */
	String condition() default "";

	/**
	 * When the database looks at the constraint. PostgreSQL can put it off; a constraint
	 * with a condition cannot be put off.
	 * @return with every statement, or later
	 */
	Deferrable deferrable() default Deferrable.NOT;

}
