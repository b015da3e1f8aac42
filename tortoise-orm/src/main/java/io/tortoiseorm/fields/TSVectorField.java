package io.tortoiseorm.fields;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A text search vector of PostgreSQL. With {@link #sourceFields()} the database computes
 * it from other columns; without, it is an ordinary column.
 *
 * <p>
 * Types of the property: {@link String}.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface TSVectorField {

	/**
	 * The properties whose text is searched.
	 * @return property names, or none for a column written by hand
	 */
	String[] sourceFields() default {};

	/**
	 * The text search configuration, for example {@code english}. Without it: the
	 * database's own.
	 * @return the configuration, or empty for the default
	 */
	String config() default "";

	/**
	 * The weight of each source field, {@code A} to {@code D}.
	 * @return as many as source fields, or none
	 */
	String[] weights() default {};

	/**
	 * Whether the database computes and stores the vector from the source fields.
	 * @return whether it is computed
	 */
	boolean stored() default true;

	/**
	 * Not supported by this type: {@code true} is refused at start.
	 * @return whether it is the key
	 */
	boolean primaryKey() default false;

	/**
	 * Not supported by this type: {@code true} is refused at start.
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
