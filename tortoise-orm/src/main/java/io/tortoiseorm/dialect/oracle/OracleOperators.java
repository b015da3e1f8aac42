package io.tortoiseorm.dialect.oracle;

import java.util.List;

import io.tortoiseorm.dialect.DatePart;
import io.tortoiseorm.dialect.ansi.AnsiOperators;
import io.tortoiseorm.dialect.ansi.JsonPathText;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlType.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Oracle's conditions.
 */
final class OracleOperators extends AnsiOperators {

	private static final String ESCAPE = " ESCAPE '\\'";

	OracleOperators() {
		super(OracleDialect.NAME);
	}

	@Override
	public SqlNode like(SqlNode value, SqlNode pattern, boolean ignoreCase) {
		return ignoreCase ? Sql.sequence("UPPER(", value, ") LIKE UPPER(", pattern, ")" + ESCAPE)
				: Sql.sequence(value, " LIKE ", pattern, ESCAPE);
	}

	@Override
	public SqlNode equalsIgnoreCase(SqlNode left, SqlNode right) {
		return Sql.sequence("UPPER(", left, ") = UPPER(", right, ")");
	}

	@Override
	public SqlNode regex(SqlNode value, SqlNode pattern, boolean ignoreCase) {
		return Sql.sequence("REGEXP_LIKE(", value, ", ", pattern, ignoreCase ? ", 'i')" : ", 'c')");
	}

	@Override
	public SqlNode datePart(DatePart part, SqlNode value, SqlType type) {
		SqlNode utc = inUtc(value, type);
		return switch (part) {
			case WEEK -> Sql.sequence("TO_NUMBER(TO_CHAR(", utc, ", 'IW'))");
			case QUARTER -> Sql.sequence("TO_NUMBER(TO_CHAR(", utc, ", 'Q'))");
			case SECOND -> Sql.sequence("FLOOR(EXTRACT(SECOND FROM ", utc, "))");
			case MICROSECOND -> Sql.sequence("MOD(EXTRACT(SECOND FROM ", utc, ") * 1000000, 1000000)");
			default -> Sql.sequence("EXTRACT(" + part.name() + " FROM ", utc, ")");
		};
	}

	@Override
	public SqlNode dateTrunc(DatePart part, SqlNode value, SqlType type) {
		SqlNode utc = inUtc(value, type);
		if (type.kind() == Kind.TIME) {
			return time(part, utc);
		}
		SqlNode cut = switch (part) {
			case YEAR -> cut(utc, "YYYY");
			case QUARTER -> cut(utc, "Q");
			case MONTH -> cut(utc, "MM");
			case WEEK -> cut(utc, "IW");
			case DAY -> cut(utc, "DD");
			case HOUR -> cut(utc, "HH24");
			case MINUTE -> cut(utc, "MI");
			case SECOND ->
				Sql.sequence("(", utc, " - NUMTODSINTERVAL(MOD(EXTRACT(SECOND FROM ", utc, "), 1), 'SECOND'))");
			case MICROSECOND -> utc;
		};
		if (type.kind() == Kind.DATE) {
			return cut;
		}
		SqlNode moment = Sql.cast(cut, "TIMESTAMP(6)");
		return isInstant(type) ? Sql.sequence("FROM_TZ(", moment, ", 'UTC')") : moment;
	}

	private static SqlNode cut(SqlNode value, String format) {
		return Sql.sequence("TRUNC(", value, ", '" + format + "')");
	}

	private static SqlNode time(DatePart part, SqlNode value) {
		SqlNode hours = interval(Sql.sequence("EXTRACT(HOUR FROM ", value, ")"), DatePart.HOUR);
		if (part == DatePart.HOUR) {
			return hours;
		}
		SqlNode minutes = interval(Sql.sequence("EXTRACT(MINUTE FROM ", value, ")"), DatePart.MINUTE);
		if (part == DatePart.MINUTE) {
			return Sql.sequence("(", hours, " + ", minutes, ")");
		}
		SqlNode seconds = interval(Sql.sequence("FLOOR(EXTRACT(SECOND FROM ", value, "))"), DatePart.SECOND);
		return (part == DatePart.SECOND) ? Sql.sequence("(", hours, " + ", minutes, " + ", seconds, ")") : value;
	}

	private static SqlNode interval(SqlNode number, DatePart unit) {
		return Sql.sequence("NUMTODSINTERVAL(", number, ", '" + unit + "')");
	}

	@Override
	public SqlNode dateOf(SqlNode value, SqlType type) {
		return Sql.sequence("TRUNC(", inUtc(value, type), ")");
	}

	private static SqlNode inUtc(SqlNode value, SqlType type) {
		return isInstant(type) ? Sql.call("SYS_EXTRACT_UTC", value) : value;
	}

	@Override
	public SqlNode jsonPath(SqlNode document, List<Object> path, @Nullable SqlType target) {
		String text = literal(JsonPathText.of(path));
		SqlNode scalar = Sql.sequence("JSON_VALUE(", document, ", " + text + ")");
		if (target == null || target.isText() || target.kind() == Kind.JSON) {
			return Sql.sequence("COALESCE(", scalar, ", JSON_QUERY(", document, ", " + text + "))");
		}
		if (target.isNumeric()) {
			return Sql.sequence("JSON_VALUE(", document, ", " + text + " RETURNING NUMBER)");
		}
		if (target.kind() == Kind.BOOLEAN) {
			return Sql.sequence("CASE ", scalar, " WHEN 'true' THEN 1 WHEN 'false' THEN 0 END");
		}
		throw unsupported("values of " + target.kind() + " inside JSON documents");
	}

}
