package io.tortoiseorm.spring.signals;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.tortoiseorm.SignalContext;
import io.tortoiseorm.Signals;

import org.springframework.aot.hint.annotation.Reflective;
import org.springframework.core.annotation.Order;

/**
 * Has a method of a bean called after an instance was deleted. It takes the instance and,
 * if it wants to know more, a {@link SignalContext}. What is to be waited for it returns
 * as a publisher; an error aborts the operation. Methods for the same model are called in
 * the order of {@link Order}.
 *
 * @see Signals#postDelete
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Reflective
public @interface PostDelete {

	/**
	 * Models, or classes that models extend.
	 * @return the classes; none for the type of the first parameter
	 */
	Class<?>[] value() default {};

}
