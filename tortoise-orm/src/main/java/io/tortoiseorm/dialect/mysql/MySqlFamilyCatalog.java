package io.tortoiseorm.dialect.mysql;

import java.util.EnumMap;
import java.util.Map;

import io.tortoiseorm.dialect.Scratch;
import io.tortoiseorm.dialect.TableText;
import io.tortoiseorm.dialect.ansi.AnsiCatalog;
import io.tortoiseorm.dialect.ansi.SessionTables;
import io.tortoiseorm.dialect.ansi.TypeName;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlType.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogues of MySQL and MariaDB have in common. A schema is a database there,
 * and a unique constraint is a unique index.
 */
abstract class MySqlFamilyCatalog extends AnsiCatalog {

	private static final String TABLES = """
			SELECT t.table_name, CASE t.table_type WHEN 'VIEW' THEN 'Y' ELSE 'N' END,
			       CASE t.table_type WHEN 'VIEW' THEN NULL ELSE NULLIF(t.table_comment, '') END, v.view_definition
			FROM information_schema.tables t
			LEFT JOIN information_schema.views v ON v.table_schema = {schema} AND v.table_name = t.table_name
			WHERE t.table_schema = {schema} AND t.table_type IN ('BASE TABLE', 'SYSTEM VERSIONED', 'VIEW')
			ORDER BY t.table_name""";

	private static final String COLUMNS = """
			SELECT c.table_name, c.column_name, %s,
			       CASE c.is_nullable WHEN 'YES' THEN 'Y' ELSE 'N' END, %s,
			       CASE WHEN c.extra LIKE '%%auto_increment%%' THEN 'Y' ELSE 'N' END,
			       NULLIF(c.generation_expression, ''), c.collation_name, NULLIF(c.column_comment, '')
			FROM information_schema.columns c
			WHERE c.table_schema = {schema}
			ORDER BY c.table_name, c.ordinal_position""";

	private static final String KEYS = """
			SELECT s.table_name, s.index_name, CASE s.index_name WHEN 'PRIMARY' THEN 'Y' ELSE 'N' END, s.column_name,
			       s.index_name
			FROM information_schema.statistics s
			WHERE s.table_schema = {schema} AND s.non_unique = 0
			  AND NOT EXISTS (SELECT 1 FROM information_schema.statistics o
			                  WHERE o.table_schema = {schema} AND o.table_name = s.table_name
			                    AND o.index_name = s.index_name
			                    AND (o.sub_part IS NOT NULL OR o.column_name IS NULL))
			ORDER BY s.table_name, s.index_name, s.seq_in_index""";

	private static final String INDEXES = """
			SELECT s.table_name, s.index_name, CASE s.non_unique WHEN 0 THEN 'Y' ELSE 'N' END,
			       LOWER(NULLIF(s.index_type, 'BTREE')),
			       CASE WHEN s.sub_part IS NULL OR s.index_type = 'SPATIAL' THEN s.column_name END,
			       CASE WHEN s.column_name IS NULL THEN %s
			            WHEN s.sub_part IS NOT NULL AND s.index_type <> 'SPATIAL'
			            THEN CONCAT('`', s.column_name, '`(', s.sub_part, ')') END,
			       CASE s.collation WHEN 'D' THEN 'Y' ELSE 'N' END, NULL, NULL
			FROM information_schema.statistics s
			WHERE s.table_schema = {schema} AND s.index_name <> 'PRIMARY'
			  AND (s.non_unique = 1 OR EXISTS (SELECT 1 FROM information_schema.statistics o
			                                   WHERE o.table_schema = {schema} AND o.table_name = s.table_name
			                                     AND o.index_name = s.index_name
			                                     AND (o.sub_part IS NOT NULL OR o.column_name IS NULL)))
			  AND NOT EXISTS (SELECT 1 FROM information_schema.referential_constraints r
			                  WHERE r.constraint_schema = {schema} AND r.table_name = s.table_name
			                    AND r.constraint_name = s.index_name)
			ORDER BY s.table_name, s.index_name, s.seq_in_index""";

	private static final String FOREIGN_KEYS = """
			SELECT k.table_name, k.constraint_name, k.column_name, k.referenced_table_schema, k.referenced_table_name,
			       k.referenced_column_name, r.delete_rule, r.update_rule, k.constraint_name
			FROM information_schema.key_column_usage k
			JOIN information_schema.referential_constraints r ON r.constraint_schema = {schema}
			                                                  AND r.constraint_name = k.constraint_name
			                                                  AND r.table_name = k.table_name
			WHERE k.table_schema = {schema} AND k.referenced_table_name IS NOT NULL
			ORDER BY k.table_name, k.constraint_name, k.ordinal_position""";

	/**
	 * Creates the strategy.
	 * @param type the type of a column {@code c}
	 * @param defaultValue the default of a column {@code c}
	 * @param indexed the expression of a part of an index {@code s}
	 * @param checks the query of the check constraints
	 */
	MySqlFamilyCatalog(String type, String defaultValue, String indexed, String checks) {
		super("SELECT DATABASE()", queries(type, defaultValue, indexed, checks));
	}

	private static Map<Part, String> queries(String type, String defaultValue, String indexed, String checks) {
		Map<Part, String> queries = new EnumMap<>(Part.class);
		queries.put(Part.TABLES, TABLES);
		queries.put(Part.COLUMNS, COLUMNS.formatted(type, defaultValue));
		queries.put(Part.KEYS, KEYS);
		queries.put(Part.INDEXES, INDEXES.formatted(indexed));
		queries.put(Part.FOREIGN_KEYS, FOREIGN_KEYS);
		queries.put(Part.CHECKS, checks);
		return queries;
	}

	@Override
	protected @Nullable String unescaped(String literal) {
		StringBuilder text = new StringBuilder(literal.length());
		for (int i = 0; i < literal.length(); i++) {
			char character = literal.charAt(i);
			if (character == '\\') {
				i++;
				if (i == literal.length() || "\\'\"".indexOf(literal.charAt(i)) < 0) {
					return null;
				}
				character = literal.charAt(i);
			}
			text.append(character);
		}
		return text.toString();
	}

	/**
	 * UUIDs are texts of 36 characters or 16 bytes here, and small numbers of one digit
	 * flags.
	 */
	@Override
	public @Nullable SqlType sqlType(String type) {
		TypeName name = TypeName.of(type);
		int length = name.arguments().isEmpty() ? 0 : name.arguments().get(0);
		return switch (name.base()) {
			case "tinyint" -> (length == 1) ? SqlType.BOOLEAN : SqlType.SMALLINT;
			case "smallint", "tinyint unsigned", "year" -> SqlType.SMALLINT;
			case "int", "mediumint", "smallint unsigned", "mediumint unsigned" -> SqlType.INTEGER;
			case "bigint", "int unsigned" -> SqlType.BIGINT;
			case "bigint unsigned" -> SqlType.decimal(20, 0);
			case "decimal" -> name.decimal();
			case "float" -> new SqlType(Kind.REAL, 0, 0, null);
			case "double" -> SqlType.DOUBLE;
			case "char" -> (length == 36) ? SqlType.UUID : name.text();
			case "varchar" -> name.text();
			case "tinytext", "text", "mediumtext", "longtext" -> SqlType.TEXT;
			case "binary" -> (length == 16) ? SqlType.COMPACT_UUID : SqlType.BINARY;
			case "varbinary", "tinyblob", "blob", "mediumblob", "longblob" -> SqlType.BINARY;
			case "uuid" -> SqlType.UUID;
			case "date" -> SqlType.DATE;
			case "time" -> SqlType.TIME;
			case "datetime" -> SqlType.TIMESTAMP;
			case "timestamp" -> SqlType.INSTANT;
			case "json" -> SqlType.JSON;
			case "geometry", "point", "linestring", "polygon" -> new SqlType(Kind.GEOMETRY, 0, 0, null);
			default -> null;
		};
	}

	@Override
	public TableText tableText(String definition) {
		return MySqlDefinition.table(definition);
	}

	@Override
	public Scratch scratch() {
		return new SessionTables(null, "CREATE TEMPORARY TABLE", "DROP TEMPORARY TABLE", null);
	}

}
