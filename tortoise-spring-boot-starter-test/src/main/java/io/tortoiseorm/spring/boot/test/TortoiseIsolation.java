package io.tortoiseorm.spring.boot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.tortoiseorm.spring.boot.test.context.TortoiseTestAutoConfiguration;
import org.junit.jupiter.api.parallel.ResourceLock;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * Isolates tests of a whole application from each other, as {@link TortoiseTest} does for
 * its part: also those that send requests to a running server. On a method it says
 * otherwise for one test.
 */
@Documented
@Inherited
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@ImportAutoConfiguration(TortoiseTestAutoConfiguration.class)
@ResourceLock("io.tortoiseorm.spring.boot.test")
public @interface TortoiseIsolation {

	/**
	 * How tests are isolated.
	 * @return the isolation
	 */
	Isolation value() default Isolation.ROLLBACK;

}
