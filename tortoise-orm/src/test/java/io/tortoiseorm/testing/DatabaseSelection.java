package io.tortoiseorm.testing;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import io.tortoiseorm.testing.server.ServerUnavailableException;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which databases a run tests on, and what becomes of tests whose database cannot be had.
 */
final class DatabaseSelection {

	static final String PROPERTY = "tortoise.test.databases";

	private static final String SQLITE_DRIVER = "io.tortoiseorm.r2dbc.sqlite.SqliteConnectionFactoryProvider";

	private static final Logger logger = LoggerFactory.getLogger(DatabaseSelection.class);

	private static @Nullable DatabaseSelection current;

	private final Set<TestDatabaseKind> kinds;

	private final boolean skipIsFailure;

	private final Set<TestDatabaseKind> announced = ConcurrentHashMap.newKeySet();

	private final Consumer<String> log;

	DatabaseSelection(@Nullable String subset, @Nullable String ci, boolean sqlitePresent, Consumer<String> log) {
		this.log = log;
		this.skipIsFailure = "true".equalsIgnoreCase(ci);
		boolean all = (subset == null || subset.isBlank());
		if (this.skipIsFailure && !all) {
			throw new IllegalStateException("CI=true tests on every database, but " + PROPERTY + " asks for '" + subset
					+ "' only: remove the property");
		}
		this.kinds = all ? EnumSet.allOf(TestDatabaseKind.class) : parse(subset);
		if (!sqlitePresent) {
			this.kinds.remove(TestDatabaseKind.SQLITE);
		}
	}

	static synchronized DatabaseSelection current() {
		if (current == null) {
			current = new DatabaseSelection(System.getProperty(PROPERTY), System.getenv("CI"), isPresent(SQLITE_DRIVER),
					logger::warn);
		}
		return current;
	}

	/**
	 * The databases of the run.
	 * @return those that tests are to run on, reachable or not
	 */
	Set<TestDatabaseKind> kinds() {
		return EnumSet.copyOf(this.kinds);
	}

	/**
	 * Decides on tests whose server cannot be had: they are skipped, or fail where all
	 * databases are a must. A skip is logged once for each database.
	 * @param kind the database
	 * @param cause why it cannot be had
	 * @return what the test is to throw
	 */
	RuntimeException unavailable(TestDatabaseKind kind, ServerUnavailableException cause) {
		if (this.skipIsFailure) {
			return new IllegalStateException(
					kind.displayName() + " cannot be tested on, and CI=true forbids to skip it: " + cause.getMessage(),
					cause);
		}
		String message = "Tests on " + kind.displayName() + " are skipped: " + cause.getMessage();
		if (this.announced.add(kind)) {
			this.log.accept(message);
		}
		return new TestAbortedException(message, cause);
	}

	private static EnumSet<TestDatabaseKind> parse(String subset) {
		EnumSet<TestDatabaseKind> kinds = EnumSet.noneOf(TestDatabaseKind.class);
		Arrays.stream(subset.split(",")).map(TestDatabaseKind::ofId).forEach(kinds::add);
		return kinds;
	}

	private static boolean isPresent(String className) {
		try {
			Class.forName(className, false, DatabaseSelection.class.getClassLoader());
			return true;
		}
		catch (ClassNotFoundException ex) {
			return false;
		}
	}

}
