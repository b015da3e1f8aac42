package io.tortoiseorm.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.db.TransactionOptions;
import io.tortoiseorm.exceptions.TortoiseException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs cases and compares their answers with those of the reference.
 */
final class GoldenChecks {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private final Tortoise tortoise;

	GoldenChecks(Tortoise tortoise) {
		this.tortoise = tortoise;
	}

	static JsonNode cases() {
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
	 * Runs a case in a transaction that is rolled back.
	 */
	void check(JsonNode golden) {
		List<Object> outcome = new ArrayList<>();
		Mono<Void> work = Flux.concat(outcome(golden), then(golden))
			.doOnNext(outcome::add)
			.then(Mono.error(new RolledBack()));
		this.tortoise.database("default")
			.transactional(TransactionOptions.DEFAULTS, work)
			.onErrorResume(RolledBack.class, (expected) -> Mono.empty())
			.contextWrite(this.tortoise.context())
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

	private Mono<Object> outcome(JsonNode golden) {
		GoldenRunner runner = new GoldenRunner(this.tortoise);
		Mono<List<@Nullable Object>> operation = runner.run(golden.get("model").asString(), golden.get("ops"));
		return this.tortoise.database("default")
			.transactional(TransactionOptions.DEFAULTS, operation)
			.cast(Object.class)
			.onErrorResume(TortoiseException.class, Mono::just);
	}

	private Mono<List<@Nullable Object>> then(JsonNode golden) {
		JsonNode then = golden.path("then");
		if (then.isMissingNode() || then.isNull()) {
			return Mono.just(List.of());
		}
		List<JsonNode> ops = new ArrayList<>();
		for (int i = 1; i < then.size(); i++) {
			ops.add(then.get(i));
		}
		return new GoldenRunner(this.tortoise).run(then.get(0).asString(), ops);
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

	/**
	 * Ends a case's transaction.
	 */
	private static final class RolledBack extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

}
