package io.tortoiseorm.expressions;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

import io.tortoiseorm.dialect.DatePart;
import io.tortoiseorm.dialect.Functions.Function;
import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.meta.ValueType;
import io.tortoiseorm.sql.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * Makes functions and aggregates; import it statically. Where a first argument is a
 * string it is a path, names joined by {@code __}; all other plain arguments are values.
 * Each gives the same result, in the same Java type, on every database.
 */
public final class Functions {

	private Functions() {
	}

	/**
	 * How many values are not NULL; over a relation, how many related rows.
	 * @param value a path, a relation, or an expression
	 * @return a {@link Long}, 0 when there is nothing
	 */
	public static Aggregate<Long> count(Object value) {
		return aggregate(Function.COUNT, value, (type) -> ValueType.LONG);
	}

	/**
	 * How many values are not NULL among the rows that fulfil a condition.
	 * @param value a path, a relation, or an expression
	 * @param filter the condition
	 * @return a {@link Long}, 0 when there is nothing
	 */
	public static Aggregate<Long> count(Object value, Q filter) {
		return count(value).filter(filter);
	}

	/**
	 * The sum.
	 * @param value a path or an expression of numbers
	 * @return a {@link Long} for whole numbers, {@link BigDecimal} for decimals,
	 * {@link Double} for floating-point numbers; {@code null} when there is nothing
	 */
	public static Aggregate<Object> sum(Object value) {
		return aggregate(Function.SUM, value, Functions::sumType);
	}

	/**
	 * The sum.
	 * @param value an expression of numbers
	 * @return a {@link Long} for whole numbers, {@link BigDecimal} for decimals,
	 * {@link Double} for floating-point numbers; {@code null} when there is nothing. Say
	 * which by {@link Expression#typed}
	 */
	public static Aggregate<Number> sum(NumberExpression<?> value) {
		return aggregate(Function.SUM, value, Functions::sumType);
	}

	/**
	 * The sum over the rows that fulfil a condition.
	 * @param value a path or an expression of numbers
	 * @param filter the condition
	 * @return as {@link #sum(Object)}
	 */
	public static Aggregate<Object> sum(Object value, Q filter) {
		return sum(value).filter(filter);
	}

	/**
	 * The sum over the rows that fulfil a condition.
	 * @param value an expression of numbers
	 * @param filter the condition
	 * @return as {@link #sum(NumberExpression)}
	 */
	public static Aggregate<Number> sum(NumberExpression<?> value, Q filter) {
		return sum(value).filter(filter);
	}

	/**
	 * The average at full precision.
	 * @param value a path or an expression of numbers
	 * @return a {@link BigDecimal} for decimals, else a {@link Double}; {@code null} when
	 * there is nothing
	 */
	public static Aggregate<Object> avg(Object value) {
		return aggregate(Function.AVG, value, Functions::averageType);
	}

	/**
	 * The average at full precision.
	 * @param value an expression of numbers
	 * @return a {@link BigDecimal} for decimals, else a {@link Double}; {@code null} when
	 * there is nothing. Say which by {@link Expression#typed}
	 */
	public static Aggregate<Number> avg(NumberExpression<?> value) {
		return aggregate(Function.AVG, value, Functions::averageType);
	}

	/**
	 * The average over the rows that fulfil a condition.
	 * @param value a path or an expression of numbers
	 * @param filter the condition
	 * @return as {@link #avg(Object)}
	 */
	public static Aggregate<Object> avg(Object value, Q filter) {
		return avg(value).filter(filter);
	}

	/**
	 * The average over the rows that fulfil a condition.
	 * @param value an expression of numbers
	 * @param filter the condition
	 * @return as {@link #avg(NumberExpression)}
	 */
	public static Aggregate<Number> avg(NumberExpression<?> value, Q filter) {
		return avg(value).filter(filter);
	}

	/**
	 * The least value.
	 * @param value a path or an expression
	 * @return a value of the argument's type; {@code null} when there is nothing
	 */
	public static Aggregate<Object> min(Object value) {
		return aggregate(Function.MIN, value, UnaryOperator.identity());
	}

	/**
	 * The least value.
	 * @param <T> the type of the value
	 * @param value an expression
	 * @return a value of the expression's type; {@code null} when there is nothing
	 */
	public static <T> Aggregate<T> min(ComparableExpression<T> value) {
		return aggregate(Function.MIN, value, UnaryOperator.identity());
	}

	/**
	 * The least value among the rows that fulfil a condition.
	 * @param <T> the type of the value
	 * @param value an expression
	 * @param filter the condition
	 * @return as {@link #min(ComparableExpression)}
	 */
	public static <T> Aggregate<T> min(ComparableExpression<T> value, Q filter) {
		return min(value).filter(filter);
	}

	/**
	 * The least value among the rows that fulfil a condition.
	 * @param value a path or an expression
	 * @param filter the condition
	 * @return as {@link #min(Object)}
	 */
	public static Aggregate<Object> min(Object value, Q filter) {
		return min(value).filter(filter);
	}

	/**
	 * The greatest value.
	 * @param value a path or an expression
	 * @return a value of the argument's type; {@code null} when there is nothing
	 */
	public static Aggregate<Object> max(Object value) {
		return aggregate(Function.MAX, value, UnaryOperator.identity());
	}

	/**
	 * The greatest value.
	 * @param <T> the type of the value
	 * @param value an expression
	 * @return a value of the expression's type; {@code null} when there is nothing
	 */
	public static <T> Aggregate<T> max(ComparableExpression<T> value) {
		return aggregate(Function.MAX, value, UnaryOperator.identity());
	}

	/**
	 * The greatest value among the rows that fulfil a condition.
	 * @param <T> the type of the value
	 * @param value an expression
	 * @param filter the condition
	 * @return as {@link #max(ComparableExpression)}
	 */
	public static <T> Aggregate<T> max(ComparableExpression<T> value, Q filter) {
		return max(value).filter(filter);
	}

	/**
	 * The greatest value among the rows that fulfil a condition.
	 * @param value a path or an expression
	 * @param filter the condition
	 * @return as {@link #max(Object)}
	 */
	public static Aggregate<Object> max(Object value, Q filter) {
		return max(value).filter(filter);
	}

	/**
	 * The standard deviation of a sample.
	 * @param value a path or an expression of numbers
	 * @return a {@link Double}; {@code null} when there are fewer than two values
	 */
	public static Aggregate<Double> stdDev(Object value) {
		return aggregate(Function.STDDEV_SAMP, value, (type) -> numeric("stdDev", type, ValueType.DOUBLE));
	}

	/**
	 * The standard deviation of a population.
	 * @param value a path or an expression of numbers
	 * @return a {@link Double}; {@code null} when there is nothing
	 */
	public static Aggregate<Double> stdDevPop(Object value) {
		return aggregate(Function.STDDEV_POP, value, (type) -> numeric("stdDevPop", type, ValueType.DOUBLE));
	}

	/**
	 * The variance of a sample.
	 * @param value a path or an expression of numbers
	 * @return a {@link Double}; {@code null} when there are fewer than two values
	 */
	public static Aggregate<Double> variance(Object value) {
		return aggregate(Function.VAR_SAMP, value, (type) -> numeric("variance", type, ValueType.DOUBLE));
	}

	/**
	 * The variance of a population.
	 * @param value a path or an expression of numbers
	 * @return a {@link Double}; {@code null} when there is nothing
	 */
	public static Aggregate<Double> variancePop(Object value) {
		return aggregate(Function.VAR_POP, value, (type) -> numeric("variancePop", type, ValueType.DOUBLE));
	}

	/**
	 * Texts joined, in their order.
	 * @param value a path or an expression of text
	 * @param separator put between two texts
	 * @return a {@link String}; {@code null} when there is nothing
	 */
	public static Aggregate<String> stringAgg(Object value, String separator) {
		return new Aggregate<>(Function.STRING_AGG, path(value), List.of(Value.of(separator)),
				(type) -> ValueType.STRING, false, Q.empty());
	}

	/**
	 * Upper case.
	 * @param value a path or an expression of text
	 * @return a {@link String}
	 */
	public static StringExpression upper(Object value) {
		return text(Function.UPPER, arguments(value));
	}

	/**
	 * Lower case.
	 * @param value a path or an expression of text
	 * @return a {@link String}
	 */
	public static StringExpression lower(Object value) {
		return text(Function.LOWER, arguments(value));
	}

	/**
	 * The text without blanks at both ends.
	 * @param value a path or an expression of text
	 * @return a {@link String}
	 */
	public static StringExpression trim(Object value) {
		return text(Function.TRIM, arguments(value));
	}

	/**
	 * The length in characters.
	 * @param value a path or an expression of text
	 * @return an {@link Integer}
	 */
	public static NumberExpression<Integer> length(Object value) {
		return new NumberValue<>(
				new FunctionCall<Integer>(Function.LENGTH, List.of(path(value)), (nodes) -> ValueType.INTEGER, false));
	}

	/**
	 * Texts joined; NULL if one of them is.
	 * @param first a path or an expression of text
	 * @param more expressions or plain texts
	 * @return a {@link String}
	 */
	public static StringExpression concat(Object first, Object... more) {
		return text(Function.CONCAT, arguments(first, more));
	}

	/**
	 * A part of a text.
	 * @param value a path or an expression of text
	 * @param position where it begins, 1 for the first character
	 * @param length how many characters at most
	 * @return a {@link String}
	 */
	public static StringExpression substr(Object value, int position, int length) {
		return text(Function.SUBSTR, arguments(value, position, length));
	}

	/**
	 * A text with all occurrences of another replaced.
	 * @param value a path or an expression of text
	 * @param search what is replaced
	 * @param replacement what takes its place
	 * @return a {@link String}
	 */
	public static StringExpression replace(Object value, String search, String replacement) {
		return text(Function.REPLACE, arguments(value, search, replacement));
	}

	/**
	 * The first value that is not NULL.
	 * @param first a path or an expression
	 * @param more expressions or plain values
	 * @return a value of the first argument's type
	 */
	public static DynamicExpression<Object> coalesce(Object first, Object... more) {
		return new FunctionCall<>(Function.COALESCE, arguments(first, more), Functions::commonType, false);
	}

	/**
	 * The value, or another where it is NULL.
	 * @param <T> the type of the value
	 * @param value an expression
	 * @param otherwise what takes the place of NULL
	 * @return a value of the expression's type
	 */
	public static <T> DynamicExpression<T> coalesce(Expression<T> value, T otherwise) {
		return new FunctionCall<>(Function.COALESCE, arguments(value, otherwise), Functions::commonType, false);
	}

	/**
	 * The value, or that of another expression where it is NULL.
	 * @param <T> the type of the value
	 * @param value an expression
	 * @param otherwise what takes the place of NULL
	 * @return a value of the expression's type
	 */
	public static <T> DynamicExpression<T> coalesce(Expression<T> value, Expression<? super T> otherwise) {
		return new FunctionCall<>(Function.COALESCE, arguments(value, otherwise), Functions::commonType, false);
	}

	/**
	 * NULL if the two are equal, else the first.
	 * @param first a path or an expression
	 * @param second an expression or a plain value
	 * @return a value of the first argument's type
	 */
	public static DynamicExpression<Object> nullIf(Object first, Object second) {
		return new FunctionCall<>(Function.NULLIF, arguments(first, second), (nodes) -> nodes.get(0).type(), false);
	}

	/**
	 * The greatest value; NULL if one is NULL.
	 * @param first a path or an expression
	 * @param more expressions or plain values
	 * @return a value of the common type
	 */
	public static DynamicExpression<Object> greatest(Object first, Object... more) {
		return new FunctionCall<>(Function.GREATEST, arguments(first, more), Functions::commonType, false);
	}

	/**
	 * The least value; NULL if one is NULL.
	 * @param first a path or an expression
	 * @param more expressions or plain values
	 * @return a value of the common type
	 */
	public static DynamicExpression<Object> least(Object first, Object... more) {
		return new FunctionCall<>(Function.LEAST, arguments(first, more), Functions::commonType, false);
	}

	/**
	 * The absolute value.
	 * @param value a path or an expression of numbers
	 * @return a value of the argument's type
	 */
	public static DynamicExpression<Object> abs(Object value) {
		return number(Function.ABS, value);
	}

	/**
	 * Rounded half away from zero.
	 * @param value a path or an expression of numbers
	 * @param digits how many digits behind the point stay
	 * @return a {@link BigDecimal} for decimals, {@link Double} for floating-point
	 * numbers
	 */
	public static DynamicExpression<Object> round(Object value, int digits) {
		return new FunctionCall<>(Function.ROUND, arguments(value, digits), (nodes) -> numberType("round", nodes),
				false);
	}

	/**
	 * The next whole number above.
	 * @param value a path or an expression of numbers
	 * @return a value of the argument's type
	 */
	public static DynamicExpression<Object> ceil(Object value) {
		return number(Function.CEIL, value);
	}

	/**
	 * The next whole number below.
	 * @param value a path or an expression of numbers
	 * @return a value of the argument's type
	 */
	public static DynamicExpression<Object> floor(Object value) {
		return number(Function.FLOOR, value);
	}

	/**
	 * The point in time at which the statement or transaction began, by the database's
	 * clock.
	 * @return an {@link Instant}
	 */
	public static TemporalExpression<Instant> now() {
		return new TemporalValue<>(new FunctionCall<>(Function.NOW, List.of(), (nodes) -> ValueType.INSTANT, true));
	}

	/**
	 * A random number from 0 to below 1, for each row; order by it for a random order.
	 * @return a {@link Double}
	 */
	public static NumberExpression<Double> random() {
		return new NumberValue<>(
				new FunctionCall<Double>(Function.RANDOM, List.of(), (nodes) -> ValueType.DOUBLE, true));
	}

	/**
	 * A part of a date or time; points in time are taken in UTC.
	 * @param part the part
	 * @param value a path or an expression
	 * @return a {@link Long}
	 */
	public static NumberExpression<Long> extract(DatePart part, Object value) {
		return new NumberValue<>(new DateFunction<Long>(path(value), part, false));
	}

	/**
	 * A date or time cut down to a unit; points in time are taken in UTC.
	 * @param part the unit
	 * @param value a path or an expression
	 * @return a value of the argument's type
	 */
	public static DynamicExpression<Object> trunc(DatePart part, Object value) {
		return new DateFunction<>(path(value), part, true);
	}

	/**
	 * The date of a point in time, in UTC.
	 * @param value a path or an expression
	 * @return a {@link LocalDate}
	 */
	public static TemporalExpression<LocalDate> date(Object value) {
		return new TemporalValue<>(new DateFunction<>(path(value), null, false));
	}

	/**
	 * A value turned into another type by the database.
	 * @param <T> the type
	 * @param value a path or an expression
	 * @param type the type
	 * @return a value of that type
	 */
	public static <T> DynamicExpression<T> cast(Object value, Class<T> type) {
		return new Cast<>(path(value), type);
	}

	/**
	 * A function of the database that the ORM does not know.
	 * @param <T> the type of the result
	 * @param name the function's name
	 * @param type the type of the result
	 * @param first a path or an expression
	 * @param more expressions or plain values
	 * @return the call
	 */
	public static <T> DynamicExpression<T> function(String name, Class<T> type, Object first, Object... more) {
		return new CustomFunction<>(name, type, arguments(first, more));
	}

	/**
	 * The number of a row in its window, from 1.
	 * @return a {@link Long}
	 */
	public static WindowCall<Long> rowNumber() {
		return window("ROW_NUMBER", List.of(), false);
	}

	/**
	 * The rank of a row in its window, with gaps after equal rows.
	 * @return a {@link Long}
	 */
	public static WindowCall<Long> rank() {
		return window("RANK", List.of(), false);
	}

	/**
	 * The rank of a row in its window, without gaps.
	 * @return a {@link Long}
	 */
	public static WindowCall<Long> denseRank() {
		return window("DENSE_RANK", List.of(), false);
	}

	/**
	 * The bucket of a row when its window is cut into equal parts.
	 * @param buckets how many parts
	 * @return a {@link Long}, from 1
	 */
	public static WindowCall<Long> ntile(int buckets) {
		return window("NTILE", List.of(buckets), false);
	}

	/**
	 * The value some rows before in the window.
	 * @param <T> the type of the value
	 * @param value an expression
	 * @param rows how many rows before
	 * @return a value of the expression's type; {@code null} where there is no such row
	 */
	public static <T> WindowCall<T> lag(ComparableExpression<T> value, int rows) {
		return sameType("LAG", List.of(value, rows));
	}

	/**
	 * The value some rows before in the window.
	 * @param value a path or an expression
	 * @param rows how many rows before
	 * @return a value of the argument's type; {@code null} where there is no such row
	 */
	public static WindowCall<Object> lag(Object value, int rows) {
		return sameType("LAG", List.of(path(value), rows));
	}

	/**
	 * The value some rows after in the window.
	 * @param <T> the type of the value
	 * @param value an expression
	 * @param rows how many rows after
	 * @return a value of the expression's type; {@code null} where there is no such row
	 */
	public static <T> WindowCall<T> lead(ComparableExpression<T> value, int rows) {
		return sameType("LEAD", List.of(value, rows));
	}

	/**
	 * The value some rows after in the window.
	 * @param value a path or an expression
	 * @param rows how many rows after
	 * @return a value of the argument's type; {@code null} where there is no such row
	 */
	public static WindowCall<Object> lead(Object value, int rows) {
		return sameType("LEAD", List.of(path(value), rows));
	}

	/**
	 * The value of the first row of the window.
	 * @param <T> the type of the value
	 * @param value an expression
	 * @return a value of the expression's type
	 */
	public static <T> WindowCall<T> firstValue(ComparableExpression<T> value) {
		return sameType("FIRST_VALUE", List.of(value));
	}

	/**
	 * The value of the first row of the window.
	 * @param value a path or an expression
	 * @return a value of the argument's type
	 */
	public static WindowCall<Object> firstValue(Object value) {
		return sameType("FIRST_VALUE", List.of(path(value)));
	}

	/**
	 * The value of the last row of the window.
	 * @param <T> the type of the value
	 * @param value an expression
	 * @return a value of the expression's type
	 */
	public static <T> WindowCall<T> lastValue(ComparableExpression<T> value) {
		return sameType("LAST_VALUE", List.of(value));
	}

	/**
	 * The value of the last row of the window.
	 * @param value a path or an expression
	 * @return a value of the argument's type
	 */
	public static WindowCall<Object> lastValue(Object value) {
		return sameType("LAST_VALUE", List.of(path(value)));
	}

	private static WindowCall<Long> window(String name, List<Object> arguments, boolean nullable) {
		return new WindowCall<>(name, arguments, (nodes) -> ValueType.LONG, nullable);
	}

	private static <T> WindowCall<T> sameType(String name, List<Object> arguments) {
		return new WindowCall<>(name, arguments, (nodes) -> nodes.get(0).type(), true);
	}

	private static <T> Aggregate<T> aggregate(Function function, Object value, UnaryOperator<ValueType> type) {
		return new Aggregate<>(function, path(value), List.of(), type, false, Q.empty());
	}

	private static StringExpression text(Function function, List<@Nullable Object> arguments) {
		return new StringValue(new FunctionCall<>(function, arguments, (nodes) -> ValueType.STRING, false));
	}

	private static DynamicExpression<Object> number(Function function, Object value) {
		return new FunctionCall<>(function, List.of(path(value)),
				(nodes) -> numberType(function.name().toLowerCase(java.util.Locale.ROOT), nodes), false);
	}

	private static Object path(Object value) {
		if (value instanceof String path) {
			return F.of(path);
		}
		return (value instanceof Expression<?> expression) ? F.byName(expression) : value;
	}

	private static List<@Nullable Object> arguments(Object first, @Nullable Object... more) {
		List<@Nullable Object> arguments = new ArrayList<>();
		arguments.add(path(first));
		arguments.addAll(Arrays.asList(more));
		return arguments;
	}

	private static ValueType sumType(ValueType type) {
		SqlType sql = type.sqlType();
		if (sql.isInteger()) {
			return numeric("sum", type, ValueType.LONG);
		}
		return numeric("sum", type, (sql.kind() == SqlType.Kind.DECIMAL) ? ValueType.DECIMAL : ValueType.DOUBLE);
	}

	private static ValueType averageType(ValueType type) {
		return numeric("avg", type,
				(type.sqlType().kind() == SqlType.Kind.DECIMAL) ? ValueType.DECIMAL : ValueType.DOUBLE);
	}

	private static ValueType numberType(String function, List<TypedNode> nodes) {
		ValueType type = nodes.get(0).type();
		return numeric(function, type, (type.sqlType().kind() == SqlType.Kind.DECIMAL) ? ValueType.DECIMAL : type);
	}

	private static ValueType numeric(String function, ValueType argument, ValueType result) {
		SqlType.Kind kind = argument.sqlType().kind();
		if (!argument.sqlType().isNumeric() && kind != SqlType.Kind.UNKNOWN) {
			throw new FieldError(
					"Function '" + function + "' needs numbers, found " + argument.javaType().getSimpleName() + ".");
		}
		return result;
	}

	private static ValueType commonType(List<TypedNode> nodes) {
		ValueType found = nodes.get(0).type();
		for (TypedNode node : nodes) {
			SqlType type = node.sqlType();
			if (type.isNumeric() && found.sqlType().isNumeric() && type.kind().compareTo(found.sqlType().kind()) > 0) {
				found = (type.kind() == SqlType.Kind.DECIMAL) ? ValueType.DECIMAL : node.type();
			}
		}
		return found;
	}

}
