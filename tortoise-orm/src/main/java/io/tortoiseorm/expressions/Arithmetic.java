package io.tortoiseorm.expressions;

import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.meta.ValueType;
import io.tortoiseorm.sql.SqlType;

/**
 * Two numbers with an operator between them.
 */
final class Arithmetic<T> extends DynamicExpression<T> {

	private final Object left;

	private final char operator;

	private final Object right;

	private final boolean keepsType;

	Arithmetic(Object left, char operator, Object right) {
		this(left, operator, right, false);
	}

	private Arithmetic(Object left, char operator, Object right, boolean keepsType) {
		this.left = left;
		this.operator = operator;
		this.right = right;
		this.keepsType = keepsType;
	}

	/**
	 * Arithmetic whose result is of the left operand's Java type.
	 */
	static <N extends Number> Arithmetic<N> keepingType(Expression<N> left, char operator, Object right) {
		return new Arithmetic<>(left, operator, right, true);
	}

	@Override
	public TypedNode compile(ExpressionContext context) {
		TypedNode a = context.operand(this.left, null);
		TypedNode b = context.operand(this.right, null);
		ValueType type = resultType(a, b);
		TypedNode result = new TypedNode((out) -> {
			out.append('(');
			context.dialect()
				.functions()
				.writeArithmetic(out, this.operator, a.asArgument(), b.asArgument(), type.sqlType());
			out.append(')');
		}, type, a.nullable() || b.nullable());
		return this.keepsType ? kept(context, result, a.type(), b.type()) : result;
	}

	/**
	 * The result in the left operand's Java type, if that can hold it.
	 */
	private TypedNode kept(ExpressionContext context, TypedNode result, ValueType left, ValueType right) {
		if (result.type().javaType() == left.javaType() || left.sqlType().kind() == SqlType.Kind.UNKNOWN) {
			return result;
		}
		boolean fits = isFloating(left.sqlType()) || (left.sqlType().isInteger() && result.sqlType().isInteger());
		if (!fits) {
			throw new FieldError(this + " gives values of type " + result.type().javaType().getSimpleName()
					+ ", which do not fit the type " + left.javaType().getSimpleName() + ". Put the operand of type "
					+ right.javaType().getSimpleName() + " on the left, or cast one by Functions.cast(..).");
		}
		ValueType type = ValueType.of(left.javaType());
		return new TypedNode((out) -> context.dialect().functions().writeCast(out, result.asArgument(), type.sqlType()),
				type, result.nullable());
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
