package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.tortoiseorm.dialect.Functions;
import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.Ordering;
import io.tortoiseorm.expressions.TypedNode;
import io.tortoiseorm.query.JoinPlan.Place;
import io.tortoiseorm.query.QueryScope.Tracked;
import io.tortoiseorm.sql.OrderBy;
import io.tortoiseorm.sql.Select;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * Puts a SELECT together of what was compiled: conditions, outputs and ordering. One
 * SELECT where that says all; where rows must be complete before they are filtered or
 * compared again (conditions on window functions, distinct rows in the order of something
 * else) a SELECT around another.
 */
final class SelectAssembly {

	private final QueryState state;

	private final QueryScope scope;

	private final Conditions conditions;

	private final List<Output> outputs;

	private final List<Term> terms;

	private final boolean grouped;

	private @Nullable WholeRows begin;

	private boolean named;

	private boolean sorted = true;

	SelectAssembly(QueryState state, QueryScope scope, Conditions conditions, List<Output> outputs,
			List<Ordering> ordering) {
		this.state = state;
		this.scope = scope;
		this.conditions = conditions;
		this.outputs = outputs;
		this.terms = ordering.stream().map(this::term).toList();
		this.grouped = state.groupBy() != null || conditions.isAggregated()
				|| outputs.stream().anyMatch(Output::aggregate)
				|| this.terms.stream().anyMatch((term) -> term.tracked.aggregate());
	}

	private Term term(Ordering ordering) {
		Tracked<TypedNode> tracked = this.scope.track(() -> ordering.expression().compile(this.scope));
		TypedNode node = tracked.value();
		return new Term(tracked, ordering, indexOf(node.node()));
	}

	private int indexOf(SqlNode node) {
		for (int i = 0; i < this.outputs.size(); i++) {
			if (this.outputs.get(i).node().node().equals(node)) {
				return i;
			}
		}
		return -1;
	}

	/**
	 * Takes the first of the outputs as they were written before.
	 */
	SelectAssembly begunBy(@Nullable WholeRows wholeRows) {
		this.begin = wholeRows;
		return this;
	}

	/**
	 * Names the columns {@code c0}, {@code c1} and so on, for a query around.
	 */
	SelectAssembly named() {
		this.named = true;
		return this;
	}

	/**
	 * Leaves the order open; what it is made of still counts where rows are grouped.
	 */
	SelectAssembly unsorted() {
		this.sorted = false;
		return this;
	}

	/**
	 * Whether each row that fulfils the conditions is a result, apart from slices and
	 * distinct.
	 */
	boolean isRowByRow() {
		return !this.grouped && this.conditions.areOnRows();
	}

	/**
	 * The SELECT with limit and offset.
	 */
	Select select() {
		refuseLocks();
		boolean flat = this.conditions.afterWindows().isEmpty() && !comparesBeforeSlicing();
		return (flat ? flat() : around()).limit(this.state.limit()).offset(this.state.offset()).build();
	}

	private void refuseLocks() {
		if (this.state.lock() != null
				&& (this.grouped || this.state.distinct() || !this.conditions.afterWindows().isEmpty())) {
			throw new ParamsError("selectForUpdate(..) locks rows of tables: it has no place for distinct, groups, "
					+ "aggregates and conditions on window functions.");
		}
	}

	/**
	 * Whether duplicates must be left out in a query of its own: when rows are sorted by
	 * something that is not selected. Also where rows are skipped or grouped: MariaDB
	 * passes over the OFFSET of a SELECT DISTINCT whose values are constant, and mixes up
	 * the aggregates of one that is sorted by them.
	 */
	private boolean comparesBeforeSlicing() {
		return this.state.distinct() && (this.grouped || this.state.offset() != null
				|| (this.sorted && this.terms.stream().anyMatch(this::isSortedAround)));
	}

	private boolean isSortedAround(Term term) {
		return term.output < 0 || !isOrderedByOutput(term);
	}

	private boolean isOrderedByOutput(Term term) {
		return !term.tracked.value().nullable() || this.scope.dialect().syntax().allowsOutputsInOrder();
	}

	private Select.Builder flat() {
		// joins that only a lock needs
		io.tortoiseorm.sql.Lock lock = Locks.compile(this.scope, this.state.lock());
		Select.Builder select = withCtes().distinct(this.state.distinct()).from(this.scope.joins().from()).lock(lock);
		int written = 0;
		if (this.begin != null && !this.named) {
			select.begin(this.begin.selected());
			written = this.begin.outputs().size();
		}
		for (int i = written; i < this.outputs.size(); i++) {
			Output output = this.outputs.get(i);
			select.item(output.node().node(), output.node().sqlType(), alias(i));
		}
		addRows(select);
		if (this.sorted) {
			for (Term term : this.terms) {
				String alias = (term.output >= 0) ? alias(term.output) : null;
				boolean byName = alias != null && mustBeNamed(term) && isOrderedByOutput(term);
				select.orderBy(byName ? orderBy(term, Sql.name(alias)) : orderBy(term, term.node()));
			}
		}
		return select;
	}

	/**
	 * Whether the ordering must refer to the selected value, so that it is not computed
	 * twice. MariaDB does not take the alias of an aggregate inside an expression.
	 */
	private static boolean mustBeNamed(Term term) {
		return !term.tracked.aggregate() && !Sql.isColumn(term.node());
	}

	private OrderBy orderBy(Term term, SqlNode node) {
		TypedNode value = term.tracked.value();
		SqlNode comparable = new TypedNode(node, value.type(), value.nullable()).comparable(this.scope.dialect());
		return new OrderBy(comparable, term.ordering.isDescending(), term.ordering.nulls(), value.nullable());
	}

	private @Nullable String alias(int position) {
		String name = this.outputs.get(position).name();
		if (this.named || (name != null && !Names.isPlain(name, this.scope.dialect().limits().identifierLength()))) {
			return column(position);
		}
		return name;
	}

	static String column(int position) {
		return "c" + position;
	}

	private Select.Builder withCtes() {
		Select.Builder select = Select.builder();
		this.conditions.ctes().forEach(select::with);
		return select;
	}

	private void addRows(Select.Builder select) {
		this.scope.joins().addTo(select);
		this.conditions.where().forEach(select::where);
		if (this.grouped) {
			grouping().forEach(select::groupBy);
		}
		this.conditions.having().forEach(select::having);
	}

	private Select.Builder around() {
		Select.Builder outer = completeRows(withCtes());
		for (int i = 0; i < this.outputs.size(); i++) {
			outer.item(Sql.name(column(i)), this.outputs.get(i).node().sqlType(), alias(i));
		}
		if (this.sorted) {
			for (int i = 0; i < this.terms.size(); i++) {
				outer.orderBy(orderBy(this.terms.get(i), place(i)));
			}
		}
		return outer;
	}

	/** The column of a derived table that a term of the ordering is in. */
	private SqlNode place(int index) {
		int output = this.terms.get(index).output;
		return Sql.name((output >= 0) ? column(output) : "o" + index);
	}

	/**
	 * Selects from a derived table that has the outputs as {@code c0}, {@code c1} and so
	 * on, and what is ordered by as {@code o0} and so on, each result once.
	 */
	private Select.Builder completeRows(Select.Builder outer) {
		Select.Builder rows = Select.builder().from(this.scope.joins().from());
		for (int i = 0; i < this.outputs.size(); i++) {
			rows.item(this.outputs.get(i).node().node(), SqlType.UNKNOWN, column(i));
		}
		for (int i = 0; i < this.terms.size(); i++) {
			if (this.terms.get(i).output < 0) {
				rows.item(this.terms.get(i).node(), SqlType.UNKNOWN, "o" + i);
			}
		}
		boolean filtered = !this.conditions.afterWindows().isEmpty();
		if (filtered) {
			SqlNode holds = Sql.and(this.conditions.afterWindows());
			rows.item(Sql.searchedCase(List.of(new Sql.When(holds, Sql.raw("1"))), Sql.raw("0")), SqlType.UNKNOWN,
					"holds");
		}
		addRows(rows);
		Select.Builder complete = this.state.distinct() ? Select.builder() : outer;
		complete.from(Select.aliased(Sql.parenthesized(rows.build()), "computed"));
		if (filtered) {
			complete.where(Sql.binary(Sql.name("holds"), "=", Sql.raw("1")));
		}
		return this.state.distinct()
				? outer.from(Select.aliased(Sql.parenthesized(distinct(complete).build()), "compared")) : complete;
	}

	/**
	 * Makes one result of equal ones. Of what they are ordered by, the one counts that
	 * comes first.
	 */
	private Select.Builder distinct(Select.Builder select) {
		for (int i = 0; i < this.outputs.size(); i++) {
			select.item(Sql.name(column(i)), SqlType.UNKNOWN, column(i)).groupBy(Sql.name(column(i)));
		}
		for (int i = 0; i < this.terms.size(); i++) {
			Term term = this.terms.get(i);
			if (term.output < 0) {
				select.item(first(term, Sql.name("o" + i)), SqlType.UNKNOWN, "o" + i);
			}
		}
		return select;
	}

	private SqlNode first(Term term, SqlNode column) {
		SqlType type = term.tracked.value().sqlType();
		Functions.Aggregate first = new Functions.Aggregate(
				term.ordering.isDescending() ? Functions.Function.MAX : Functions.Function.MIN, false,
				List.of(new Functions.Argument(column, type)), null, null);
		return (out) -> this.scope.dialect().functions().writeAggregate(out, first, type);
	}

	/**
	 * Selects with limit and offset taken for each parent by itself, in the order of
	 * parents' results.
	 * @param parent which of the outputs tells the parent
	 */
	Select selectPerParent(List<Integer> parent) {
		refuseLocks();
		Select.Builder numbered = completeRows(Select.builder());
		for (int i = 0; i < this.outputs.size(); i++) {
			numbered.item(Sql.name(column(i)), SqlType.UNKNOWN, column(i));
		}
		List<OrderBy> order = new ArrayList<>();
		for (int i = 0; i < this.terms.size(); i++) {
			order.add(orderBy(this.terms.get(i), place(i)));
		}
		numbered.item((out) -> {
			out.append("ROW_NUMBER() OVER (PARTITION BY ");
			for (int i = 0; i < parent.size(); i++) {
				out.append((i > 0) ? ", " : "").name(column(parent.get(i)));
			}
			if (!order.isEmpty()) {
				out.append(" ORDER BY ").join(", ", order);
			}
			out.append(')');
		}, SqlType.UNKNOWN, "position");
		SqlNode position = Sql.name("position");
		Select.Builder outer = withCtes().from(Select.aliased(Sql.parenthesized(numbered.build()), "numbered"));
		for (int i = 0; i < this.outputs.size(); i++) {
			outer.item(Sql.name(column(i)), this.outputs.get(i).node().sqlType(), null);
		}
		Long limit = this.state.limit();
		long skipped = (this.state.offset() != null) ? this.state.offset() : 0;
		outer.where(Sql.binary(position, ">", Sql.bind(skipped, SqlType.BIGINT)));
		if (limit != null) {
			outer.where(Sql.binary(position, "<=", Sql.bind(saturatedSum(skipped, limit), SqlType.BIGINT)));
		}
		return outer.orderBy(new OrderBy(position, false, OrderBy.Nulls.DEFAULT, false)).build();
	}

	private static long saturatedSum(long a, long b) {
		return (a > Long.MAX_VALUE - b) ? Long.MAX_VALUE : a + b;
	}

	/**
	 * What rows are grouped by: the names asked for, or the model's key with every column
	 * that is used outside of aggregates.
	 */
	private Set<SqlNode> grouping() {
		Set<SqlNode> nodes = new LinkedHashSet<>();
		List<String> names = this.state.groupBy();
		if (names != null) {
			for (String name : names) {
				Tracked<TypedNode> column = this.scope.track(() -> this.scope.reference(name));
				if (column.aggregate()) {
					throw new FieldError("'" + Names.shown(name) + "' is an aggregate and cannot be grouped by.");
				}
				nodes.add(column.value().node());
			}
			return nodes;
		}
		Place root = this.scope.joins().rootPlace();
		this.scope.model().keyFields().forEach((key) -> nodes.add(this.scope.paths().column(root, key).node()));
		Set<SqlNode> own = new HashSet<>();
		this.scope.model().fields().forEach((field) -> own.add(root.column(field)));
		this.outputs.forEach((output) -> addGrouping(nodes, own, output.node(), output.aggregate(), output.columns()));
		this.terms.forEach((term) -> addGrouping(nodes, own, term.tracked.value(), term.tracked.aggregate(),
				term.tracked.columns()));
		nodes.addAll(this.conditions.groupedColumns());
		return nodes;
	}

	/**
	 * Rows that agree in the value of an expression stay together. The row's own columns
	 * can be named for it, since they are the same for the whole group.
	 */
	private static void addGrouping(Set<SqlNode> nodes, Set<SqlNode> own, TypedNode value, boolean aggregate,
			Set<SqlNode> columns) {
		if (aggregate || own.containsAll(columns)) {
			nodes.addAll(columns);
		}
		else {
			nodes.add(value.node());
		}
	}

	/**
	 * A term of the ordering.
	 *
	 * @param tracked what is ordered by, compiled
	 * @param ordering how
	 * @param output which of the outputs it is, or -1
	 */
	private record Term(Tracked<TypedNode> tracked, Ordering ordering, int output) {

		SqlNode node() {
			return this.tracked.value().node();
		}

	}

}
