package io.tortoiseorm.dialect.postgres;

import java.util.Map;

import io.tortoiseorm.dialect.Scratch;
import io.tortoiseorm.dialect.ansi.AnsiCatalog;
import io.tortoiseorm.dialect.ansi.SessionTables;
import io.tortoiseorm.dialect.ansi.TypeName;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlType.Kind;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's own catalogue, which knows more than the standard's.
 */
final class PostgresCatalog extends AnsiCatalog {

	private static final String TABLES = """
			SELECT c.relname::text,
			       CASE WHEN c.relkind IN ('v', 'm') THEN 'Y' ELSE 'N' END,
			       obj_description(c.oid, 'pg_class'),
			       CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END
			FROM pg_class c
			JOIN pg_namespace n ON n.oid = c.relnamespace
			WHERE n.nspname = {schema} AND c.relkind IN ('r', 'p', 'f', 'v', 'm') AND NOT c.relispartition
			  AND NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.objid = c.oid
			                  AND e.classid = 'pg_class'::regclass AND e.deptype = 'e')
			ORDER BY c.relname""";

	private static final String COLUMNS = """
			SELECT c.relname::text, a.attname::text, format_type(a.atttypid, a.atttypmod),
			       CASE WHEN a.attnotnull THEN 'N' ELSE 'Y' END,
			       CASE WHEN a.attgenerated = '' AND NOT COALESCE(x.numbered, FALSE) THEN x.expression END,
			       CASE WHEN a.attidentity <> '' OR COALESCE(x.numbered, FALSE) THEN 'Y' ELSE 'N' END,
			       CASE WHEN a.attgenerated <> '' THEN x.expression END,
			       CASE WHEN a.attcollation <> t.typcollation THEN o.collname::text END,
			       col_description(c.oid, a.attnum)
			FROM pg_class c
			JOIN pg_namespace n ON n.oid = c.relnamespace
			JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
			JOIN pg_type t ON t.oid = a.atttypid
			LEFT JOIN pg_collation o ON o.oid = a.attcollation
			LEFT JOIN (SELECT d.adrelid, d.adnum, pg_get_expr(d.adbin, d.adrelid) AS expression,
			                  pg_get_expr(d.adbin, d.adrelid) LIKE ANY
			                      (ARRAY['nextval(%', 'unique\\_rowid(%']) AS numbered
			           FROM pg_attrdef d) x ON x.adrelid = c.oid AND x.adnum = a.attnum
			WHERE n.nspname = {schema} AND c.relkind IN ('r', 'p', 'f', 'v', 'm') AND NOT c.relispartition
			ORDER BY c.relname, a.attnum""";

	private static final String KEYS = """
			SELECT c.relname::text, k.conname::text, CASE k.contype WHEN 'p' THEN 'Y' ELSE 'N' END, a.attname::text,
			       k.conname::text
			FROM pg_constraint k
			JOIN pg_class c ON c.oid = k.conrelid AND NOT c.relispartition
			JOIN pg_namespace n ON n.oid = c.relnamespace
			CROSS JOIN LATERAL unnest(k.conkey) WITH ORDINALITY AS u (number, position)
			JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.number
			WHERE n.nspname = {schema} AND k.contype IN ('p', 'u')
			ORDER BY c.relname, k.conname, u.position""";

	private static final String INDEXES = """
			SELECT t.relname::text, i.relname::text, CASE WHEN x.indisunique THEN 'Y' ELSE 'N' END,
			       NULLIF(m.amname::text, 'btree'), a.attname::text,
			       CASE WHEN a.attname IS NULL THEN pg_get_indexdef(i.oid, p.position, FALSE) END,
			       CASE WHEN x.indoption[p.position - 1] & 1 = 1 THEN 'Y' ELSE 'N' END,
			       pg_get_expr(x.indpred, x.indrelid), NULL::text
			FROM pg_index x
			JOIN pg_class i ON i.oid = x.indexrelid
			JOIN pg_class t ON t.oid = x.indrelid AND NOT t.relispartition
			JOIN pg_namespace n ON n.oid = t.relnamespace
			JOIN pg_am m ON m.oid = i.relam
			CROSS JOIN LATERAL generate_series(1, x.indnkeyatts::int) AS p (position)
			LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND x.indkey[p.position - 1] <> 0
			                         AND a.attnum = x.indkey[p.position - 1]
			WHERE n.nspname = {schema} AND NOT EXISTS (SELECT 1 FROM pg_constraint k
			                                           WHERE k.conindid = i.oid AND k.contype IN ('p', 'u', 'x'))
			ORDER BY t.relname, i.relname, p.position""";

	private static final String FOREIGN_KEYS = """
			SELECT c.relname::text, k.conname::text, a.attname::text, tn.nspname::text, tc.relname::text,
			       ta.attname::text,
			       CASE k.confdeltype WHEN 'c' THEN 'CASCADE' WHEN 'r' THEN 'RESTRICT' WHEN 'n' THEN 'SET NULL'
			                          WHEN 'd' THEN 'SET DEFAULT' ELSE 'NO ACTION' END,
			       CASE k.confupdtype WHEN 'c' THEN 'CASCADE' WHEN 'r' THEN 'RESTRICT' WHEN 'n' THEN 'SET NULL'
			                          WHEN 'd' THEN 'SET DEFAULT' ELSE 'NO ACTION' END,
			       k.conname::text
			FROM pg_constraint k
			JOIN pg_class c ON c.oid = k.conrelid AND NOT c.relispartition
			JOIN pg_namespace n ON n.oid = c.relnamespace
			JOIN pg_class tc ON tc.oid = k.confrelid
			JOIN pg_namespace tn ON tn.oid = tc.relnamespace
			CROSS JOIN LATERAL unnest(k.conkey, k.confkey) WITH ORDINALITY AS u (number, target, position)
			JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.number
			JOIN pg_attribute ta ON ta.attrelid = tc.oid AND ta.attnum = u.target
			WHERE n.nspname = {schema} AND k.contype = 'f'
			ORDER BY c.relname, k.conname, u.position""";

	private static final String CHECKS = """
			SELECT c.relname::text, k.conname::text, pg_get_expr(k.conbin, k.conrelid)
			FROM pg_constraint k
			JOIN pg_class c ON c.oid = k.conrelid AND NOT c.relispartition
			JOIN pg_namespace n ON n.oid = c.relnamespace
			WHERE n.nspname = {schema} AND k.contype = 'c'
			ORDER BY c.relname, k.conname""";

	PostgresCatalog() {
		super("SELECT current_schema()::text", Map.of(Part.TABLES, TABLES, Part.COLUMNS, COLUMNS, Part.KEYS, KEYS,
				Part.INDEXES, INDEXES, Part.FOREIGN_KEYS, FOREIGN_KEYS, Part.CHECKS, CHECKS));
	}

	@Override
	public @Nullable SqlType sqlType(String type) {
		if (type.endsWith("[]")) {
			SqlType element = sqlType(type.substring(0, type.length() - 2));
			return (element != null) ? SqlType.array(element) : null;
		}
		TypeName name = TypeName.of(type);
		return switch (name.base()) {
			case "smallint" -> SqlType.SMALLINT;
			case "integer" -> SqlType.INTEGER;
			case "bigint" -> SqlType.BIGINT;
			case "numeric" -> name.decimal();
			case "real" -> new SqlType(Kind.REAL, 0, 0, null);
			case "double precision" -> SqlType.DOUBLE;
			case "boolean" -> SqlType.BOOLEAN;
			case "character varying" -> name.text();
			case "character" -> name.text();
			case "text", "citext" -> SqlType.TEXT;
			case "bytea" -> SqlType.BINARY;
			case "uuid" -> SqlType.UUID;
			case "date" -> SqlType.DATE;
			case "time without time zone" -> SqlType.TIME;
			case "timestamp without time zone" -> SqlType.TIMESTAMP;
			case "timestamp with time zone" -> SqlType.INSTANT;
			case "jsonb", "json" -> SqlType.JSON;
			case "tsvector" -> new SqlType(Kind.TSVECTOR, 0, 0, null);
			default -> null;
		};
	}

	@Override
	public Scratch scratch() {
		return new SessionTables("pg_temp", "CREATE TABLE", "DROP TABLE",
				"SELECT nspname::text FROM pg_namespace WHERE oid = pg_my_temp_schema()");
	}

}
