package io.tortoiseorm.expressions;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import io.tortoiseorm.dialect.Functions;
import io.tortoiseorm.dialect.Functions.Argument;
import io.tortoiseorm.meta.ValueType;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * A value computed over the rows of a group.
 *
 * @param <T> the Java type of the value
 */
public final class Aggregate<T> extends DynamicExpression<T> {

	private final Functions.Function function;

	private final Object argument;

	private final List<Object> more;

	private final UnaryOperator<ValueType> resultType;

	private final boolean distinct;

	private final Q filter;

	Aggregate(Functions.Function function, Object argument, List<Object> more, UnaryOperator<ValueType> resultType,
			boolean distinct, Q filter) {
		this.function = function;
		this.argument = argument;
		this.more = more;
		this.resultType = resultType;
		this.distinct = distinct;
		this.filter = filter;
	}

	/**
	 * Counts each value once.
	 * @return the new aggregate
	 */
	public Aggregate<T> distinct() {
		return new Aggregate<>(this.function, this.argument, this.more, this.resultType, true, this.filter);
	}

	/**
	 * Takes only rows that fulfil a condition.
	 * @param condition the condition; added to those given before
	 * @return the new aggregate
	 */
	public Aggregate<T> filter(Q condition) {
		return new Aggregate<>(this.function, this.argument, this.more, this.resultType, this.distinct,
				this.filter.and(condition));
	}

	/**
	 * Computes the value over a window of rows instead of a group, for each row.
	 * @param window the window
	 * @return the window function
	 */
	public DynamicExpression<T> over(Window window) {
		return new WindowFunction<>(
				(context) -> compileAggregate(context, Sql.sequence("OVER ", window.compile(context))));
	}

	@Override
	public TypedNode compile(ExpressionContext context) {
		return context.aggregated(() -> compileAggregate(context, null));
	}

	private TypedNode compileAggregate(ExpressionContext context, @Nullable SqlNode over) {
		boolean counted = this.function == Functions.Function.COUNT && !this.distinct;
		TypedNode value = (counted && this.argument instanceof F reference) ? context.counted(reference.path())
				: context.operand(this.argument, null);
		ValueType type = this.resultType.apply(value.type());
		List<Argument> arguments = new ArrayList<>();
		arguments.add(value.asArgument());
		for (Object argument : this.more) {
			arguments.add(context.operand(argument, null).asArgument());
		}
		SqlNode condition = this.filter.isEmpty() ? null : this.filter.compileCondition(context);
		Functions.Aggregate call = new Functions.Aggregate(this.function, this.distinct, arguments, condition, over);
		return new TypedNode((out) -> context.dialect().functions().writeAggregate(out, call, type.sqlType()), type,
				this.function != Functions.Function.COUNT);
	}

	@Override
	public String toString() {
		return this.function + "(" + (this.distinct ? "distinct " : "") + this.argument + ")";
	}

}
