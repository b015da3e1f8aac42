package io.tortoiseorm.fields;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * References to any number of instances of another model, kept in a table of pairs. The
 * property is a {@code ManyToManyRelation<Target>}, on one side only; the other side may
 * declare a {@code ManyToManyRelation} without annotation, named by
 * {@link #relatedName()}.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ManyToManyField {

	/** For {@link #relatedName()}: the target gets no relation back. */
	String NONE = "-";

	/**
	 * The name of the relation back, on the target. Without it: the simple name of the
	 * class that declares this field, in camelCase, with an s: {@code orderLines}.
	 * {@link #NONE} for no relation back.
	 * @return the name, empty for the default
	 */
	String relatedName() default "";

	/**
	 * The table of the pairs. Where a model has that table, the model's columns are used;
	 * else the table is created. Without it: {@code <this table>_<target table>}.
	 * @return the table, or empty for the default
	 */
	String through() default "";

	/**
	 * The column of that table which refers to the target. Without it: the target's class
	 * name in snake_case, with {@code _id}. Where the target has a composite key: what
	 * the names of the columns begin with, before {@code _} and the column of the target.
	 * @return the column, or empty for the default
	 */
	String forwardKey() default "";

	/**
	 * The columns of that table which refer to the target where it has a composite key,
	 * in the order of its fields, in place of {@link #forwardKey()}.
	 * @return the columns, or empty for the default
	 */
	String[] forwardKeys() default {};

	/**
	 * The column of that table which refers to this model. Without it:
	 * {@code <this table>_id}, or {@code <this table>_rel_id} where that is the forward
	 * key already. Where this model has a composite key: what the names of the columns
	 * begin with, before {@code _} and the column of this model.
	 * @return the column, or empty for the default
	 */
	String backwardKey() default "";

	/**
	 * The columns of that table which refer to this model where it has a composite key,
	 * in the order of its fields, in place of {@link #backwardKey()}.
	 * @return the columns, or empty for the default
	 */
	String[] backwardKeys() default {};

	/**
	 * What the database does with a pair when either of its rows is deleted.
	 * @return the action
	 */
	OnDelete onDelete() default OnDelete.CASCADE;

	/**
	 * Whether the table of the pairs gets foreign key constraints.
	 * @return whether there are constraints
	 */
	boolean dbConstraint() default true;

	/**
	 * Whether a pair can be there only once: a unique index over all columns.
	 * @return whether pairs are unique
	 */
	boolean unique() default true;

	/**
	 * What the field holds, for the comment of the column.
	 * @return the description, or empty for none
	 */
	String description() default "";

}
