package io.tortoiseorm.dialect.mysql;

import java.util.List;
import java.util.regex.Pattern;

import io.tortoiseorm.dialect.DatePart;
import io.tortoiseorm.dialect.ansi.AnsiOperators;
import io.tortoiseorm.sql.BoundValue;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlType.Kind;
import org.jspecify.annotations.Nullable;

/**
 * MySQL's conditions. Text that is not from a column has the connection's collation, so
 * where it matters the one that compares by code point is named.
 */
class MySqlOperators extends AnsiOperators {

	private static final Pattern OPERATORS = Pattern.compile("[-+<>()~*\"@]");

	// a literal backslash would depend on the mode NO_BACKSLASH_ESCAPES
	private static final String ESCAPE = " ESCAPE 0x5C";

	private final String collate;

	private final MySqlJson json;

	MySqlOperators(String database, String collation, MySqlJson json) {
		super(database);
		this.collate = " COLLATE " + collation;
		this.json = json;
	}

	@Override
	public SqlNode like(SqlNode value, SqlNode pattern, boolean ignoreCase) {
		return ignoreCase ? Sql.sequence("UPPER(", value, ") LIKE UPPER(", pattern, ")" + this.collate + ESCAPE)
				: Sql.sequence(value, " LIKE ", pattern, this.collate + ESCAPE);
	}

	@Override
	public SqlNode equalsIgnoreCase(SqlNode left, SqlNode right) {
		return Sql.sequence("UPPER(", left, ") = UPPER(", right, ")" + this.collate);
	}

	@Override
	public SqlNode regex(SqlNode value, SqlNode pattern, boolean ignoreCase) {
		return Sql.sequence("REGEXP_LIKE(", value, ", ", pattern, ignoreCase ? ", 'i')" : ", 'c')");
	}

	@Override
	public SqlNode datePart(DatePart part, SqlNode value, SqlType type) {
		return switch (part) {
			case WEEK -> Sql.sequence("WEEK(", value, ", 3)");
			case DAY -> Sql.call("DAYOFMONTH", value);
			default -> Sql.call(part.name(), value);
		};
	}

	@Override
	public SqlNode dateTrunc(DatePart part, SqlNode value, SqlType type) {
		SqlNode cut = switch (part) {
			case QUARTER ->
				Sql.sequence("MAKEDATE(YEAR(", value, "), 1) + INTERVAL (QUARTER(", value, ") - 1) QUARTER");
			case WEEK -> Sql.sequence("DATE(", value, ") - INTERVAL WEEKDAY(", value, ") DAY");
			default -> formatted(part, value, type);
		};
		return (out) -> out.append("CAST(")
			.node(cut)
			.append(" AS ")
			.append(out.dialect().types().castType(type))
			.append(')');
	}

	private static SqlNode formatted(DatePart part, SqlNode value, SqlType type) {
		String time = switch (part) {
			case HOUR -> "%H:00:00";
			case MINUTE -> "%H:%i:00";
			case SECOND -> "%H:%i:%s";
			case MICROSECOND -> "%H:%i:%s.%f";
			default -> "00:00:00";
		};
		if (type.kind() == Kind.TIME) {
			return Sql.sequence("TIME_FORMAT(", value, ", '" + time + "')");
		}
		String date = switch (part) {
			case YEAR -> "%Y-01-01";
			case MONTH -> "%Y-%m-01";
			default -> "%Y-%m-%d";
		};
		String format = (type.kind() == Kind.DATE) ? date : date + " " + time;
		return Sql.sequence("DATE_FORMAT(", value, ", '" + format + "')");
	}

	@Override
	public SqlNode dateOf(SqlNode value, SqlType type) {
		return Sql.call("DATE", value);
	}

	@Override
	public SqlNode jsonContains(SqlNode container, SqlNode contained) {
		return Sql.call("JSON_CONTAINS", container, contained);
	}

	@Override
	public SqlNode jsonPath(SqlNode document, List<Object> path, @Nullable SqlType target) {
		return this.json.path(document, path, target);
	}

	@Override
	public SqlNode search(SqlNode value, SqlType type, SqlNode query) {
		return Sql.sequence("MATCH(", value, ") AGAINST (", words(query), ")");
	}

	/**
	 * The server parses operators of another mode out of the words, and fails where they
	 * do not fit together.
	 */
	private static SqlNode words(SqlNode query) {
		if (query instanceof BoundValue bound && bound.value() instanceof String text) {
			return Sql.bind(OPERATORS.matcher(text).replaceAll(" "), bound.type());
		}
		return query;
	}

}
