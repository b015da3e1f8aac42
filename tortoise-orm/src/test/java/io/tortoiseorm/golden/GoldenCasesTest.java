package io.tortoiseorm.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.tortoiseorm.query.TestOrm;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * Queries as data, with the answers of the reference. The system property
 * {@code golden.cases} names another file of the same format.
 */
@DatabaseTest
class GoldenCasesTest {

	private static TestOrm orm;

	@BeforeDatabaseTests
	static void start(TestDatabase database) {
		orm = TestOrm.withGoldenRows(database);
	}

	@AfterDatabaseTests
	static void stop() {
		orm.close();
	}

	@TestFactory
	Stream<DynamicTest> cases(TestDatabase database) {
		List<DynamicTest> tests = new ArrayList<>();
		GoldenChecks checks = new GoldenChecks(orm.tortoise());
		for (JsonNode golden : GoldenChecks.cases()) {
			if (runsOn(golden, database.kind())) {
				tests.add(DynamicTest.dynamicTest(golden.get("id").asString(), () -> checks.check(golden)));
			}
		}
		return tests.stream();
	}

	/**
	 * A case may name databases; one that the reference does not know counts as the
	 * first.
	 */
	private static boolean runsOn(JsonNode golden, TestDatabaseKind kind) {
		if (!golden.has("dbs")) {
			return true;
		}
		List<String> named = new ArrayList<>();
		golden.get("dbs").forEach((name) -> named.add(name.asString()));
		return switch (kind) {
			case POSTGRES -> named.contains("postgres");
			case MYSQL, MARIADB -> named.contains("mysql");
			case SQLITE -> named.contains("sqlite");
			case H2 -> false;
		};
	}

}
