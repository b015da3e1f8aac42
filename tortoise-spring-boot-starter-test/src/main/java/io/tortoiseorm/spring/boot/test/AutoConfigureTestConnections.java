package io.tortoiseorm.spring.boot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Has tests run on an embedded database in place of the configured ones, with generated
 * schemas.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface AutoConfigureTestConnections {

	/**
	 * Which connections are replaced.
	 * @return the rule
	 */
	Replace replace() default Replace.NON_TEST;

}
