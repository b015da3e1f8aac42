package io.tortoiseorm;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How a model is kept in the database. Everything has a default, so a model needs the
 * annotation only to say something else. It belongs on concrete models and is not
 * inherited.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Table {

	/**
	 * The name of the table. Without it: what the configured table-name generator says,
	 * else the simple name of the class in snake_case.
	 * @return the table, or empty for the default
	 */
	String name() default "";

	/**
	 * The schema of the table; the database on MySQL and MariaDB.
	 * @return the schema, or empty for the connection's own
	 */
	String schema() default "";

	/**
	 * The label of the app the model belongs to, where the packages of several apps hold
	 * it.
	 * @return the label, or empty for the first app that holds the model
	 */
	String app() default "";

	/**
	 * What the table holds, for its comment.
	 * @return the description, or empty for none
	 */
	String description() default "";

	/**
	 * Indexes over one or more columns.
	 * @return the indexes
	 */
	Index[] indexes() default {};

	/**
	 * Sets of properties whose values together are unique.
	 * @return the unique constraints
	 */
	UniqueTogether[] uniqueTogether() default {};

	/**
	 * Conditions that every row meets.
	 * @return the check constraints
	 */
	CheckConstraint[] checks() default {};

	/**
	 * The order of query sets that name none: property names, {@code -} in front for
	 * descending, {@code __} to span relations.
	 * @return the default ordering
	 */
	String[] ordering() default {};

	/**
	 * Whether schema generation and migrations create and change the table.
	 * @return {@code false} for tables that others keep
	 */
	boolean managed() default true;

	/**
	 * Whether it is a view, or a table that is only read: schema generation and
	 * migrations leave it alone, and every write to it is refused before anything is
	 * sent. Foreign keys that lead to it are {@code dbConstraint = false}.
	 * @return whether the model is read-only
	 */
	boolean view() default false;

	/**
	 * Whether an INSERT reads back the columns that the database filled by their
	 * defaults.
	 * @return whether defaults are fetched
	 */
	boolean fetchDbDefaults() default true;

}
