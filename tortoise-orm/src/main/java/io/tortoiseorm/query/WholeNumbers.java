package io.tortoiseorm.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

import io.tortoiseorm.expressions.TypedNode;
import io.tortoiseorm.meta.ValueType;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * Compares whole numbers with any number. A fraction, or a number that a column cannot
 * hold, is compared as what it is without being sent: databases differ in what they make
 * of it, and an index serves whole numbers only.
 */
final class WholeNumbers {

	private WholeNumbers() {
	}

	/**
	 * Whether a value is a whole number that a type can hold.
	 * @param type a type of whole numbers
	 */
	static boolean holds(ValueType type, @Nullable Object value) {
		if (!(value instanceof Long || value instanceof Integer || value instanceof Short)) {
			return false;
		}
		long number = ((Number) value).longValue();
		long most = greatest(type);
		return number <= most && number >= -most - 1;
	}

	/**
	 * Whether a value is a number that a whole number's type may not be able to hold.
	 */
	static boolean meet(TypedNode left, @Nullable Object value) {
		return left.sqlType().isInteger() && Number.class.isAssignableFrom(left.type().javaType())
				&& value instanceof Number && !(value instanceof Short || value instanceof Byte) && isFinite(value);
	}

	private static boolean isFinite(Object value) {
		return !(value instanceof Double || value instanceof Float) || Double.isFinite(((Number) value).doubleValue());
	}

	/**
	 * Compares.
	 * @param operator one of {@code = <> < <= > >=}
	 */
	static SqlNode compare(TypedNode left, String operator, Number value) {
		BigDecimal exact = new BigDecimal(value.toString());
		BigDecimal most = BigDecimal.valueOf(greatest(left.type()));
		if (exact.compareTo(most) > 0) {
			return constant(left, operator.startsWith("<"));
		}
		if (exact.compareTo(most.negate().subtract(BigDecimal.ONE)) < 0) {
			return constant(left, operator.startsWith(">") || operator.equals("<>"));
		}
		BigInteger floor = exact.setScale(0, RoundingMode.FLOOR).toBigInteger();
		if (exact.compareTo(new BigDecimal(floor)) == 0) {
			return bound(left, operator, floor);
		}
		return switch (operator) {
			case "=", "<>" -> constant(left, operator.equals("<>"));
			case "<", "<=" -> bound(left, "<=", floor);
			default -> bound(left, ">", floor);
		};
	}

	private static SqlNode bound(TypedNode left, String operator, BigInteger value) {
		return Sql.binary(left.node(), operator,
				Sql.bind(left.type().toOperand(value.longValueExact()), left.sqlType()));
	}

	/**
	 * True or false for all numbers, unknown for NULL.
	 */
	private static SqlNode constant(TypedNode left, boolean value) {
		return Sql.binary(left.node(), value ? "=" : "<>", left.node());
	}

	private static long greatest(ValueType type) {
		return switch (type.sqlType().kind()) {
			case SMALLINT -> Short.MAX_VALUE;
			case INTEGER -> Integer.MAX_VALUE;
			default -> Long.MAX_VALUE;
		};
	}

}
