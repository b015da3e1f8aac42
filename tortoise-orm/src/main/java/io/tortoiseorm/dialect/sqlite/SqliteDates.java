package io.tortoiseorm.dialect.sqlite;

import io.tortoiseorm.dialect.DatePart;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlType.Kind;

/**
 * Parts of dates and times, which are text as in {@code 2026-03-01 12:30:00.000000}.
 * SQLite's own functions round to milliseconds, so the parts are cut out of the text.
 */
final class SqliteDates {

	private static final int TIME_START = 12;

	private static final String MIDNIGHT = "00:00:00.000000";

	SqlNode part(DatePart part, SqlNode value, SqlType type) {
		int time = timeStart(type);
		return switch (part) {
			case YEAR -> number(value, 1, 4);
			case QUARTER -> Sql.sequence("((", number(value, 6, 2), " + 2) / 3)");
			case MONTH -> number(value, 6, 2);
			case WEEK -> Sql.sequence("CAST(STRFTIME('%V', ", date(value), ") AS INTEGER)");
			case DAY -> number(value, 9, 2);
			case HOUR -> number(value, time, 2);
			case MINUTE -> number(value, time + 3, 2);
			case SECOND -> number(value, time + 6, 2);
			case MICROSECOND ->
				Sql.sequence("CAST(SUBSTR(SUBSTR(", value, ", " + (time + 9) + ", 6) || '000000', 1, 6) AS INTEGER)");
		};
	}

	private static SqlNode number(SqlNode value, int start, int length) {
		return Sql.sequence("CAST(SUBSTR(", value, ", " + start + ", " + length + ") AS INTEGER)");
	}

	SqlNode date(SqlNode value) {
		return first(value, 10);
	}

	SqlNode truncated(DatePart part, SqlNode value, SqlType type) {
		int time = timeStart(type);
		boolean hasTime = type.kind() != Kind.DATE;
		String midnight = (hasTime ? " " + MIDNIGHT : "") + "')";
		return switch (part) {
			case YEAR -> Sql.sequence("(", first(value, 4), " || '-01-01" + midnight);
			case QUARTER -> Sql.sequence("(", first(value, 5), " || SUBSTR('01040710', ((",
					part(DatePart.MONTH, value, type), " - 1) / 3) * 2 + 1, 2) || '-01" + midnight);
			case MONTH -> Sql.sequence("(", first(value, 7), " || '-01" + midnight);
			case WEEK -> Sql.sequence("(DATE(", date(value), ", '-6 days', 'weekday 1') || '" + midnight);
			case DAY -> Sql.sequence("(", date(value), " || '" + midnight);
			case HOUR -> hasTime ? cut(value, time + 1, 3) : value;
			case MINUTE -> hasTime ? cut(value, time + 4, 6) : value;
			case SECOND -> hasTime ? cut(value, time + 7, 9) : value;
			case MICROSECOND -> value;
		};
	}

	private static SqlNode cut(SqlNode value, int kept, int unit) {
		return Sql.sequence("(", first(value, kept), " || '" + MIDNIGHT.substring(unit - 1) + "')");
	}

	private static SqlNode first(SqlNode value, int length) {
		return Sql.sequence("SUBSTR(", value, ", 1, " + length + ")");
	}

	private static int timeStart(SqlType type) {
		return (type.kind() == Kind.TIME) ? 1 : TIME_START;
	}

}
