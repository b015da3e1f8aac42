package io.tortoiseorm.migrations;

import java.util.List;

import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlType.Kind;

/**
 * Changes of types that keep every value.
 */
final class Widening {

	private static final List<Kind> INTEGERS = List.of(Kind.SMALLINT, Kind.INTEGER, Kind.BIGINT);

	private Widening() {
	}

	static boolean isSafe(SqlType from, SqlType to) {
		if (from.kind() == to.kind()) {
			return switch (from.kind()) {
				case DECIMAL -> to.scale() >= from.scale() && to.length() - to.scale() >= from.length() - from.scale();
				case ARRAY -> from.equals(to);
				default -> to.length() == 0 || (from.length() != 0 && to.length() >= from.length());
			};
		}
		if (from.isInteger() && to.isInteger()) {
			return INTEGERS.indexOf(to.kind()) >= INTEGERS.indexOf(from.kind());
		}
		return (from.kind() == Kind.VARCHAR && to.kind() == Kind.TEXT)
				|| (from.kind() == Kind.REAL && to.kind() == Kind.DOUBLE)
				|| (from.isInteger() && to.kind() == Kind.DECIMAL && to.length() - to.scale() >= digits(from.kind()));
	}

	private static int digits(Kind integer) {
		return switch (integer) {
			case SMALLINT -> 5;
			case INTEGER -> 10;
			default -> 19;
		};
	}

}
