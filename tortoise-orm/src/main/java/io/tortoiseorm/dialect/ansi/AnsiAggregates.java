package io.tortoiseorm.dialect.ansi;

import java.util.List;

import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.dialect.Functions.Aggregate;
import io.tortoiseorm.dialect.Functions.Argument;
import io.tortoiseorm.dialect.Functions.Function;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlType.Kind;
import io.tortoiseorm.sql.SqlWriter;
import org.jspecify.annotations.Nullable;

/**
 * Aggregate functions, with the same result and result type on every database.
 */
public class AnsiAggregates {

	private final AnsiCasts casts;

	/**
	 * Creates the strategy.
	 * @param casts converts arguments and results
	 */
	public AnsiAggregates(AnsiCasts casts) {
		this.casts = casts;
	}

	/**
	 * Writes a call.
	 * @param out the statement
	 * @param aggregate the call
	 * @param result the type of the result
	 */
	public final void write(SqlWriter out, Aggregate aggregate, SqlType result) {
		switch (aggregate.function()) {
			case COUNT -> writeCount(out, aggregate);
			case SUM -> writeSum(out, aggregate, result);
			case AVG -> writeAverage(out, aggregate, result);
			case MIN, MAX -> writeExtreme(out, aggregate, result);
			case STDDEV_SAMP, STDDEV_POP, VAR_SAMP, VAR_POP -> writeStatistic(out, aggregate, result);
			case STRING_AGG -> writeStringAgg(out, aggregate);
			default -> throw new IllegalArgumentException(aggregate.function() + " is not an aggregate function");
		}
	}

	private void writeCount(SqlWriter out, Aggregate aggregate) {
		call(out, "COUNT", aggregate, aggregate.arguments().isEmpty() ? null : argument(aggregate).node());
	}

	/**
	 * Writes a sum. Sums of whole numbers are 64 bits wide or fail.
	 * @param out the statement
	 * @param aggregate the call
	 * @param result the type of the result
	 */
	protected void writeSum(SqlWriter out, Aggregate aggregate, SqlType result) {
		Argument value = argument(aggregate);
		if (AnsiCasts.isFloating(result)) {
			call(out, "SUM", aggregate, this.casts.floating(value));
		}
		else if (result.isInteger() && value.type().kind() != Kind.INTEGER && value.type().kind() != Kind.SMALLINT) {
			SqlNode sum = (writer) -> call(writer, "SUM", aggregate, value.node());
			out.append("CAST(").node(sum).append(" AS ").append(out.dialect().types().castType(SqlType.BIGINT));
			out.append(')');
		}
		else {
			call(out, "SUM", aggregate, this.casts.exact(value));
		}
	}

	/**
	 * Writes an average: a fraction for whole numbers, a decimal rounded to twenty digits
	 * for decimals.
	 * @param out the statement
	 * @param aggregate the call
	 * @param result the type of the result
	 */
	protected void writeAverage(SqlWriter out, Aggregate aggregate, SqlType result) {
		Argument value = argument(aggregate);
		if (AnsiCasts.isFloating(value.type())) {
			SqlNode average = (writer) -> call(writer, "AVG", aggregate, this.casts.floating(value));
			writeAs(out, average, SqlType.DOUBLE, result);
			return;
		}
		SqlNode sum = (writer) -> call(writer, "SUM", aggregate, summand(value));
		SqlNode count = (writer) -> call(writer, "COUNT", aggregate, value.node());
		if (AnsiCasts.isFloating(result)) {
			writeFloatingQuotient(out, sum, count);
		}
		else {
			SqlNode quotient = (writer) -> writeQuotient(writer, sum, count);
			writeAs(out, quotient, SqlType.DECIMAL, result);
		}
	}

	/**
	 * What is summed up exactly, for an average.
	 * @param value the numbers
	 * @return the same numbers, in a type whose sum is wide enough
	 */
	protected SqlNode summand(Argument value) {
		return value.node();
	}

	/**
	 * Writes the quotient of an exact sum and a count as a floating-point number.
	 * @param out the statement
	 * @param sum the sum
	 * @param count the count
	 */
	protected void writeFloatingQuotient(SqlWriter out, SqlNode sum, SqlNode count) {
		out.append('(').node(this.casts.floating(new Argument(sum, SqlType.UNKNOWN)));
		out.append(" / ").node(count).append(')');
	}

	/**
	 * Writes the quotient of an exact sum and a count as a decimal.
	 * @param out the statement
	 * @param sum the sum
	 * @param count the count
	 */
	protected void writeQuotient(SqlWriter out, SqlNode sum, SqlNode count) {
		out.append("ROUND(").node(sum).append(" * ").append(AnsiArithmetic.SCALED_ONE).append(" / ").node(count);
		out.append(", ").append(AnsiArithmetic.QUOTIENT_SCALE).append(')');
	}

	/**
	 * Writes a least or greatest value.
	 * @param out the statement
	 * @param aggregate the call
	 * @param result the type of the result
	 */
	protected void writeExtreme(SqlWriter out, Aggregate aggregate, SqlType result) {
		call(out, aggregate.function().name(), aggregate, argument(aggregate).node());
	}

	/**
	 * Writes a standard deviation or variance, computed in floating-point numbers.
	 * @param out the statement
	 * @param aggregate the call
	 * @param result the type of the result
	 */
	protected void writeStatistic(SqlWriter out, Aggregate aggregate, SqlType result) {
		SqlNode statistic = (writer) -> call(writer, aggregate.function().name(), aggregate,
				this.casts.floating(argument(aggregate)));
		writeAs(out, statistic, SqlType.DOUBLE, result);
	}

	/**
	 * Writes joined texts, in the order of the texts.
	 * @param out the statement
	 * @param aggregate the call
	 */
	protected void writeStringAgg(SqlWriter out, Aggregate aggregate) {
		SqlNode text = this.casts.text(argument(aggregate));
		SqlNode separator = aggregate.arguments().get(1).node();
		call(out, "STRING_AGG", aggregate, text, Sql.sequence(", ", separator, " ORDER BY ", text));
	}

	/**
	 * Writes a call with what goes around its argument: DISTINCT, FILTER, OVER.
	 * @param out the statement
	 * @param name the function's name
	 * @param aggregate the call
	 * @param argument the argument, or {@code null} for rows
	 */
	protected final void call(SqlWriter out, String name, Aggregate aggregate, @Nullable SqlNode argument) {
		call(out, name, aggregate, argument, null);
	}

	/**
	 * Writes a call with what goes around and behind its argument.
	 * @param out the statement
	 * @param name the function's name
	 * @param aggregate the call
	 * @param argument the argument, or {@code null} for rows
	 * @param tail what follows inside the parentheses, or {@code null}
	 */
	protected final void call(SqlWriter out, String name, Aggregate aggregate, @Nullable SqlNode argument,
			@Nullable SqlNode tail) {
		boolean nativeFilter = out.dialect().supports(Feature.AGGREGATE_FILTER);
		SqlNode filter = aggregate.filter();
		out.append(name).append('(').append(aggregate.distinct() ? "DISTINCT " : "");
		if (filter != null && !nativeFilter) {
			SqlNode counted = (argument != null) ? argument : Sql.raw("1");
			out.node(Sql.searchedCase(List.of(new Sql.When(filter, counted)), leftOut(aggregate)));
		}
		else if (argument != null) {
			out.node(argument);
		}
		else {
			out.append('*');
		}
		if (tail != null) {
			out.node(tail);
		}
		out.append(')');
		if (filter != null && nativeFilter) {
			out.append(" FILTER (WHERE ").node(filter).append(')');
		}
		writeOver(out, aggregate);
	}

	/**
	 * What stands for a value that the filter leaves out.
	 * @param aggregate the call
	 * @return the NULL, or {@code null} for that of the CASE itself
	 */
	protected @Nullable SqlNode leftOut(Aggregate aggregate) {
		return null;
	}

	/**
	 * Writes the OVER clause, if there is one.
	 * @param out the statement
	 * @param aggregate the call
	 */
	protected static void writeOver(SqlWriter out, Aggregate aggregate) {
		SqlNode over = aggregate.over();
		if (over != null) {
			out.append(' ').node(over);
		}
	}

	/**
	 * Writes a value as another type, as it is if that is its own.
	 * @param out the statement
	 * @param node the value
	 * @param own its type
	 * @param result the type it becomes
	 */
	protected final void writeAs(SqlWriter out, SqlNode node, SqlType own, SqlType result) {
		if (own.kind() == result.kind()) {
			out.node(node);
		}
		else {
			this.casts.write(out, new Argument(node, own), result);
		}
	}

	/**
	 * Converts arguments and results.
	 * @return the strategy
	 */
	protected final AnsiCasts casts() {
		return this.casts;
	}

	/**
	 * The first argument.
	 * @param aggregate the call
	 * @return the argument
	 */
	protected static Argument argument(Aggregate aggregate) {
		return aggregate.arguments().get(0);
	}

	/**
	 * Whether the call is of a function.
	 * @param aggregate the call
	 * @param function the function
	 * @return whether it is
	 */
	protected static boolean is(Aggregate aggregate, Function function) {
		return aggregate.function() == function;
	}

}
