package io.tortoiseorm.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test class once on each database of the run, each time in a fresh, empty
 * database of its own that is dropped afterwards. The {@link TestDatabase} is handed to
 * constructors, test methods, {@code @BeforeEach} and {@code @AfterEach} methods as a
 * parameter, and to fields of that type that are not final. What is to happen once on
 * each database goes into methods with {@link BeforeDatabaseTests} and
 * {@link AfterDatabaseTests}.
 *
 * <pre>
 * &#64;DatabaseTest
 * class CountTests {
 *
 *     &#64;BeforeDatabaseTests
 *     static void createTable(TestDatabase database) {
 *         database.execute("CREATE TABLE t (id INT)");
 *     }
 *
 *     &#64;Test
 *     void findsNothing(TestDatabase database) {
 *         assertThat(database.query("SELECT id FROM t")).isEmpty();
 *     }
 *
 * }
 * </pre>
 *
 * The system property {@code tortoise.test.databases} (such as {@code h2,postgres})
 * narrows a local run. A server that cannot be had skips the class for that database, and
 * fails it when the environment says {@code CI=true}.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ClassTemplate
@ExtendWith(DatabaseTestExtension.class)
public @interface DatabaseTest {

	/**
	 * The databases that the class is for.
	 * @return the kinds, all when empty
	 */
	TestDatabaseKind[] only() default {};

	/**
	 * The databases that the class is not for.
	 * @return the kinds
	 */
	TestDatabaseKind[] except() default {};

}
