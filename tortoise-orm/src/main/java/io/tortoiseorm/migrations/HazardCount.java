package io.tortoiseorm.migrations;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.RawStatements;
import io.tortoiseorm.sql.SqlWriter;
import io.tortoiseorm.sql.TableRef;
import reactor.core.publisher.Mono;

/**
 * How many rows of a database a change would hit.
 */
final class HazardCount {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private HazardCount() {
	}

	/**
	 * Counts.
	 * @return the number of rows, -1 where the database cannot be asked
	 */
	static Mono<Long> of(Database database, Hazard hazard) {
		return database.open()
			.then(Mono
				.defer(() -> database.list(RawStatements.of(database.dialect(), query(database, hazard), List.of()),
						(row) -> Long.parseLong(String.valueOf(row.get(0, Object.class))))))
			.map((rows) -> rows.get(0))
			.timeout(PATIENCE)
			.onErrorReturn(-1L);
	}

	private static String query(Database database, Hazard hazard) {
		TableRef table = TableNames.parse(hazard.table());
		List<String> columns = List.of(hazard.column().split(","));
		SqlWriter out = database.dialect().writer();
		switch (hazard.probe()) {
			case ROWS -> out.append("SELECT COUNT(*) FROM ").node(table);
			case VALUES -> out.append("SELECT COUNT(").name(hazard.column()).append(") FROM ").node(table);
			case NULLS -> out.append("SELECT COUNT(*) FROM ")
				.node(table)
				.append(" WHERE ")
				.name(hazard.column())
				.append(" IS NULL");
			case DUPLICATES -> {
				String known = columns.stream()
					.map((column) -> database.dialect().writer().name(column).toStatement().text() + " IS NOT NULL")
					.collect(Collectors.joining(" AND "));
				out.append("SELECT COALESCE(SUM(d.n), 0) FROM (SELECT COUNT(*) AS n FROM ").node(table);
				out.append(" WHERE ").append(known).append(" GROUP BY ").names(columns);
				out.append(" HAVING COUNT(*) > 1) d");
			}
		}
		return out.toStatement().text();
	}

}
