package io.tortoiseorm.fields;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A reference to one instance of another model, many of which may refer to the same. The
 * property is a {@code ForeignKeyRelation<Target>}. For a property {@code customer} the
 * table gets the column {@code customer_id}, and lookups know the raw key as
 * {@code customerId}.
 * <p>
 * A reference to a model with a {@link io.tortoiseorm.CompositeKey} has a column for each
 * field of that key: for a property {@code enrolment} and a key of {@code studentId} and
 * {@code courseId} the columns {@code enrolment_student_id} and
 * {@code enrolment_course_id}, and the raw keys {@code enrolmentStudentId} and
 * {@code enrolmentCourseId}. While one of them is NULL there is no target.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ForeignKeyField {

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
	 * What the database does with this row when the row it refers to is deleted.
	 * @return the action
	 */
	OnDelete onDelete() default OnDelete.CASCADE;

	/**
	 * The property of the target that is referred to; it must be unique. Without it: the
	 * primary key.
	 * @return the property, or empty for the primary key
	 */
	String toField() default "";

	/**
	 * Whether the database gets a foreign key constraint. Without one the relation may
	 * lead to a model on another connection: it can then be prefetched, but not joined.
	 * @return whether there is a constraint
	 */
	boolean dbConstraint() default true;

	/**
	 * Whether the column gets an index of its own.
	 * @return whether it is indexed
	 */
	boolean index() default false;

	/**
	 * Whether the relation may be empty. JSpecify's {@code @Nullable} on the property
	 * means the same.
	 * @return whether NULL is allowed
	 */
	boolean nullable() default false;

	/**
	 * The name of the column. Without it: the property name in snake_case, with
	 * {@code _id}. Where the target has a composite key: what the names of the columns
	 * begin with, before {@code _} and the column of the target.
	 * @return the column, or empty for the default
	 */
	String column() default "";

	/**
	 * The names of the columns where the target has a composite key, in the order of its
	 * fields, in place of {@link #column()}.
	 * @return the columns, or empty for the default
	 */
	String[] columns() default {};

	/**
	 * What the field holds, for the comment of the column.
	 * @return the description, or empty for none
	 */
	String description() default "";

}
