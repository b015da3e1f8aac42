package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.query.QueryScope.Tracked;
import io.tortoiseorm.sql.Select;
import io.tortoiseorm.sql.SqlNode;

/**
 * The conditions of a query, each where it belongs: on rows, on groups, or on what window
 * functions computed.
 */
final class Conditions {

	private final List<Select.Cte> ctes = new ArrayList<>();

	private final List<SqlNode> where = new ArrayList<>();

	private final List<SqlNode> having = new ArrayList<>();

	private final List<SqlNode> afterWindows = new ArrayList<>();

	private final Set<SqlNode> groupedColumns = new LinkedHashSet<>();

	private boolean aggregated;

	private Conditions() {
	}

	static Conditions of(QueryState state, QueryScope scope) {
		return of(state, scope, (annotation) -> true);
	}

	/**
	 * Compiles the conditions of a query.
	 * @param counted which annotations have a say in what rows there are, selected or not
	 */
	static Conditions of(QueryState state, QueryScope scope, Predicate<String> counted) {
		Conditions conditions = new Conditions();
		CommonTables tables = new CommonTables(scope);
		state.ctes().forEach((spec) -> conditions.ctes.add(tables.named(spec)));
		conditions.where.addAll(scope.globals().of(scope.model(), scope.joins().rootAlias()));
		if (state.recursion() != null) {
			conditions.ctes.add(tables.recursive(state.recursion()));
			conditions.where.add(tables.reached());
		}
		scope.annotations()
			.keySet()
			.stream()
			.filter(counted)
			.forEach((name) -> conditions.aggregated |= scope.annotation(name).aggregate());
		for (Q filter : state.filters()) {
			for (Q part : filter.conjuncts()) {
				if (!part.isEmpty()) {
					conditions.add(scope.track(() -> part.compileCondition(scope)));
				}
			}
		}
		return conditions;
	}

	private void add(Tracked<SqlNode> condition) {
		if (!condition.aggregate() && !condition.window()) {
			this.where.add(condition.value());
			return;
		}
		(condition.window() ? this.afterWindows : this.having).add(condition.value());
		this.groupedColumns.addAll(condition.columns());
	}

	/**
	 * Adds a condition on rows.
	 */
	void restrict(SqlNode condition) {
		this.where.add(condition);
	}

	List<Select.Cte> ctes() {
		return this.ctes;
	}

	List<SqlNode> where() {
		return this.where;
	}

	List<SqlNode> having() {
		return this.having;
	}

	List<SqlNode> afterWindows() {
		return this.afterWindows;
	}

	/**
	 * Whether the query speaks of groups of rows, in a condition or an annotation.
	 */
	boolean isAggregated() {
		return this.aggregated || !this.having.isEmpty();
	}

	/**
	 * Whether conditions on rows are all there is.
	 */
	boolean areOnRows() {
		return this.having.isEmpty() && this.afterWindows.isEmpty();
	}

	/**
	 * The columns that conditions on groups use outside of aggregates.
	 */
	Set<SqlNode> groupedColumns() {
		return this.groupedColumns;
	}

}
