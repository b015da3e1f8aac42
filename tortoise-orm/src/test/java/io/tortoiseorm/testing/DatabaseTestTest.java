package io.tortoiseorm.testing;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@DatabaseTest
class DatabaseTestTest {

	private final TestDatabase database;

	private @Nullable TestDatabase injected;

	DatabaseTestTest(TestDatabase database) {
		this.database = database;
	}

	@BeforeDatabaseTests
	static void createTable(TestDatabase database) {
		database.execute("CREATE TABLE note (id INT PRIMARY KEY, body VARCHAR(50))");
	}

	@AfterDatabaseTests
	static void dropTable(TestDatabase database) {
		database.execute("DROP TABLE note");
	}

	@BeforeEach
	void insertRows(TestDatabase database) {
		database.execute("DELETE FROM note", "INSERT INTO note (id, body) VALUES (1, 'a'), (2, 'B'), (3, 'é')");
	}

	@Test
	void handsTheSameDatabaseToAll(TestDatabase database) {
		assertThat(database).isSameAs(this.database).isSameAs(this.injected);
	}

	@Test
	void isTheDatabaseItClaimsToBe() {
		String version = String.valueOf(this.database.queryValue(versionQuery())).toLowerCase(Locale.ROOT);
		switch (this.database.kind()) {
			case H2 -> assertThat(version).startsWith("2.");
			case SQLITE -> assertThat(version).startsWith("3.");
			case POSTGRES -> assertThat(version).startsWith("postgresql");
			case MARIADB -> assertThat(version).contains("mariadb");
			case MYSQL -> assertThat(version).startsWith("8.").doesNotContain("mariadb");
		}
	}

	private String versionQuery() {
		return switch (this.database.kind()) {
			case H2 -> "SELECT H2VERSION()";
			case SQLITE -> "SELECT sqlite_version()";
			case POSTGRES, MARIADB, MYSQL -> "SELECT version()";
		};
	}

	@Test
	void readsRows() {
		assertThat(this.database.query("SELECT id, body FROM note WHERE id < 3 ORDER BY id"))
			.extracting((row) -> String.valueOf(row.get("id")) + row.get("body"))
			.containsExactly("1a", "2B");
	}

	@Test
	void ordersTextByCodePoint() {
		assertThat(this.database.query("SELECT body FROM note ORDER BY body")).extracting((row) -> row.get("body"))
			.containsExactly("B", "a", "é");
	}

	@Test
	void refusesTheValueOfManyRows() {
		assertThatIllegalStateException().isThrownBy(() -> this.database.queryValue("SELECT id FROM note"))
			.withMessageContaining("one row of one column");
	}

	@Test
	void sharesNothingWithOtherDatabases() {
		try (TestDatabase other = TestDatabase.create(this.database.kind())) {
			assertThat(other.url()).isNotEqualTo(this.database.url());
			other.execute("CREATE TABLE note (id INT PRIMARY KEY)");
			assertThat(other.query("SELECT id FROM note")).isEmpty();
		}
		assertThat(this.database.query("SELECT id FROM note")).hasSize(3);
	}

	@Test
	void dropsWhatItClosed() {
		TestDatabase other = TestDatabase.create(this.database.kind());
		other.execute("CREATE TABLE gone (id INT PRIMARY KEY)");
		other.close();
		assertThatException().isThrownBy(() -> other.query("SELECT id FROM gone"));
	}

	@Test
	void namesTheDatabaseInItsUrls() {
		assertThat(this.database.url()).startsWith(this.database.kind().id() + "://").contains(this.database.name());
		assertThat(this.database.r2dbcUrl()).startsWith("r2dbc:").contains(this.database.name());
	}

	@Nested
	class Inside {

		@Test
		void hasTheDatabaseOfTheOutside(TestDatabase database) {
			assertThat(database).isSameAs(DatabaseTestTest.this.database);
		}

	}

}
