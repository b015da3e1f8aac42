package io.tortoiseorm.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.TortoiseConfig;
import io.tortoiseorm.db.TransactionOptions;
import io.tortoiseorm.exceptions.TortoiseException;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
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

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static Tortoise tortoise;

	@BeforeDatabaseTests
	static void start(TestDatabase database) {
		tortoise = Tortoise
			.init(TortoiseConfig.builder()
				.connection("default", database.url())
				.app("models", (app) -> app.models("io.tortoiseorm.golden.models"))
				.build())
			.block(TIMEOUT);
		Objects.requireNonNull(tortoise);
		tortoise.createSchemas().then(GoldenData.load(tortoise)).contextWrite(tortoise.context()).block(TIMEOUT);
	}

	@AfterDatabaseTests
	static void stop() {
		tortoise.close().block(TIMEOUT);
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
		List<Object> outcome = new ArrayList<>();
		Mono<Void> work = outcome(golden).doOnNext(outcome::add)
			.then(then(golden).doOnNext(outcome::add))
			.then(Mono.error(new RolledBack()));
		tortoise.database("default")
			.transactional(TransactionOptions.DEFAULTS, work)
			.onErrorResume(RolledBack.class, (expected) -> Mono.empty())
			.contextWrite(tortoise.context())
			.block(TIMEOUT);
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
		GoldenRunner runner = new GoldenRunner(tortoise);
		Mono<List<@Nullable Object>> operation = runner.run(golden.get("model").asString(), golden.get("ops"));
		return tortoise.database("default")
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
		return new GoldenRunner(tortoise).run(then.get(0).asString(), ops);
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
		Object expected = answer(node);
		Object actual = ((List<?>) outcome).get(0);
		boolean matches = (!ordered && expected instanceof List<?> a && actual instanceof List<?> b)
				? GoldenValues.matchesInAnyOrder(a, b) : GoldenValues.matches(expected, actual);
		assertThat(matches).as(() -> "expected %s%nbut was  %s".formatted(expected, actual)).isTrue();
	}

	/**
	 * An expected answer, whose names are those of the reference.
	 */
	private static @Nullable Object answer(JsonNode node) {
		if (node.isArray()) {
			List<@Nullable Object> list = new ArrayList<>();
			node.forEach((element) -> list.add(answer(element)));
			return list;
		}
		if (node.isObject() && !(node.size() == 1 && node.propertyNames().iterator().next().startsWith("$"))) {
			java.util.Map<String, @Nullable Object> map = new java.util.LinkedHashMap<>();
			node.properties().forEach((entry) -> map.put(GoldenNames.camel(entry.getKey()), answer(entry.getValue())));
			return map;
		}
		return GoldenValues.read(node);
	}

	/**
	 * Ends a case's transaction.
	 */
	private static final class RolledBack extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

}
