package io.tortoiseorm.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.tortoiseorm.testing.TestDatabase;

/**
 * What a database says of a table of the connection's own schema.
 *
 * @param columns the columns in order, by name
 * @param primaryKey the columns of the key in order
 * @param uniques the columns of what is unique besides the key, constraint or index
 * @param indexes the columns of other indexes by name; an expression stands for itself
 * @param foreignKeys columns, what they refer to, and what deleting does
 * @param checks the names of the checks
 * @param comments what is said about the table and its columns
 */
record Catalog(Map<String, Column> columns, List<String> primaryKey, Set<List<String>> uniques,
		TreeMap<String, List<String>> indexes, TreeSet<String> foreignKeys, TreeSet<String> checks,
		TreeSet<String> comments) {

	static Catalog of(TestDatabase database, String table) {
		Query query = (sql) -> database.query(sql.replace("$TABLE", table))
			.stream()
			.map((row) -> row.values().stream().map(String::valueOf).toList())
			.toList();
		return switch (database.kind()) {
			case POSTGRES -> PostgresCatalog.read(query);
			case H2 -> H2Catalog.read(query);
			case MARIADB, MYSQL -> MySqlCatalog.read(query);
			case SQLITE -> SqliteCatalog.read(query);
		};
	}

	/**
	 * Columns from rows of name, type, whether it may be NULL (YES or NO), and default.
	 */
	static Map<String, Column> columns(List<List<String>> rows) {
		Map<String, Column> columns = new LinkedHashMap<>();
		for (List<String> row : rows) {
			String defaultValue = row.get(3);
			boolean none = defaultValue.equals("null") || defaultValue.equals("NULL");
			columns.put(row.get(0), new Column(row.get(1).toLowerCase(Locale.ROOT), row.get(2).equals("YES"), !none));
		}
		return columns;
	}

	/**
	 * Lists of columns by name, from rows of name and column in order.
	 */
	static TreeMap<String, List<String>> lists(List<List<String>> rows) {
		TreeMap<String, List<String>> lists = new TreeMap<>();
		for (List<String> row : rows) {
			lists.computeIfAbsent(row.get(0), (name) -> new ArrayList<>()).add(row.get(1));
		}
		return lists;
	}

	/**
	 * Foreign keys from rows of name, column, table and column referred to, and action.
	 */
	static TreeSet<String> foreignKeys(List<List<String>> rows) {
		Map<String, List<String>> from = new TreeMap<>();
		Map<String, List<String>> to = new TreeMap<>();
		Map<String, List<String>> rest = new TreeMap<>();
		for (List<String> row : rows) {
			from.computeIfAbsent(row.get(0), (name) -> new ArrayList<>()).add(row.get(1));
			to.computeIfAbsent(row.get(0), (name) -> new ArrayList<>()).add(row.get(3));
			rest.put(row.get(0), List.of(row.get(2), row.get(4)));
		}
		TreeSet<String> keys = new TreeSet<>();
		from.forEach((name, columns) -> keys
			.add(foreignKey(columns, rest.get(name).get(0), to.get(name), rest.get(name).get(1))));
		return keys;
	}

	static String foreignKey(List<String> columns, String table, List<String> targets, String onDelete) {
		return columns + " -> " + table + targets + " " + onDelete;
	}

	static TreeSet<String> names(List<List<String>> rows) {
		TreeSet<String> names = new TreeSet<>();
		rows.forEach((row) -> names.add(row.get(0)));
		return names;
	}

	static TreeSet<String> comments(List<List<String>> rows) {
		TreeSet<String> comments = names(rows);
		comments.removeAll(Set.of("", "null"));
		return comments;
	}

	/**
	 * A column.
	 *
	 * @param type its type as the database spells it, in lower case
	 * @param nullable whether it may be NULL
	 * @param hasDefault whether it has a default
	 */
	record Column(String type, boolean nullable, boolean hasDefault) {

	}

	/**
	 * Asks the database about the table, for which {@code $TABLE} stands.
	 */
	interface Query {

		List<List<String>> rows(String sql);

	}

}
