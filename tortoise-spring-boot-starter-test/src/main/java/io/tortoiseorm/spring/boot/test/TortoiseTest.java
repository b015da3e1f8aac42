package io.tortoiseorm.spring.boot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.tortoiseorm.spring.boot.test.context.TortoiseTestContextBootstrapper;
import io.tortoiseorm.spring.boot.test.context.TortoiseTypeExcludeFilter;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.autoconfigure.OverrideAutoConfiguration;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.core.annotation.AliasFor;
import org.springframework.core.env.Environment;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Tests the models and queries of an application: starts its connections, transactions
 * and models, and nothing else of it. Unless said otherwise, the connections are replaced
 * by embedded databases with generated schemas, and what a test writes is rolled back at
 * its end, however it is run: by {@code block()}, by a step verifier, in transactions of
 * its own, on other threads.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@BootstrapWith(TortoiseTestContextBootstrapper.class)
@ExtendWith(SpringExtension.class)
@OverrideAutoConfiguration(enabled = false)
@TypeExcludeFilters(TortoiseTypeExcludeFilter.class)
@AutoConfigureTortoise
@AutoConfigureTestConnections
@TortoiseIsolation
@ImportAutoConfiguration
public @interface TortoiseTest {

	/**
	 * Properties in the form {@code key=value} for the {@link Environment} of the test.
	 * @return the properties
	 */
	String[] properties() default {};

	/**
	 * How tests are isolated from each other.
	 * @return the isolation
	 */
	@AliasFor(annotation = TortoiseIsolation.class, attribute = "value")
	Isolation isolation() default Isolation.ROLLBACK;

	/**
	 * Which connections are replaced by embedded databases.
	 * @return the rule
	 */
	@AliasFor(annotation = AutoConfigureTestConnections.class, attribute = "replace")
	Replace replace() default Replace.NON_TEST;

	/**
	 * Whether only the components that the ORM itself takes are scanned for: routers,
	 * listeners of statements, customizers.
	 * @return {@code false} to scan by {@link #includeFilters()} alone
	 */
	boolean useDefaultFilters() default true;

	/**
	 * Components to scan for beside those.
	 * @return the filters
	 */
	Filter[] includeFilters() default {};

	/**
	 * Components not to scan for.
	 * @return the filters
	 */
	Filter[] excludeFilters() default {};

	/**
	 * Auto-configurations to leave out.
	 * @return the classes
	 */
	@AliasFor(annotation = ImportAutoConfiguration.class, attribute = "exclude")
	Class<?>[] excludeAutoConfiguration() default {};

}
