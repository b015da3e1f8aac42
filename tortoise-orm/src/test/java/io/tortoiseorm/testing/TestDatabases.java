package io.tortoiseorm.testing;

import java.util.ArrayList;
import java.util.List;

import io.tortoiseorm.testing.server.ServerUnavailableException;
import org.opentest4j.TestAbortedException;

/**
 * Databases of all kinds at once, for a test that compares them.
 */
public final class TestDatabases {

	private TestDatabases() {
	}

	/**
	 * Creates an empty database of each kind that the run tests on. A kind that cannot be
	 * had is left out, or fails the test where all are a must.
	 * @return the databases, to be closed by the caller
	 */
	public static List<TestDatabase> createAll() {
		List<TestDatabase> databases = new ArrayList<>();
		for (TestDatabaseKind kind : DatabaseSelection.current().kinds()) {
			try {
				databases.add(TestDatabase.create(kind));
			}
			catch (ServerUnavailableException ex) {
				RuntimeException consequence = DatabaseSelection.current().unavailable(kind, ex);
				if (!(consequence instanceof TestAbortedException)) {
					databases.forEach(TestDatabase::close);
					throw consequence;
				}
			}
		}
		return databases;
	}

}
