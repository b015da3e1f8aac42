package io.tortoiseorm.dialect;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.tortoiseorm.dialect.Functions.Aggregate;
import io.tortoiseorm.dialect.Functions.Argument;
import io.tortoiseorm.dialect.Functions.Function;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * Short ways to nodes.
 */
final class Nodes {

	private Nodes() {
	}

	/** A bound value of the type that fits its class. */
	static SqlNode bind(Object value) {
		return Sql.bind(value, typeOf(value));
	}

	static Argument argument(Object value) {
		return new Argument(bind(value), typeOf(value));
	}

	static Argument missing(SqlType type) {
		return new Argument(Sql.bind(null, type), type);
	}

	static Argument column(String name, SqlType type) {
		return new Argument(Sql.name(name), type);
	}

	static SqlType typeOf(Object value) {
		if (value instanceof Integer) {
			return SqlType.INTEGER;
		}
		if (value instanceof Long) {
			return SqlType.BIGINT;
		}
		if (value instanceof Double) {
			return SqlType.DOUBLE;
		}
		if (value instanceof BigDecimal) {
			return SqlType.DECIMAL;
		}
		if (value instanceof Boolean) {
			return SqlType.BOOLEAN;
		}
		if (value instanceof UUID) {
			return SqlType.UUID;
		}
		if (value instanceof LocalDate) {
			return SqlType.DATE;
		}
		if (value instanceof LocalTime) {
			return SqlType.TIME;
		}
		if (value instanceof LocalDateTime) {
			return SqlType.TIMESTAMP;
		}
		if (value instanceof Instant) {
			return SqlType.INSTANT;
		}
		return SqlType.TEXT;
	}

	static SqlNode call(Function function, SqlType result, Argument... arguments) {
		List<Argument> list = List.of(arguments);
		return (out) -> out.dialect().functions().write(out, function, list, result);
	}

	static SqlNode arithmetic(Argument left, char operator, Argument right, SqlType result) {
		return (out) -> {
			out.append('(');
			out.dialect().functions().writeArithmetic(out, operator, left, right, result);
			out.append(')');
		};
	}

	static SqlNode cast(Argument value, SqlType target) {
		return (out) -> out.dialect().functions().writeCast(out, value, target);
	}

	static SqlNode aggregate(Function function, SqlType result, Argument... arguments) {
		return aggregate(new Aggregate(function, false, List.of(arguments), null, null), result);
	}

	static SqlNode aggregate(Aggregate aggregate, SqlType result) {
		return (out) -> out.dialect().functions().writeAggregate(out, aggregate, result);
	}

	/** Rows of one column {@code x} from values, as a derived table. */
	static SqlNode rows(SqlType type, @Nullable Object... values) {
		List<SqlNode> selects = new ArrayList<>();
		for (Object value : values) {
			selects.add((out) -> {
				out.append("SELECT ");
				out.dialect().functions().writeCast(out, new Argument(Sql.bind(value, type), SqlType.UNKNOWN), type);
				out.append(" AS ").name("x");
			});
		}
		return (out) -> out.append('(').join(" UNION ALL ", selects).append(") t");
	}

}
