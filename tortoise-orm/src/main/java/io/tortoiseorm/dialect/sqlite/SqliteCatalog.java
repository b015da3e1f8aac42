package io.tortoiseorm.dialect.sqlite;

import java.util.Map;

import io.tortoiseorm.dialect.IndexText;
import io.tortoiseorm.dialect.TableText;
import io.tortoiseorm.dialect.ansi.AnsiCatalog;
import io.tortoiseorm.dialect.ansi.TypeName;
import io.tortoiseorm.sql.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * SQLite's catalogue: its pragmas as tables, and the texts of the definitions for all
 * that they do not tell.
 */
final class SqliteCatalog extends AnsiCatalog {

	private static final String TABLES = """
			SELECT m.name, CASE m.type WHEN 'view' THEN 'Y' ELSE 'N' END, NULL, m.sql
			FROM sqlite_master m
			WHERE m.type IN ('table', 'view') AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
			ORDER BY m.name""";

	private static final String COLUMNS = """
			SELECT m.name, i.name, i.type, CASE WHEN i."notnull" OR i.pk > 0 THEN 'N' ELSE 'Y' END,
			       CASE WHEN i.hidden = 0 THEN i.dflt_value END,
			       CASE WHEN UPPER(i.type) = 'INTEGER' AND i.pk = 1
			                 AND 1 = (SELECT COUNT(k.name) FROM pragma_table_info(m.name) k WHERE k.pk > 0)
			                 AND NOT EXISTS (SELECT 1 FROM pragma_index_list(m.name) x WHERE x.origin = 'pk')
			            THEN 'Y' ELSE 'N' END,
			       NULL, NULL, NULL
			FROM sqlite_master m, pragma_table_xinfo(m.name) i
			WHERE m.type IN ('table', 'view') AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND i.hidden <> 1
			ORDER BY m.name, i.cid""";

	private static final String KEYS = """
			SELECT t, NULL, p, c, n FROM (
			  SELECT m.name AS t, '' AS n, 'Y' AS p, i.name AS c, i.pk AS o
			  FROM sqlite_master m, pragma_table_info(m.name) i WHERE m.type = 'table' AND i.pk > 0
			  UNION ALL
			  SELECT m.name, x.name, 'N', i.name, i.seqno
			  FROM sqlite_master m, pragma_index_list(m.name) x, pragma_index_info(x.name) i
			  WHERE m.type = 'table' AND x.origin = 'u') ORDER BY t, p DESC, n, o""";

	private static final String INDEXES = """
			SELECT m.name, x.name, CASE x."unique" WHEN 1 THEN 'Y' ELSE 'N' END, NULL, i.name, NULL,
			       CASE i."desc" WHEN 1 THEN 'Y' ELSE 'N' END, NULL, s.sql
			FROM sqlite_master m, pragma_index_list(m.name) x, pragma_index_xinfo(x.name) i
			JOIN sqlite_master s ON s.type = 'index' AND s.name = x.name
			WHERE m.type = 'table' AND x.origin = 'c' AND i."key" = 1
			ORDER BY m.name, x.name, i.seqno""";

	private static final String FOREIGN_KEYS = """
			SELECT m.name, NULL, f."from", NULL, f."table", f."to", f.on_delete, f.on_update, CAST(f.id AS TEXT)
			FROM sqlite_master m, pragma_foreign_key_list(m.name) f
			WHERE m.type = 'table' ORDER BY m.name, f.id DESC, f.seq""";

	private static final String CHECKS = "SELECT NULL, NULL, NULL WHERE 1 = 0";

	SqliteCatalog() {
		super("SELECT NULL", Map.of(Part.TABLES, TABLES, Part.COLUMNS, COLUMNS, Part.KEYS, KEYS, Part.INDEXES, INDEXES,
				Part.FOREIGN_KEYS, FOREIGN_KEYS, Part.CHECKS, CHECKS));
	}

	@Override
	public TableText tableText(String definition) {
		return SqliteDefinition.table(definition);
	}

	@Override
	public IndexText indexText(String definition) {
		return SqliteDefinition.index(definition);
	}

	/** Types are free names here: those of the ORM, and what other tools write. */
	@Override
	public @Nullable SqlType sqlType(String type) {
		TypeName name = TypeName.of(type);
		int length = name.arguments().isEmpty() ? 0 : name.arguments().get(0);
		return switch (name.base()) {
			case "tinyint", "smallint" -> SqlType.SMALLINT;
			case "int", "mediumint" -> SqlType.INTEGER;
			// holds 64 bits, and the name is what a key that numbers itself must have
			case "integer", "bigint" -> SqlType.BIGINT;
			case "decimal_text" -> name.decimal();
			case "real", "double", "double precision", "float" -> SqlType.DOUBLE;
			case "boolean", "bool" -> SqlType.BOOLEAN;
			case "char" -> (length == 36) ? SqlType.UUID : name.text();
			case "varchar", "nvarchar", "character varying" -> name.text();
			case "text", "clob" -> SqlType.TEXT;
			case "blob" -> SqlType.BINARY;
			case "date" -> SqlType.DATE;
			case "time" -> SqlType.TIME;
			case "datetime" -> SqlType.TIMESTAMP;
			case "timestamp" -> SqlType.INSTANT;
			case "json_text", "json" -> SqlType.JSON;
			default -> null;
		};
	}

}
