package io.tortoiseorm.fields;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A UUID. As a primary key that has no value, it gets one when the instance is inserted.
 *
 * <p>
 * Types of the property: {@link java.util.UUID}.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface UUIDField {

	/**
	 * Whether keys made on insert begin with the time (version 7), which keeps the index
	 * of large tables compact, instead of being wholly random (version 4).
	 * @return whether new keys are ordered by time
	 */
	boolean timeOrdered() default false;

	/**
	 * Whether MySQL and MariaDB keep it as 16 bytes instead of 36 characters, which makes
	 * tables and indexes smaller. The other databases have a type of their own.
	 * @return whether it is kept as bytes there
	 */
	boolean binary() default false;

	/**
	 * Whether this field is the primary key of its model. A model has one; without any,
	 * it gets a generated {@code id}.
	 * @return whether it is the key
	 */
	boolean primaryKey() default false;

	/**
	 * Whether no two rows may hold the same value: a UNIQUE constraint.
	 * @return whether values are unique
	 */
	boolean unique() default false;

	/**
	 * Whether the column gets an index of its own.
	 * @return whether it is indexed
	 */
	boolean index() default false;

	/**
	 * Whether the column may be NULL. JSpecify's {@code @Nullable} on the property means
	 * the same. A primitive property cannot be nullable.
	 * @return whether NULL is allowed
	 */
	boolean nullable() default false;

	/**
	 * The name of the column. Without it: the property name in snake_case.
	 * @return the column, or empty for the default
	 */
	String column() default "";

	/**
	 * What the field holds, for the comment of the column.
	 * @return the description, or empty for none
	 */
	String description() default "";

	/**
	 * Whether the database makes the value, as for computed columns:
	 * {@code generated = true}. Such a field is never written. A primary key of this type
	 * cannot be generated.
	 * @return one element, or none where it is left out
	 */
	boolean[] generated() default {};

	/**
	 * Checks of values beyond those of the type, run before anything is written. They are
	 * not run for {@code null}.
	 * @return classes with a constructor without parameters
	 */
	Class<? extends FieldValidator<?>>[] validators() default {};

}
