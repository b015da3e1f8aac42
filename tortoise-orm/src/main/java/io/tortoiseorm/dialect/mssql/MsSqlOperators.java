package io.tortoiseorm.dialect.mssql;

import java.util.ArrayList;
import java.util.List;

import io.tortoiseorm.dialect.DatePart;
import io.tortoiseorm.dialect.ansi.AnsiOperators;
import io.tortoiseorm.dialect.ansi.JsonPathText;
import io.tortoiseorm.sql.BoundValue;
import io.tortoiseorm.sql.Select;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlType.Kind;
import org.jspecify.annotations.Nullable;

/**
 * SQL Server's conditions.
 */
final class MsSqlOperators extends AnsiOperators {

	private static final String COLLATE = " COLLATE " + MsSqlTypes.COLLATION;

	private static final String ESCAPE = COLLATE + " ESCAPE '\\'";

	private static final String ZONE = " AT TIME ZONE 'UTC'";

	MsSqlOperators() {
		super(MsSqlDialect.NAME);
	}

	@Override
	public SqlNode like(SqlNode value, SqlNode pattern, boolean ignoreCase) {
		SqlNode escaped = withoutClasses(pattern);
		return ignoreCase ? Sql.sequence("UPPER(", value, ") LIKE UPPER(", escaped, ")" + ESCAPE)
				: Sql.sequence(value, " LIKE ", escaped, ESCAPE);
	}

	/** Brackets would be classes of characters. */
	private static SqlNode withoutClasses(SqlNode pattern) {
		if (pattern instanceof BoundValue bound && bound.value() instanceof String text) {
			return Sql.bind(text.replace("[", "\\["), bound.type());
		}
		return Sql.sequence("REPLACE(", pattern, ", N'[', N'\\[')");
	}

	@Override
	public SqlNode equalsIgnoreCase(SqlNode left, SqlNode right) {
		return Sql.sequence("UPPER(", left, ") = UPPER(", right, ")" + COLLATE);
	}

	@Override
	public SqlNode regex(SqlNode value, SqlNode pattern, boolean ignoreCase) {
		throw unsupported("regular expressions");
	}

	@Override
	public SqlNode inRows(List<SqlNode> columns, Select rows) {
		return (out) -> {
			List<String> names = new ArrayList<>();
			for (int i = 0; i < columns.size(); i++) {
				names.add("k" + i);
			}
			out.append("EXISTS (SELECT 1 FROM (").node(rows).append(") k (").names(names).append(") WHERE ");
			for (int i = 0; i < columns.size(); i++) {
				out.append((i > 0) ? " AND k." : "k.").name(names.get(i)).append(" = ").node(columns.get(i));
			}
			out.append(')');
		};
	}

	@Override
	public SqlNode datePart(DatePart part, SqlNode value, SqlType type) {
		return Sql.sequence("CAST(", part(part, inUtc(value, type)), " AS BIGINT)");
	}

	private static SqlNode part(DatePart part, SqlNode value) {
		String name = (part == DatePart.WEEK) ? "ISO_WEEK" : part.name();
		return Sql.sequence("DATEPART(" + name + ", ", value, ")");
	}

	@Override
	public SqlNode dateTrunc(DatePart part, SqlNode value, SqlType type) {
		SqlNode utc = inUtc(value, type);
		if (type.kind() == Kind.TIME) {
			return Sql.sequence("TIMEFROMPARTS(", time(part, utc), ", 6)");
		}
		SqlNode day = day(part, utc);
		if (type.kind() == Kind.DATE) {
			return day;
		}
		SqlNode moment = isTimePart(part) ? Sql.sequence("DATETIME2FROMPARTS(", part(DatePart.YEAR, utc), ", ",
				part(DatePart.MONTH, utc), ", ", part(DatePart.DAY, utc), ", ", time(part, utc), ", 6)")
				: Sql.cast(day, "DATETIME2(6)");
		return isInstant(type) ? Sql.sequence("TODATETIMEOFFSET(", moment, ", '+00:00')") : moment;
	}

	/** Day 0 is a Monday. */
	private static SqlNode day(DatePart part, SqlNode value) {
		SqlNode year = part(DatePart.YEAR, value);
		return switch (part) {
			case YEAR -> Sql.sequence("DATEFROMPARTS(", year, ", 1, 1)");
			case QUARTER -> Sql.sequence("DATEFROMPARTS(", year, ", ", part(DatePart.QUARTER, value), " * 3 - 2, 1)");
			case MONTH -> Sql.sequence("DATEFROMPARTS(", year, ", ", part(DatePart.MONTH, value), ", 1)");
			case WEEK ->
				Sql.sequence("DATEADD(DAY, -((DATEDIFF(DAY, 0, ", value, ") % 7 + 7) % 7), CAST(", value, " AS DATE))");
			default -> Sql.cast(value, "DATE");
		};
	}

	private static SqlNode time(DatePart part, SqlNode value) {
		List<SqlNode> parts = new ArrayList<>();
		for (DatePart each : List.of(DatePart.HOUR, DatePart.MINUTE, DatePart.SECOND, DatePart.MICROSECOND)) {
			parts.add((each.compareTo(part) <= 0) ? part(each, value) : Sql.raw("0"));
		}
		return (out) -> out.join(", ", parts);
	}

	@Override
	public SqlNode dateOf(SqlNode value, SqlType type) {
		return Sql.cast(inUtc(value, type), "DATE");
	}

	private static SqlNode inUtc(SqlNode value, SqlType type) {
		return isInstant(type) ? Sql.sequence("(", value, ZONE + ")") : value;
	}

	@Override
	public SqlNode jsonPath(SqlNode document, List<Object> path, @Nullable SqlType target) {
		String text = "N" + literal(JsonPathText.of(path));
		SqlNode scalar = Sql.sequence("JSON_VALUE(", document, ", " + text + ")");
		SqlNode composed = Sql.sequence("JSON_QUERY(", document, ", " + text + ")");
		if (target == null || target.isText() || target.kind() == Kind.JSON) {
			return Sql.sequence("COALESCE(", composed, ", ", scalar, ")");
		}
		if (target.kind() == Kind.BOOLEAN) {
			return Sql.sequence("CASE ", scalar,
					" WHEN N'true' THEN CAST(1 AS BIT) WHEN N'false' THEN CAST(0 AS BIT) END");
		}
		return (out) -> out.append("TRY_CAST(")
			.node(scalar)
			.append(" AS ")
			.append(out.dialect().types().castType(target))
			.append(')');
	}

}
