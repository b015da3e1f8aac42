package io.tortoiseorm.schema;

import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

import io.tortoiseorm.schema.Catalog.Query;

/**
 * Reads PostgreSQL's own catalogue.
 */
final class PostgresCatalog {

	private static final String TABLE = "'\"$TABLE\"'::regclass";

	private static final String CONSTRAINTS = """
			SELECT c.conname::text AS n, a.attname::text AS c FROM pg_constraint c
			CROSS JOIN LATERAL UNNEST(c.conkey) WITH ORDINALITY u (num, pos)
			JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = u.num
			WHERE c.contype = '%s' AND c.conrelid = %s ORDER BY c.conname, u.pos""";

	private static final String INDEXES = """
			SELECT i.relname::text AS n, PG_GET_INDEXDEF(x.indexrelid, p, true) AS c FROM pg_index x
			JOIN pg_class i ON i.oid = x.indexrelid CROSS JOIN LATERAL GENERATE_SERIES(1, x.indnatts) p
			WHERE x.indrelid = %s AND x.indisunique = %s
			AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = x.indexrelid AND c.contype IN ('p', 'u'))
			ORDER BY i.relname, p""";

	private PostgresCatalog() {
	}

	static Catalog read(Query query) {
		TreeMap<String, List<String>> uniques = Catalog.lists(query.rows(CONSTRAINTS.formatted("u", TABLE)));
		uniques.putAll(Catalog.lists(query.rows(INDEXES.formatted(TABLE, "true"))));
		List<String> key = query.rows(CONSTRAINTS.formatted("p", TABLE)).stream().map((row) -> row.get(1)).toList();
		return new Catalog(Catalog.columns(query.rows("""
				SELECT a.attname::text AS n, FORMAT_TYPE(a.atttypid, a.atttypmod) AS t,
				CASE WHEN a.attnotnull THEN 'NO' ELSE 'YES' END AS o, PG_GET_EXPR(d.adbin, d.adrelid) AS d
				FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
				WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attrelid = %s ORDER BY a.attnum""".formatted(TABLE))),
				key, new java.util.HashSet<>(uniques.values()),
				Catalog.lists(query.rows(INDEXES.formatted(TABLE, "false"))), foreignKeys(query),
				Catalog.names(query.rows("SELECT conname::text AS n FROM pg_constraint WHERE contype = 'c'"
						+ " AND conrelid = " + TABLE)),
				Catalog.comments(query.rows("SELECT description AS d FROM pg_description WHERE objoid = " + TABLE)));
	}

	private static TreeSet<String> foreignKeys(Query query) {
		return Catalog.foreignKeys(query.rows("""
				SELECT c.conname::text AS n, a.attname::text AS c, t.relname::text AS t, b.attname::text AS c2,
				CASE c.confdeltype WHEN 'a' THEN 'NO ACTION' WHEN 'r' THEN 'RESTRICT' WHEN 'c' THEN 'CASCADE'
				WHEN 'n' THEN 'SET NULL' ELSE 'SET DEFAULT' END AS d FROM pg_constraint c
				CROSS JOIN LATERAL UNNEST(c.conkey, c.confkey) WITH ORDINALITY u (num, num2, pos)
				JOIN pg_class t ON t.oid = c.confrelid
				JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = u.num
				JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = u.num2
				WHERE c.contype = 'f' AND c.conrelid = %s ORDER BY c.conname, u.pos""".formatted(TABLE)));
	}

}
