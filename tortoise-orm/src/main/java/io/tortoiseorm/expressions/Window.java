package io.tortoiseorm.expressions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.tortoiseorm.sql.OrderBy;
import io.tortoiseorm.sql.SqlNode;

/**
 * The rows a window function looks at: a partition, its order, and optionally a frame.
 */
public final class Window {

	private final List<Expression<?>> partition;

	private final List<Ordering> ordering;

	private final Frame frame;

	private Window(List<Expression<?>> partition, List<Ordering> ordering, Frame frame) {
		this.partition = partition;
		this.ordering = ordering;
		this.frame = frame;
	}

	/**
	 * All rows of the query.
	 * @return the window
	 */
	public static Window all() {
		return new Window(List.of(), List.of(), Frame.DEFAULT);
	}

	/**
	 * The rows that agree in some fields.
	 * @param fields names joined by {@code __}
	 * @return the window
	 */
	public static Window partitionBy(String... fields) {
		return all().partition(Arrays.stream(fields).map(F::of).toArray(Expression<?>[]::new));
	}

	/**
	 * The rows that agree in some expressions.
	 * @param expressions the expressions
	 * @return the window
	 */
	public static Window partitionBy(Expression<?>... expressions) {
		return all().partition(expressions);
	}

	/**
	 * All rows of the query in an order.
	 * @param terms names, with a leading {@code -} for descending
	 * @return the window
	 */
	public static Window orderedBy(String... terms) {
		return all().orderBy(terms);
	}

	private Window partition(Expression<?>... expressions) {
		return new Window(List.of(expressions), this.ordering, this.frame);
	}

	/**
	 * Orders the rows of the window.
	 * @param terms names, with a leading {@code -} for descending
	 * @return the new window
	 */
	public Window orderBy(String... terms) {
		return new Window(this.partition, Arrays.stream(terms).map(Ordering::of).toList(), this.frame);
	}

	/**
	 * Orders the rows of the window.
	 * @param terms the terms
	 * @return the new window
	 */
	public Window orderBy(Ordering... terms) {
		return new Window(this.partition, List.of(terms), this.frame);
	}

	/**
	 * Looks at the rows from the first of the partition up to the current one: running
	 * totals.
	 * @return the new window
	 */
	public Window rowsToCurrent() {
		return new Window(this.partition, this.ordering, Frame.TO_CURRENT);
	}

	/**
	 * Looks at all rows of the partition, whatever their order.
	 * @return the new window
	 */
	public Window wholePartition() {
		return new Window(this.partition, this.ordering, Frame.WHOLE);
	}

	SqlNode compile(ExpressionContext context) {
		List<SqlNode> partitionNodes = new ArrayList<>();
		for (Expression<?> expression : this.partition) {
			partitionNodes.add(expression.compile(context).node());
		}
		List<OrderBy> orderNodes = new ArrayList<>();
		for (Ordering term : this.ordering) {
			orderNodes.add(term.compile(context));
		}
		return (out) -> {
			out.append('(');
			if (!partitionNodes.isEmpty()) {
				out.append("PARTITION BY ").join(", ", partitionNodes);
			}
			if (!orderNodes.isEmpty()) {
				out.append(partitionNodes.isEmpty() ? "ORDER BY " : " ORDER BY ").join(", ", orderNodes);
			}
			out.append(this.frame.sql).append(')');
		};
	}

	private enum Frame {

		DEFAULT(""), TO_CURRENT(" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW"),
		WHOLE(" ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING");

		private final String sql;

		Frame(String sql) {
			this.sql = sql;
		}

	}

}
