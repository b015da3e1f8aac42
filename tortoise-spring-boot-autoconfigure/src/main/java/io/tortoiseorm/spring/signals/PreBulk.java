package io.tortoiseorm.spring.signals;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.tortoiseorm.BulkChange;
import io.tortoiseorm.Signals;

import org.springframework.aot.hint.annotation.Reflective;
import org.springframework.core.annotation.Order;

/**
 * Has a method of a bean called before many rows are changed by one statement. It takes a
 * {@link BulkChange}. What is to be waited for it returns as a publisher; an error aborts
 * the operation. Methods for the same model are called in the order of {@link Order}.
 *
 * @see Signals#preBulk
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Reflective
public @interface PreBulk {

	/**
	 * Models, or classes that models extend.
	 * @return the classes; none for the type of the change
	 */
	Class<?>[] value() default {};

}
