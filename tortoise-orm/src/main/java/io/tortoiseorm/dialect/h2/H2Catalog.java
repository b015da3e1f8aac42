package io.tortoiseorm.dialect.h2;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.tortoiseorm.dialect.Scratch;
import io.tortoiseorm.dialect.ansi.AnsiCatalog;
import io.tortoiseorm.dialect.ansi.SessionTables;
import io.tortoiseorm.dialect.ansi.TypeName;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlType.Kind;
import org.jspecify.annotations.Nullable;

/**
 * H2's catalogue.
 */
final class H2Catalog extends AnsiCatalog {

	private static final int UNLIMITED = 1_000_000;

	private static final Pattern UNICODE = Pattern.compile("U&'((?:[^']|'')*)'");

	private static final Pattern CODE_POINT = Pattern.compile("\\\\(?:([0-9a-fA-F]{4})|\\\\)");

	private static final String TABLES = """
			SELECT t.TABLE_NAME, CASE WHEN t.TABLE_TYPE LIKE '%VIEW' THEN 'Y' ELSE 'N' END, NULLIF(t.REMARKS, ''),
			       v.VIEW_DEFINITION
			FROM INFORMATION_SCHEMA.TABLES t
			LEFT JOIN INFORMATION_SCHEMA.VIEWS v ON v.TABLE_SCHEMA = t.TABLE_SCHEMA AND v.TABLE_NAME = t.TABLE_NAME
			WHERE t.TABLE_SCHEMA = {schema} ORDER BY t.TABLE_NAME""";

	private static final String COLUMNS = """
			SELECT c.TABLE_NAME, c.COLUMN_NAME,
			       CASE WHEN UPPER(c.DATA_TYPE) LIKE 'CHARACTER%' OR UPPER(c.DATA_TYPE) LIKE 'BINARY%'
			            THEN UPPER(c.DATA_TYPE) || CASE WHEN c.CHARACTER_MAXIMUM_LENGTH < 1000000000
			                                            THEN '(' || c.CHARACTER_MAXIMUM_LENGTH || ')' ELSE '' END
			            WHEN UPPER(c.DATA_TYPE) IN ('NUMERIC', 'DECIMAL')
			            THEN UPPER(c.DATA_TYPE) || '(' || c.NUMERIC_PRECISION || ', ' || c.NUMERIC_SCALE || ')'
			            WHEN UPPER(c.DATA_TYPE) LIKE 'TIME%'
			            THEN REGEXP_REPLACE(UPPER(c.DATA_TYPE), '^([A-Z]+)', '$1(' || c.DATETIME_PRECISION || ')')
			            ELSE UPPER(c.DATA_TYPE) END,
			       CASE c.IS_NULLABLE WHEN 'YES' THEN 'Y' ELSE 'N' END,
			       c.COLUMN_DEFAULT, CASE c.IS_IDENTITY WHEN 'YES' THEN 'Y' ELSE 'N' END,
			       c.GENERATION_EXPRESSION, CAST(NULL AS VARCHAR), NULLIF(c.REMARKS, '')
			FROM INFORMATION_SCHEMA.COLUMNS c
			WHERE c.TABLE_SCHEMA = {schema} ORDER BY c.TABLE_NAME, c.ORDINAL_POSITION""";

	private static final String KEYS = """
			SELECT t.TABLE_NAME, t.CONSTRAINT_NAME, CASE t.CONSTRAINT_TYPE WHEN 'UNIQUE' THEN 'N' ELSE 'Y' END,
			       k.COLUMN_NAME, t.CONSTRAINT_NAME
			FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS t
			JOIN INFORMATION_SCHEMA.KEY_COLUMN_USAGE k ON k.CONSTRAINT_SCHEMA = t.CONSTRAINT_SCHEMA
			                                           AND k.CONSTRAINT_NAME = t.CONSTRAINT_NAME
			WHERE t.TABLE_SCHEMA = {schema} AND t.CONSTRAINT_TYPE IN ('PRIMARY KEY', 'UNIQUE')
			ORDER BY t.TABLE_NAME, t.CONSTRAINT_NAME, k.ORDINAL_POSITION""";

	private static final String INDEXES = """
			SELECT i.TABLE_NAME, i.INDEX_NAME, CASE WHEN i.INDEX_TYPE_NAME LIKE 'UNIQUE%' THEN 'Y' ELSE 'N' END,
			       CASE WHEN i.INDEX_TYPE_NAME LIKE 'SPATIAL%' THEN 'spatial' END, c.COLUMN_NAME,
			       CAST(NULL AS VARCHAR), CASE c.ORDERING_SPECIFICATION WHEN 'DESC' THEN 'Y' ELSE 'N' END,
			       CAST(NULL AS VARCHAR), CAST(NULL AS VARCHAR)
			FROM INFORMATION_SCHEMA.INDEXES i
			JOIN INFORMATION_SCHEMA.INDEX_COLUMNS c ON c.INDEX_SCHEMA = i.INDEX_SCHEMA
			                                        AND c.INDEX_NAME = i.INDEX_NAME
			WHERE i.TABLE_SCHEMA = {schema} AND NOT i.IS_GENERATED AND i.INDEX_TYPE_NAME <> 'PRIMARY KEY'
			ORDER BY i.TABLE_NAME, i.INDEX_NAME, c.ORDINAL_POSITION""";

	private static final String FOREIGN_KEYS = """
			SELECT k.TABLE_NAME, k.CONSTRAINT_NAME, k.COLUMN_NAME, u.TABLE_SCHEMA, u.TABLE_NAME, u.COLUMN_NAME,
			       r.DELETE_RULE, r.UPDATE_RULE, k.CONSTRAINT_NAME
			FROM INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS r
			JOIN INFORMATION_SCHEMA.KEY_COLUMN_USAGE k ON k.CONSTRAINT_SCHEMA = r.CONSTRAINT_SCHEMA
			                                           AND k.CONSTRAINT_NAME = r.CONSTRAINT_NAME
			JOIN INFORMATION_SCHEMA.KEY_COLUMN_USAGE u ON u.CONSTRAINT_SCHEMA = r.UNIQUE_CONSTRAINT_SCHEMA
			                                           AND u.CONSTRAINT_NAME = r.UNIQUE_CONSTRAINT_NAME
			                                           AND u.ORDINAL_POSITION = k.POSITION_IN_UNIQUE_CONSTRAINT
			WHERE k.TABLE_SCHEMA = {schema} ORDER BY k.TABLE_NAME, k.CONSTRAINT_NAME, k.ORDINAL_POSITION""";

	private static final String CHECKS = """
			SELECT t.TABLE_NAME, t.CONSTRAINT_NAME, k.CHECK_CLAUSE
			FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS k
			JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS t ON t.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA
			                                            AND t.CONSTRAINT_NAME = k.CONSTRAINT_NAME
			WHERE t.TABLE_SCHEMA = {schema} AND t.CONSTRAINT_TYPE = 'CHECK'
			ORDER BY t.TABLE_NAME, t.CONSTRAINT_NAME""";

	H2Catalog() {
		super("SELECT CURRENT_SCHEMA",
				Map.of(Part.TABLES, fresh(TABLES), Part.COLUMNS, fresh(COLUMNS), Part.KEYS, fresh(KEYS), Part.INDEXES,
						fresh(INDEXES), Part.FOREIGN_KEYS, fresh(FOREIGN_KEYS), Part.CHECKS, fresh(CHECKS)));
	}

	/**
	 * H2 gives the last answer again if no table has changed, and does not count those of
	 * a session as changes: unless the answer depends on more than tables.
	 */
	private static String fresh(String query) {
		return query.replace("{schema}", "{schema} AND RAND() >= 0");
	}

	@Override
	public @Nullable SqlType sqlType(String type) {
		TypeName name = TypeName.of(type);
		return switch (name.base()) {
			case "tinyint", "smallint" -> SqlType.SMALLINT;
			case "integer" -> SqlType.INTEGER;
			case "bigint" -> SqlType.BIGINT;
			case "numeric", "decimal" -> name.arguments().get(0) < 100 ? name.decimal() : SqlType.DECIMAL;
			case "decfloat" -> SqlType.DECIMAL;
			case "real" -> new SqlType(Kind.REAL, 0, 0, null);
			case "double precision", "float" -> SqlType.DOUBLE;
			case "boolean" -> SqlType.BOOLEAN;
			case "character varying", "character", "varchar_ignorecase" -> text(name);
			case "character large object" -> SqlType.TEXT;
			case "binary varying", "binary", "binary large object" -> SqlType.BINARY;
			case "uuid" -> SqlType.UUID;
			case "date" -> SqlType.DATE;
			case "time" -> SqlType.TIME;
			case "timestamp" -> SqlType.TIMESTAMP;
			case "timestamp with time zone" -> SqlType.INSTANT;
			case "json" -> SqlType.JSON;
			default -> null;
		};
	}

	@Override
	public @Nullable String constant(String expression) {
		Matcher unicode = UNICODE.matcher(expression);
		if (!unicode.matches()) {
			return super.constant(expression);
		}
		return CODE_POINT.matcher(unicode.group(1).replace("''", "'"))
			.replaceAll((found) -> Matcher.quoteReplacement(
					String.valueOf(found.group(1) == null ? '\\' : (char) Integer.parseInt(found.group(1), 16))));
	}

	private static SqlType text(TypeName name) {
		boolean limited = !name.arguments().isEmpty() && name.arguments().get(0) < UNLIMITED;
		return limited ? name.text() : SqlType.TEXT;
	}

	@Override
	public Scratch scratch() {
		return new SessionTables(null, "CREATE LOCAL TEMPORARY TABLE", "DROP TABLE", currentSchema());
	}

}
