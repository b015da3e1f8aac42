package io.tortoiseorm;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Where a record component takes its value from when a query selects into the record by
 * {@link Queryable#values(Class)}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD })
public @interface Path {

	/**
	 * The path of a field, names joined by {@code __}, or the name of an annotation.
	 * @return the path
	 */
	String value();

}
