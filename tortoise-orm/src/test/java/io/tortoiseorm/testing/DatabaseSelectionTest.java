package io.tortoiseorm.testing;

import java.util.ArrayList;
import java.util.List;

import io.tortoiseorm.testing.server.ServerUnavailableException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class DatabaseSelectionTest {

	private final ServerUnavailableException unavailable = new ServerUnavailableException("no binaries", null);

	private final List<String> logged = new ArrayList<>();

	@Test
	void takesAllDatabases() {
		assertThat(selection(null, null, true).kinds()).containsExactly(TestDatabaseKind.values());
		assertThat(selection(" ", "true", true).kinds()).containsExactly(TestDatabaseKind.values());
	}

	@Test
	void leavesOutSqliteWithoutItsDriver() {
		assertThat(selection(null, "true", false).kinds()).hasSize(4).doesNotContain(TestDatabaseKind.SQLITE);
	}

	@Test
	void narrowsALocalRun() {
		assertThat(selection("h2, Postgres", null, true).kinds()).containsExactly(TestDatabaseKind.H2,
				TestDatabaseKind.POSTGRES);
	}

	@Test
	void namesTheDatabasesWhenOneIsUnknown() {
		assertThatIllegalArgumentException().isThrownBy(() -> selection("h2,oracle", null, true))
			.withMessage("Unknown test database 'oracle', known are h2, sqlite, postgres, mariadb, mysql");
	}

	@Test
	void refusesToNarrowTheRunOfContinuousIntegration() {
		assertThatIllegalStateException().isThrownBy(() -> selection("h2", "true", true))
			.withMessageContaining("CI=true");
	}

	@Test
	void skipsTestsWithoutServer() {
		DatabaseSelection selection = selection(null, null, true);
		assertThat(selection.unavailable(TestDatabaseKind.MYSQL, this.unavailable))
			.isInstanceOf(TestAbortedException.class)
			.hasMessage("Tests on MySQL are skipped: no binaries");
	}

	@Test
	void saysOnceThatADatabaseIsSkipped() {
		DatabaseSelection selection = selection(null, null, true);
		selection.unavailable(TestDatabaseKind.MYSQL, this.unavailable);
		selection.unavailable(TestDatabaseKind.MYSQL, this.unavailable);
		selection.unavailable(TestDatabaseKind.MARIADB, this.unavailable);
		assertThat(this.logged).containsExactly("Tests on MySQL are skipped: no binaries",
				"Tests on MariaDB are skipped: no binaries");
	}

	@Test
	void failsTestsWithoutServerInContinuousIntegration() {
		DatabaseSelection selection = selection(null, "true", true);
		assertThat(selection.unavailable(TestDatabaseKind.MYSQL, this.unavailable))
			.isInstanceOf(IllegalStateException.class)
			.hasMessage("MySQL cannot be tested on, and CI=true forbids to skip it: no binaries")
			.hasCause(this.unavailable);
	}

	private DatabaseSelection selection(@Nullable String subset, @Nullable String ci, boolean sqlitePresent) {
		return new DatabaseSelection(subset, ci, sqlitePresent, this.logged::add);
	}

}
