package io.tortoiseorm;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record component that no column has: a method of the model computes it. A query that
 * selects into such a record by {@link Queryable#values(Class)} reads instances, with the
 * relations that the record nests, and calls the record's static method
 * {@code from(Model)} with each.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD })
public @interface Computed {

}
