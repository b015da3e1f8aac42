package io.tortoiseorm.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.tortoiseorm.db.TransactionOptions;
import io.tortoiseorm.exceptions.TortoiseException;
import io.tortoiseorm.query.TestOrm;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

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
		for (JsonNode golden : cases()) {
			if (runsOn(golden, database.kind())) {
				tests.add(DynamicTest.dynamicTest(golden.get("id").asString(), () -> check(golden)));
			}
		}
		return tests.stream();
	}

	private static JsonNode cases() {
		String file = System.getProperty("golden.cases", "");
		if (file.isEmpty()) {
			return GoldenData.resource("golden/cases.json");
		}
		try {
			return JsonMapper.shared().readTree(Files.readString(Path.of(file)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
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

	/**
	 * Runs a case in a transaction that is rolled back.
	 */
	private static void check(JsonNode golden) {
		List<Object> outcome = Objects
			.requireNonNull(orm.awaitRolledBack(Flux.concat(outcome(golden), then(golden)).collectList()));
		JsonNode expected = golden.get("expect");
		boolean ordered = golden.path("ordered").asBoolean(false);
		if (expected.has("error")) {
			assertError(expected.get("error").asString(), outcome.get(0));
		}
		else {
			assertAnswer(expected.get("result"), outcome.get(0), ordered);
		}
		if (expected.has("then")) {
			assertAnswer(expected.get("then"), outcome.get(1), false);
		}
	}

	private static Mono<Object> outcome(JsonNode golden) {
		GoldenRunner runner = new GoldenRunner(orm.tortoise());
		Mono<List<@Nullable Object>> operation = runner.run(golden.get("model").asString(), golden.get("ops"));
		return orm.database()
			.transactional(TransactionOptions.DEFAULTS, operation)
			.cast(Object.class)
			.onErrorResume(TortoiseException.class, Mono::just);
	}

	private static Mono<List<@Nullable Object>> then(JsonNode golden) {
		JsonNode then = golden.path("then");
		if (then.isMissingNode() || then.isNull()) {
			return Mono.just(List.of());
		}
		List<JsonNode> ops = new ArrayList<>();
		for (int i = 1; i < then.size(); i++) {
			ops.add(then.get(i));
		}
		return new GoldenRunner(orm.tortoise()).run(then.get(0).asString(), ops);
	}

	private static void assertError(String expected, Object outcome) {
		assertThat(outcome).isInstanceOf(TortoiseException.class);
		if (!expected.equals("*")) {
			assertThat(outcome.getClass().getSimpleName()).isEqualTo(expected);
		}
	}

	private static void assertAnswer(JsonNode node, Object outcome, boolean ordered) {
		if (outcome instanceof TortoiseException error) {
			throw error;
		}
		GoldenAnswer.of(node).assertGivenBy(((List<?>) outcome).get(0), ordered);
	}

}
