package io.tortoiseorm.expressions;

import io.tortoiseorm.dialect.DatePart;
import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.meta.ValueType;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * A part of a date or time, a date or time cut down to a unit, or the date alone.
 */
final class DateFunction<T> extends DynamicExpression<T> {

	private final Object value;

	private final @Nullable DatePart part;

	private final boolean truncate;

	DateFunction(Object value, @Nullable DatePart part, boolean truncate) {
		this.value = value;
		this.part = part;
		this.truncate = truncate;
	}

	@Override
	public TypedNode compile(ExpressionContext context) {
		TypedNode node = context.operand(this.value, null);
		SqlType type = node.sqlType();
		switch (type.kind()) {
			case DATE, TIME, TIMESTAMP, INSTANT -> {
			}
			default -> throw new FieldError("A date or time is needed here, found "
					+ node.type().javaType().getSimpleName() + ": " + this.value + ".");
		}
		if (this.part == null) {
			return new TypedNode(context.dialect().operators().dateOf(node.node(), type), ValueType.DATE,
					node.nullable());
		}
		SqlNode result = this.truncate ? context.dialect().operators().dateTrunc(this.part, node.node(), type)
				: context.dialect().operators().datePart(this.part, node.node(), type);
		return new TypedNode(result, this.truncate ? node.type() : ValueType.LONG, node.nullable());
	}

	@Override
	public String toString() {
		return ((this.part != null) ? this.part : "DATE") + "(" + this.value + ")";
	}

}
