package io.tortoiseorm.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a static method that runs once on each database of a {@link DatabaseTest}, before
 * the first test on it: the place to create tables and rows that no test changes. JUnit's
 * own {@code @BeforeAll} runs once for all databases together. The method may take the
 * {@link TestDatabase}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface BeforeDatabaseTests {

}
