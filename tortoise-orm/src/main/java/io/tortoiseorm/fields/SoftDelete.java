package io.tortoiseorm.fields;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the field that says of a row that it is deleted: a nullable point in time, set to
 * the time of deletion, or a boolean, set to true. Rows so marked are left out of every
 * query, join and prefetch by the global filter {@value #FILTER}; {@code delete()} sets
 * the field instead of removing the row.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface SoftDelete {

	/** The name of the filter that leaves deleted rows out. */
	String FILTER = "softDelete";

}
