package io.tortoiseorm.schema;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.tortoiseorm.schema.Catalog.Query;

/**
 * Reads H2's information schema.
 */
final class H2Catalog {

	private static final String CONSTRAINTS = """
			SELECT c.constraint_name AS n, k.column_name AS c FROM information_schema.table_constraints c
			JOIN information_schema.key_column_usage k ON k.constraint_schema = c.constraint_schema
			AND k.constraint_name = c.constraint_name
			WHERE LOWER(c.table_schema) = 'public' AND c.table_name = '$TABLE' AND c.constraint_type = '%s'
			ORDER BY c.constraint_name, k.ordinal_position""";

	private static final String INDEXES = """
			SELECT i.index_name AS n, k.column_name AS c FROM information_schema.indexes i
			JOIN information_schema.index_columns k ON k.index_schema = i.index_schema
			AND k.index_name = i.index_name
			WHERE LOWER(i.table_schema) = 'public' AND i.table_name = '$TABLE' AND i.index_type_name = '%s'
			AND NOT i.is_generated ORDER BY i.index_name, k.ordinal_position""";

	private H2Catalog() {
	}

	static Catalog read(Query query) {
		Set<List<String>> uniques = new HashSet<>(Catalog.lists(query.rows(CONSTRAINTS.formatted("UNIQUE"))).values());
		uniques.addAll(Catalog.lists(query.rows(INDEXES.formatted("UNIQUE INDEX"))).values());
		return new Catalog(Catalog.columns(query.rows("""
				SELECT column_name AS n, data_type || CASE WHEN data_type IN ('NUMERIC', 'DECIMAL')
				THEN '(' || numeric_precision || ',' || numeric_scale || ')'
				WHEN character_maximum_length < 1000000 THEN '(' || character_maximum_length || ')'
				ELSE '' END AS t, is_nullable AS o, column_default AS d
				FROM information_schema.columns WHERE LOWER(table_schema) = 'public' AND table_name = '$TABLE'
				ORDER BY ordinal_position""")),
				query.rows(CONSTRAINTS.formatted("PRIMARY KEY")).stream().map((row) -> row.get(1)).toList(), uniques,
				Catalog.lists(query.rows(INDEXES.formatted("INDEX"))), Catalog.foreignKeys(query.rows("""
						SELECT k.constraint_name AS n, k.column_name AS c, u.table_name AS t, u.column_name AS c2,
						r.delete_rule AS d FROM information_schema.referential_constraints r
						JOIN information_schema.key_column_usage k ON k.constraint_name = r.constraint_name
						AND k.constraint_schema = r.constraint_schema
						JOIN information_schema.key_column_usage u ON u.constraint_name = r.unique_constraint_name
						AND u.constraint_schema = r.unique_constraint_schema
						AND u.ordinal_position = k.position_in_unique_constraint
						WHERE LOWER(k.table_schema) = 'public' AND k.table_name = '$TABLE'
						ORDER BY k.constraint_name, k.ordinal_position""")),
				Catalog.names(query
					.rows("""
							SELECT constraint_name AS n FROM information_schema.table_constraints
							WHERE LOWER(table_schema) = 'public' AND table_name = '$TABLE' AND constraint_type = 'CHECK'""")),
				Catalog.comments(query.rows("""
						SELECT remarks AS r FROM information_schema.tables
						WHERE LOWER(table_schema) = 'public' AND table_name = '$TABLE'
						UNION ALL SELECT remarks FROM information_schema.columns
						WHERE LOWER(table_schema) = 'public' AND table_name = '$TABLE'""")));
	}

}
