package io.tortoiseorm.schema;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.tortoiseorm.schema.Catalog.Query;

/**
 * Reads the information schema of MySQL and MariaDB.
 */
final class MySqlCatalog {

	private static final String OF_TABLE = " table_schema = DATABASE() AND table_name = '$TABLE' ";

	private static final String INDEXES = "SELECT index_name AS n, column_name AS c FROM information_schema.statistics"
			+ " WHERE" + OF_TABLE + "AND non_unique = %d AND index_name <> 'PRIMARY' ORDER BY index_name, seq_in_index";

	private static final String CONSTRAINTS = "SELECT constraint_name AS n FROM information_schema.table_constraints"
			+ " WHERE" + OF_TABLE + "AND constraint_type = '%s'";

	private MySqlCatalog() {
	}

	static Catalog read(Query query) {
		Set<List<String>> uniques = new HashSet<>(Catalog.lists(query.rows(INDEXES.formatted(0))).values());
		TreeMap<String, List<String>> indexes = Catalog.lists(query.rows(INDEXES.formatted(1)));
		// foreign keys bring an index of their name
		indexes.keySet().removeAll(Catalog.names(query.rows(CONSTRAINTS.formatted("FOREIGN KEY"))));
		// MariaDB checks JSON by itself
		Map<String, Catalog.Column> columns = Catalog.columns(query.rows(
				"SELECT column_name AS n, column_type AS t, is_nullable AS o, column_default AS d FROM information_schema"
						+ ".columns WHERE" + OF_TABLE + "ORDER BY ordinal_position"));
		TreeSet<String> checks = Catalog.names(query.rows(CONSTRAINTS.formatted("CHECK")));
		checks.removeAll(columns.keySet());
		return new Catalog(columns,
				query
					.rows("SELECT index_name AS n, column_name AS c FROM information_schema.statistics WHERE" + OF_TABLE
							+ "AND index_name = 'PRIMARY' ORDER BY seq_in_index")
					.stream()
					.map((row) -> row.get(1))
					.toList(),
				uniques, indexes, Catalog.foreignKeys(query.rows("""
						SELECT k.constraint_name AS n, k.column_name AS c, k.referenced_table_name AS t,
						k.referenced_column_name AS c2, r.delete_rule AS d FROM information_schema.key_column_usage k
						JOIN information_schema.referential_constraints r ON r.constraint_schema = k.constraint_schema
						AND r.constraint_name = k.constraint_name AND r.table_name = k.table_name
						WHERE k.table_schema = DATABASE() AND k.table_name = '$TABLE'
						ORDER BY k.constraint_name, k.ordinal_position""")), checks,
				Catalog.comments(query.rows("SELECT table_comment AS r FROM information_schema.tables WHERE" + OF_TABLE
						+ "UNION ALL SELECT column_comment FROM information_schema.columns WHERE" + OF_TABLE)));
	}

}
