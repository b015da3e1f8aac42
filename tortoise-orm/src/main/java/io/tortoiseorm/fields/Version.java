package io.tortoiseorm.fields;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the whole-number field that counts the writes of a row. A save or delete of an
 * instance whose row was written by somebody else since it was read fails with a
 * {@link io.tortoiseorm.exceptions.StaleObjectError}.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Version {

}
