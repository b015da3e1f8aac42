package io.tortoiseorm.r2dbc.sqlite;

import java.nio.file.Path;
import java.time.Duration;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples of the README: they compile and they work.
 */
class ReadmeTests extends SqliteTestSupport {

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

}
