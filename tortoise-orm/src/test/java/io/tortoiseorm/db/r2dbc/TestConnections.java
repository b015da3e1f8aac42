package io.tortoiseorm.db.r2dbc;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

import io.tortoiseorm.db.ConnectionConfig;
import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.DatabaseBuilder;
import io.tortoiseorm.sql.SqlStatement;
import io.tortoiseorm.testing.TestDatabase;

/**
 * The ORM's own connections to test databases.
 */
final class TestConnections {

	static final Duration PATIENCE = Duration.ofSeconds(30);

	private TestConnections() {
	}

	static Database open(TestDatabase database, String parameters) {
		return open(database, parameters, (builder) -> builder);
	}

	static Database open(TestDatabase database, String parameters, UnaryOperator<DatabaseBuilder> more) {
		String url = database.url() + (parameters.isEmpty() ? "" : "?" + parameters);
		DatabaseBuilder builder = R2dbcDatabases.builder(ConnectionConfig.of("default", url));
		return Objects.requireNonNull(more.apply(builder).build().open().block(PATIENCE));
	}

	static SqlStatement sql(String text) {
		return new SqlStatement(text, List.of(), null);
	}

	static int ids(TestDatabase database, String table) {
		List<Map<String, Object>> rows = database.query("SELECT COUNT(*) AS n FROM " + table)
			.stream()
			.map((row) -> Map.<String, Object>copyOf(row))
			.toList();
		return ((Number) rows.get(0).get("n")).intValue();
	}

	/**
	 * Waits until no connection is out, or too long.
	 * @param database the database
	 * @return how many are still out
	 */
	static int awaitNoneAcquired(Database database) {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		int acquired = acquired(database);
		while (acquired > 0 && System.nanoTime() < deadline) {
			Thread.onSpinWait();
			acquired = acquired(database);
		}
		return acquired;
	}

	private static int acquired(Database database) {
		return Objects.requireNonNull(database.poolState()).acquired();
	}

}
