package io.tortoiseorm.query;

import java.util.Locale;
import java.util.Map;

import io.tortoiseorm.dialect.DatePart;
import io.tortoiseorm.dialect.Operators;
import io.tortoiseorm.expressions.TypedNode;
import io.tortoiseorm.meta.ValueType;
import io.tortoiseorm.sql.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * The parts of dates and times by the names they have in paths.
 */
final class DateParts {

	private static final Map<String, DatePart> PARTS = Map.of("year", DatePart.YEAR, "quarter", DatePart.QUARTER,
			"month", DatePart.MONTH, "week", DatePart.WEEK, "day", DatePart.DAY, "hour", DatePart.HOUR, "minute",
			DatePart.MINUTE, "second", DatePart.SECOND, "microsecond", DatePart.MICROSECOND);

	private static final String DATE = "date";

	private DateParts() {
	}

	/**
	 * Whether a name is that of a part, which is a number.
	 */
	static boolean isNumber(String name) {
		return PARTS.containsKey(name.toLowerCase(Locale.ROOT));
	}

	/**
	 * Whether a name is that of the date of a date with time.
	 */
	static boolean isDate(String name) {
		return name.equals(DATE);
	}

	/**
	 * A part of a date, time, or date with time.
	 * @return the part, or {@code null} when it has none of that name
	 */
	static @Nullable TypedNode of(Operators operators, TypedNode node, String name) {
		SqlType type = node.sqlType();
		DatePart part = PARTS.get(name.toLowerCase(Locale.ROOT));
		if (part != null) {
			return new TypedNode(operators.datePart(part, node.node(), type), ValueType.LONG, node.nullable());
		}
		if (isDate(name) && (type.kind() == SqlType.Kind.TIMESTAMP || type.kind() == SqlType.Kind.INSTANT)) {
			return new TypedNode(operators.dateOf(node.node(), type), ValueType.DATE, node.nullable());
		}
		return null;
	}

}
