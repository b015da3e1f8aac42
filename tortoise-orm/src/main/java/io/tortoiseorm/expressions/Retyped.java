package io.tortoiseorm.expressions;

import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.meta.ValueType;
import io.tortoiseorm.sql.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * An expression under another type than the compiler knew.
 */
final class Retyped<T> extends DynamicExpression<T> {

	private final Expression<?> value;

	private final @Nullable Class<T> type;

	Retyped(Expression<?> value, @Nullable Class<T> type) {
		this.value = value;
		this.type = type;
	}

	@Override
	public TypedNode compile(ExpressionContext context) {
		TypedNode node = this.value.compile(context);
		if (this.type == null) {
			return node;
		}
		if (node.sqlType().kind() == SqlType.Kind.UNKNOWN) {
			return new TypedNode(node.node(), ValueType.of(this.type), node.nullable());
		}
		Class<?> found = node.type().javaType();
		if (!this.type.isAssignableFrom(found)) {
			throw new FieldError(this.value + " gives values of type " + found.getSimpleName() + ", not of type "
					+ this.type.getSimpleName() + ". Use Functions.cast(..) to convert them.");
		}
		return node;
	}

	@Override
	public String toString() {
		return this.value.toString();
	}

}
