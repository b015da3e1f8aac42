package io.tortoiseorm.dialect.postgres;

import java.util.List;
import java.util.Locale;

import io.tortoiseorm.dialect.DatePart;
import io.tortoiseorm.dialect.ansi.AnsiOperators;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlType.Kind;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's conditions.
 */
final class PostgresOperators extends AnsiOperators {

	private final PostgresJson json = new PostgresJson();

	PostgresOperators() {
		super(PostgresDialect.NAME);
	}

	@Override
	public SqlNode like(SqlNode value, SqlNode pattern, boolean ignoreCase) {
		return ignoreCase ? Sql.binary(folded(value), "LIKE", folded(pattern)) : Sql.binary(value, "LIKE", pattern);
	}

	@Override
	public SqlNode equalsIgnoreCase(SqlNode left, SqlNode right) {
		return Sql.binary(folded(left), "=", folded(right));
	}

	/**
	 * Under this collation the sharp s has two letters in upper case. It is the one such
	 * letter of a living alphabet: so it becomes its own capital first.
	 */
	private static SqlNode folded(SqlNode text) {
		SqlNode sharp = Sql.sequence("REPLACE(", text, ", '\u00df', '\u1e9e')");
		return Sql.sequence("UPPER(", PostgresFunctions.unicode(sharp), ")");
	}

	@Override
	public SqlNode regex(SqlNode value, SqlNode pattern, boolean ignoreCase) {
		return ignoreCase ? Sql.binary(PostgresFunctions.unicode(value), "~*", pattern)
				: Sql.binary(value, "~", pattern);
	}

	@Override
	public SqlNode in(SqlNode value, List<?> values, SqlType type) {
		if (type.kind() == Kind.BINARY || type.kind() == Kind.ARRAY || type.kind() == Kind.UNKNOWN) {
			return inPaddedList(value, values, type);
		}
		SqlNode array = Sql.bind(List.copyOf(values), SqlType.array(type.isText() ? SqlType.TEXT : type));
		return Sql.sequence(value, " = ANY(", array, ")");
	}

	@Override
	public SqlNode datePart(DatePart part, SqlNode value, SqlType type) {
		SqlNode local = withParts(part, value, type);
		return switch (part) {
			case SECOND -> Sql.sequence("CAST(FLOOR(EXTRACT(SECOND FROM ", local, ")) AS BIGINT)");
			case MICROSECOND -> Sql.sequence("MOD(CAST(EXTRACT(MICROSECONDS FROM ", local, ") AS BIGINT), 1000000)");
			default -> Sql.sequence("CAST(EXTRACT(" + part.name() + " FROM ", local, ") AS BIGINT)");
		};
	}

	private static SqlNode withParts(DatePart part, SqlNode value, SqlType type) {
		if (isInstant(type)) {
			return inUtc(value);
		}
		return (type.kind() == Kind.DATE && isTimePart(part)) ? Sql.cast(value, "TIMESTAMP") : value;
	}

	@Override
	public SqlNode dateTrunc(DatePart part, SqlNode value, SqlType type) {
		String start = "DATE_TRUNC('" + ((part == DatePart.MICROSECOND) ? "microseconds" : unit(part)) + "', ";
		return switch (type.kind()) {
			case INSTANT -> Sql.sequence("(", start, inUtc(value), ") AT TIME ZONE 'UTC')");
			case DATE -> Sql.sequence("CAST(", start, Sql.cast(value, "TIMESTAMP"), ") AS DATE)");
			case TIME -> Sql.sequence("CAST(", start, Sql.cast(value, "INTERVAL"), ") AS TIME)");
			default -> Sql.sequence(start, value, ")");
		};
	}

	private static String unit(DatePart part) {
		return part.name().toLowerCase(Locale.ROOT);
	}

	@Override
	public SqlNode dateOf(SqlNode value, SqlType type) {
		return Sql.cast(isInstant(type) ? inUtc(value) : value, "DATE");
	}

	private static SqlNode inUtc(SqlNode value) {
		return Sql.sequence("(", value, " AT TIME ZONE 'UTC')");
	}

	@Override
	public SqlNode jsonContains(SqlNode container, SqlNode contained) {
		return Sql.binary(container, "@>", contained);
	}

	@Override
	public SqlNode jsonPath(SqlNode document, List<Object> path, @Nullable SqlType target) {
		return this.json.path(document, path, target);
	}

	@Override
	public SqlNode search(SqlNode value, SqlType type, SqlNode query) {
		SqlNode vector = (type.kind() == Kind.TSVECTOR) ? value : Sql.call("TO_TSVECTOR", value);
		return Sql.binary(vector, "@@", Sql.call("PLAINTO_TSQUERY", query));
	}

	@Override
	public SqlNode array(ArrayOperator operator, SqlNode left, SqlNode right) {
		String symbol = switch (operator) {
			case CONTAINS -> "@>";
			case CONTAINED_BY -> "<@";
			case OVERLAP -> "&&";
		};
		return Sql.binary(left, symbol, right);
	}

	@Override
	public SqlNode arrayLength(SqlNode array) {
		return Sql.call("CARDINALITY", array);
	}

}
