package io.tortoiseorm.expressions;

import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.meta.ValueType;
import io.tortoiseorm.sql.SqlType;

/**
 * Two numbers with an operator between them.
 */
final class Arithmetic<T> extends Expression<T> {

	private final Object left;

	private final char operator;

	private final Object right;

	Arithmetic(Object left, char operator, Object right) {
		this.left = left;
		this.operator = operator;
		this.right = right;
	}

	@Override
	public TypedNode compile(ExpressionContext context) {
		TypedNode a = context.operand(this.left, null);
		TypedNode b = context.operand(this.right, null);
		ValueType type = resultType(a, b);
		return new TypedNode((out) -> {
			out.append('(');
			context.dialect()
				.functions()
				.writeArithmetic(out, this.operator, a.asArgument(), b.asArgument(), type.sqlType());
			out.append(')');
		}, type, a.nullable() || b.nullable());
	}

	private ValueType resultType(TypedNode a, TypedNode b) {
		SqlType left = a.sqlType();
		SqlType right = b.sqlType();
		if (left.kind() == SqlType.Kind.UNKNOWN || right.kind() == SqlType.Kind.UNKNOWN) {
			return (left.kind() == SqlType.Kind.UNKNOWN) ? b.type() : a.type();
		}
		if (!left.isNumeric() || !right.isNumeric()) {
			throw new FieldError("Operator '" + this.operator + "' needs two numbers, found "
					+ a.type().javaType().getSimpleName() + " and " + b.type().javaType().getSimpleName() + ".");
		}
		if (this.operator == '^') {
			return ValueType.DOUBLE;
		}
		if (isFloating(left) || isFloating(right)) {
			return ValueType.DOUBLE;
		}
		if (left.kind() == SqlType.Kind.DECIMAL || right.kind() == SqlType.Kind.DECIMAL) {
			return ValueType.DECIMAL;
		}
		if (left.kind() == SqlType.Kind.BIGINT || right.kind() == SqlType.Kind.BIGINT) {
			return ValueType.LONG;
		}
		return ValueType.INTEGER;
	}

	private static boolean isFloating(SqlType type) {
		return type.kind() == SqlType.Kind.DOUBLE || type.kind() == SqlType.Kind.REAL;
	}

	@Override
	public String toString() {
		return "(" + this.left + " " + this.operator + " " + this.right + ")";
	}

}
