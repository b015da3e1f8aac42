package io.tortoiseorm.spring.boot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Fails a test that sends the same query over and over, with other values or not: most
 * often it asks for something of each row, which can be loaded for all rows at once.
 * Works in tests with {@link TortoiseTest} or {@link TortoiseIsolation}.
 */
@Documented
@Inherited
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
public @interface RepeatedQueryLimit {

	/**
	 * How often the same query may be sent in one test.
	 * @return the limit
	 */
	int value() default 3;

}
