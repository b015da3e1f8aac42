package io.tortoiseorm.dialect.postgres;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.sql.SqlStatement;
import io.tortoiseorm.sql.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * Changes of tables that many use: indexes are built while rows are written, and
 * constraints hold for new rows at once and are checked for old ones afterwards, without
 * a lock that keeps others out.
 */
final class OnlineStatements {

	private static final String NAME = "\"(?:[^\"]|\"\")+\"";

	private static final String TABLE = "ALTER TABLE ((?:" + NAME + "\\.)?" + NAME + ") ";

	private static final Pattern CREATE_INDEX = Pattern.compile("^(CREATE (?:UNIQUE )?INDEX) (.*)$", Pattern.DOTALL);

	private static final Pattern BUILT = Pattern.compile("^CREATE (?:UNIQUE )?INDEX CONCURRENTLY (?:IF NOT EXISTS )?("
			+ NAME + ") ON ((?:" + NAME + "\\.)?" + NAME + ") .*$", Pattern.DOTALL);

	private static final String INVALID = "SELECT 'DROP INDEX CONCURRENTLY ' || quote_ident(n.nspname) || '.'"
			+ " || quote_ident(c.relname) FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid"
			+ " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE NOT x.indisvalid AND c.relname = ";

	private static final Pattern DROP_INDEX = Pattern.compile("^(DROP INDEX) (.*)$", Pattern.DOTALL);

	private static final Pattern UNIQUE = Pattern
		.compile("^" + TABLE + "ADD CONSTRAINT (" + NAME + ") UNIQUE (\\(.*\\))$", Pattern.DOTALL);

	private static final Pattern CHECKED = Pattern
		.compile("^" + TABLE + "ADD CONSTRAINT (" + NAME + ") (?:FOREIGN KEY|CHECK) .*$", Pattern.DOTALL);

	private static final Pattern NOT_NULL = Pattern.compile("^" + TABLE + "ALTER COLUMN (" + NAME + ") SET NOT NULL$");

	private static final String KNOWN = "\"tortoise_not_null\"";

	private OnlineStatements() {
	}

	static List<String> of(String statement) {
		for (Pattern index : List.of(CREATE_INDEX, DROP_INDEX)) {
			Matcher matcher = index.matcher(statement);
			if (matcher.matches()) {
				return List.of(matcher.group(1) + " CONCURRENTLY " + matcher.group(2));
			}
		}
		Matcher unique = UNIQUE.matcher(statement);
		if (unique.matches()) {
			return List.of(
					"CREATE UNIQUE INDEX CONCURRENTLY %s ON %s %s".formatted(unique.group(2), unique.group(1),
							unique.group(3)),
					"ALTER TABLE %s ADD CONSTRAINT %s UNIQUE USING INDEX %s".formatted(unique.group(1), unique.group(2),
							unique.group(2)));
		}
		Matcher checked = CHECKED.matcher(statement);
		if (checked.matches()) {
			return List.of(statement + " NOT VALID", validate(checked.group(1), checked.group(2)));
		}
		Matcher notNull = NOT_NULL.matcher(statement);
		if (notNull.matches()) {
			String table = notNull.group(1);
			return List.of(
					"ALTER TABLE %s ADD CONSTRAINT %s CHECK (%s IS NOT NULL) NOT VALID".formatted(table, KNOWN,
							notNull.group(2)),
					validate(table, KNOWN), statement, "ALTER TABLE %s DROP CONSTRAINT %s".formatted(table, KNOWN));
		}
		return List.of(statement);
	}

	/**
	 * The query that tells how to drop an index of which a failure has left something
	 * behind that nobody can use.
	 */
	static @Nullable SqlStatement invalidIndex(Dialect dialect, String statement) {
		Matcher built = BUILT.matcher(statement);
		if (!built.matches()) {
			return null;
		}
		String quoted = built.group(1);
		String name = quoted.substring(1, quoted.length() - 1).replace("\"\"", "\"");
		return dialect.writer()
			.append(INVALID)
			.bind(name, SqlType.TEXT)
			.append(" AND x.indrelid = to_regclass(")
			.bind(built.group(2), SqlType.TEXT)
			.append(")")
			.toStatement();
	}

	private static String validate(String table, String constraint) {
		return "ALTER TABLE %s VALIDATE CONSTRAINT %s".formatted(table, constraint);
	}

}
