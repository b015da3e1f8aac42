package io.tortoiseorm.testing.server;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DatabaseServerTest {

	@Test
	void readsAllParts() {
		assertThat(DatabaseServer.parse(ServerKind.POSTGRES, "postgres://ann:s3cret@db.example:6000/main"))
			.isEqualTo(new DatabaseServer("db.example", 6000, "ann", "s3cret", "main"));
	}

	@Test
	void fillsInPortAndDatabase() {
		assertThat(DatabaseServer.parse(ServerKind.POSTGRES, "postgres://ann:s3cret@db"))
			.isEqualTo(new DatabaseServer("db", 5432, "ann", "s3cret", "postgres"));
		assertThat(DatabaseServer.parse(ServerKind.MYSQL, "mysql://ann:s3cret@db/"))
			.isEqualTo(new DatabaseServer("db", 3306, "ann", "s3cret", "mysql"));
	}

	@Test
	void keepsSpecialCharacters() {
		DatabaseServer server = new DatabaseServer("db", 1, "a@b", "p:/+ %", "main");
		assertThat(DatabaseServer.parse(ServerKind.MARIADB, "mariadb://" + server.authority() + "/main"))
			.isEqualTo(server);
	}

	@ParameterizedTest
	@ValueSource(strings = { "s3cret", "postgres://s3cret", "postgres://ann@s3cret", "postgres://ann:s3cret^@db" })
	void refusesOtherThingsWithoutRepeatingThem(String url) {
		assertThatIllegalArgumentException().isThrownBy(() -> DatabaseServer.parse(ServerKind.POSTGRES, url))
			.withMessageContaining("TORTOISE_TEST_POSTGRES_URL")
			.withMessageContaining("postgres://user:password@host:port/database")
			.withMessageNotContaining("s3cret");
	}

	@Test
	void survivesTheFile() {
		DatabaseServer server = new DatabaseServer("127.0.0.1", 4711, "ann", "s3cret", "main");
		assertThat(DatabaseServer.of(server.toProperties())).isEqualTo(server);
	}

}
