package io.tortoiseorm.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a static method that runs once on each database of a {@link DatabaseTest}, after
 * the last test on it and while the database is still there: the place to close what uses
 * it. JUnit's own {@code @AfterAll} runs once for all databases together. The method may
 * take the {@link TestDatabase}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AfterDatabaseTests {

}
