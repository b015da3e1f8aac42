package io.tortoiseorm.dialect.sqlite;

import java.util.List;

import io.tortoiseorm.dialect.DatePart;
import io.tortoiseorm.dialect.ansi.AnsiOperators;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlType.Kind;
import org.jspecify.annotations.Nullable;

/**
 * SQLite's conditions. Its LIKE has no regard to the case of ASCII letters, GLOB has.
 */
final class SqliteOperators extends AnsiOperators {

	private final SqliteDates dates = new SqliteDates();

	private final SqliteJson json = new SqliteJson();

	SqliteOperators() {
		super(SqliteDialect.NAME);
	}

	@Override
	public SqlNode like(SqlNode value, SqlNode pattern, boolean ignoreCase) {
		SqlNode glob = Glob.of(pattern);
		return ignoreCase ? Sql.binary(folded(value), "GLOB", folded(glob)) : Sql.binary(value, "GLOB", glob);
	}

	@Override
	public SqlNode equalsIgnoreCase(SqlNode left, SqlNode right) {
		return Sql.binary(folded(left), "=", folded(right));
	}

	/**
	 * The driver's function turns the sharp s into two letters. It is the one such letter
	 * of a living alphabet: so it becomes its own capital first.
	 */
	private static SqlNode folded(SqlNode text) {
		return Sql.sequence("UPPER(REPLACE(", text, ", '\u00df', '\u1e9e'))");
	}

	@Override
	public SqlNode regex(SqlNode value, SqlNode pattern, boolean ignoreCase) {
		return ignoreCase ? Sql.sequence(value, " REGEXP ('(?iu)' || ", pattern, ")")
				: Sql.binary(value, "REGEXP", pattern);
	}

	@Override
	public SqlNode comparable(SqlNode value, SqlType type) {
		return (type.kind() == Kind.DECIMAL) ? SqliteFunctions.decimal(value) : value;
	}

	@Override
	public SqlNode in(SqlNode value, List<?> values, SqlType type) {
		return inPaddedList(comparable(value, type), values, type);
	}

	@Override
	public SqlNode datePart(DatePart part, SqlNode value, SqlType type) {
		return this.dates.part(part, value, type);
	}

	@Override
	public SqlNode dateTrunc(DatePart part, SqlNode value, SqlType type) {
		return this.dates.truncated(part, value, type);
	}

	@Override
	public SqlNode dateOf(SqlNode value, SqlType type) {
		return this.dates.date(value);
	}

	/**
	 * By a function of the driver.
	 */
	@Override
	public SqlNode jsonContains(SqlNode container, SqlNode contained) {
		return Sql.call("JSON_CONTAINS", container, contained);
	}

	@Override
	public SqlNode jsonEquals(SqlNode left, SqlNode right) {
		return this.json.equal(left, right);
	}

	@Override
	public SqlNode jsonPath(SqlNode document, List<Object> path, @Nullable SqlType target) {
		return this.json.path(document, path, target);
	}

}
