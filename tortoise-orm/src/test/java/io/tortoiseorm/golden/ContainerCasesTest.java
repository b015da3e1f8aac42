package io.tortoiseorm.golden;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.TortoiseConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * The cases on databases that come in containers only. Without Docker, or where it does
 * not have the image yet, there are none: the variable {@code TORTOISE_TEST_CONTAINERS}
 * has images fetched.
 */
class ContainerCasesTest {

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private static final String PASSWORD = "Tort01se!";

	@AfterAll
	static void stop() {
		Servers.STARTED.forEach(GenericContainer::stop);
	}

	@TestFactory
	Stream<DynamicTest> casesOnSqlServer() {
		String image = "mcr.microsoft.com/mssql/server:2022-latest";
		if (!Servers.isToBeHad(image)) {
			return Stream.empty();
		}
		GenericContainer<?> server = Servers
			.start(new GenericContainer<>(DockerImageName.parse(image)).withEnv("ACCEPT_EULA", "Y")
				.withEnv("MSSQL_SA_PASSWORD", PASSWORD)
				.withExposedPorts(1433)
				.waitingFor(Wait.forLogMessage(".*Recovery is complete.*", 1).withStartupTimeout(PATIENCE)));
		return cases(
				"mssql://sa:" + PASSWORD.replace("!", "%21") + "@" + server.getHost() + ":" + server.getMappedPort(1433)
						+ "/tempdb?trust_server_certificate=true",
				GoldenData::load, Set.of("json-6", "lookup-__posix_regex"));
	}

	@TestFactory
	Stream<DynamicTest> casesOnOracle() {
		String image = "gvenzl/oracle-free:23-slim-faststart";
		if (!Servers.isToBeHad(image)) {
			return Stream.empty();
		}
		GenericContainer<?> server = Servers
			.start(new GenericContainer<>(DockerImageName.parse(image)).withEnv("ORACLE_PASSWORD", PASSWORD)
				.withEnv("APP_USER", "tortoise")
				.withEnv("APP_USER_PASSWORD", PASSWORD)
				.withExposedPorts(1521)
				.waitingFor(Wait.forLogMessage(".*DATABASE IS READY TO USE!.*", 1).withStartupTimeout(PATIENCE)));
		return cases(
				"oracle://tortoise:" + PASSWORD.replace("!", "%21") + "@" + server.getHost() + ":"
						+ server.getMappedPort(1521) + "/FREEPDB1",
				GoldenData::loadWithoutEmptyTexts, Set.of("json-6", "lookup-str-iexact-9", "things-10"));
	}

	private static Stream<DynamicTest> cases(String url, Function<Tortoise, Mono<Void>> rows, Set<String> refused) {
		Tortoise tortoise = Objects.requireNonNull(
				Tortoise
					.init(TortoiseConfig.builder()
						.connection("default", url)
						.app("models", (app) -> app.models("io.tortoiseorm.golden.models"))
						.build())
					.block(PATIENCE));
		tortoise.createSchemas().then(rows.apply(tortoise)).contextWrite(tortoise.context()).block(PATIENCE);
		GoldenChecks checks = new GoldenChecks(tortoise);
		List<JsonNode> cases = new ArrayList<>();
		GoldenChecks.cases().forEach((golden) -> {
			if (!refused.contains(golden.get("id").asString())) {
				cases.add(golden);
			}
		});
		return cases.stream()
			.map((golden) -> DynamicTest.dynamicTest(golden.get("id").asString(), () -> checks.check(golden)))
			.onClose(() -> tortoise.close().block(PATIENCE));
	}

	/**
	 * Servers in containers.
	 */
	private static final class Servers {

		private static final List<GenericContainer<?>> STARTED = new CopyOnWriteArrayList<>();

		static boolean isToBeHad(String image) {
			if (!DockerClientFactory.instance().isDockerAvailable()) {
				return false;
			}
			return "true".equals(System.getenv("TORTOISE_TEST_CONTAINERS")) || DockerClientFactory.instance()
				.client()
				.listImagesCmd()
				.withReferenceFilter(image)
				.exec()
				.size() > 0;
		}

		static GenericContainer<?> start(GenericContainer<?> container) {
			STARTED.add(container);
			container.start();
			return container;
		}

	}

}
