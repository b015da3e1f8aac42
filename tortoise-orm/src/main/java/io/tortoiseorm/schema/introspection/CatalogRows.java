package io.tortoiseorm.schema.introspection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import io.tortoiseorm.dialect.Catalog.Part;
import io.tortoiseorm.sql.SqlStatement;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.SqlRow;

/**
 * The rows of the answers to all catalogue queries.
 *
 * @param answers the rows of each part
 */
record CatalogRows(Map<Part, List<Row>> answers) {

	/**
	 * Asks the database for everything, one query after the other.
	 */
	static Mono<CatalogRows> read(Database database, String schema) {
		Mono<Map<Part, List<Row>>> answers = Mono.just(new LinkedHashMap<>());
		for (Part part : Part.values()) {
			SqlStatement query = database.dialect().catalog().query(database.dialect(), part, schema);
			answers = answers
				.flatMap((known) -> database.list(query, (row) -> Row.of(row, columns(part))).map((rows) -> {
					Map<Part, List<Row>> more = new LinkedHashMap<>(known);
					more.put(part, rows);
					return more;
				}));
		}
		return answers.map(CatalogRows::new);
	}

	private static int columns(Part part) {
		return switch (part) {
			case TABLES -> 4;
			case KEYS -> 5;
			case COLUMNS, INDEXES, FOREIGN_KEYS -> 9;
			case CHECKS -> 3;
		};
	}

	List<Row> rows(Part part) {
		return Objects.requireNonNull(this.answers.get(part));
	}

	/**
	 * The rows of a part that belong to a table, by what a column says.
	 */
	Map<String, List<Row>> grouped(Part part, String table, Function<Row, String> key) {
		Map<String, List<Row>> groups = new LinkedHashMap<>();
		for (Row row : rows(part)) {
			if (row.get(0).equals(table)) {
				groups.computeIfAbsent(key.apply(row), (absent) -> new ArrayList<>()).add(row);
			}
		}
		return groups;
	}

	/**
	 * A row of text.
	 */
	record Row(List<@Nullable String> values) {

		static Row of(SqlRow row, int columns) {
			List<@Nullable String> values = new ArrayList<>(columns);
			for (int i = 0; i < columns; i++) {
				values.add(row.get(i, String.class));
			}
			return new Row(values);
		}

		String get(int column) {
			return Objects.requireNonNull(this.values.get(column), "the catalogue has no value in column " + column);
		}

		@Nullable String find(int column) {
			return this.values.get(column);
		}

		boolean is(int column) {
			return "Y".equals(this.values.get(column));
		}

	}

}
