package io.tortoiseorm.r2dbc.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples of the README: they compile, they work, and they are those of the README.
 */
class ReadmeTests extends SqliteTestSupport {

	private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

	@Test
	void opensAnExampleByUrl() {
		ConnectionFactory factory = ConnectionFactories.get("r2dbc:sqlite:///shop.db");

		Flux<String> names = Flux.usingWhen(factory.create(),
				(connection) -> Flux
					.from(connection.createStatement("SELECT name FROM product WHERE price < :limit")
						.bind("limit", 100)
						.execute())
					.flatMap((result) -> result.map((row) -> row.get("name", String.class))),
				Connection::close);
		assertThat(names).isNotNull();
		assertThat(factory).hasToString("SqliteConnectionFactory[" + Path.of("shop.db").toAbsolutePath() + "]");
	}

	@Test
	void opensAnExampleByConfiguration() {
		SqliteConnectionConfiguration configuration = SqliteConnectionConfiguration.builder()
			.file(Path.of("shop.db"))
			.pragma("cache_size", "-20000")
			.lockWaitTimeout(Duration.ofSeconds(10))
			.build();
		SqliteConnectionFactory factory = SqliteConnectionFactory.from(configuration);
		assertThat(factory.getMetadata().getName()).isEqualTo("SQLite");
		assertThat(configuration.lockWaitTimeout()).isEqualTo(Duration.ofSeconds(10));
	}

	@Test
	void readsTheRowsOfTheExample() {
		execute("CREATE TABLE product (name TEXT, price INTEGER)");
		execute("INSERT INTO product VALUES ('shell', 50), ('car', 5000)");
		assertThat(await(query(this.connection, "SELECT name FROM product WHERE price < :limit",
				(row) -> row.get("name", String.class), 100)))
			.containsExactly("shell");
	}

	@Test
	void isWhatTheReadmeShows() throws IOException {
		String source = Files.readString(Path.of("src/test/java", getClass().getName().replace('.', '/') + ".java"));
		List<String> examples = EXAMPLE.matcher(Files.readString(Path.of("README.md")))
			.results()
			.map((MatchResult match) -> match.group(1))
			.toList();
		assertThat(examples).hasSize(2)
			.allSatisfy((example) -> assertThat(withoutSpace(source)).contains(withoutSpace(example)));
	}

	private static String withoutSpace(String code) {
		return code.replaceAll("\\s", "");
	}

}
