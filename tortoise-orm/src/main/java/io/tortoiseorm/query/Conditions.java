package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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

	private Conditions() {
	}

	static Conditions of(QueryState state, QueryScope scope) {
		Conditions conditions = new Conditions();
		CommonTables tables = new CommonTables(scope);
		state.ctes().forEach((spec) -> conditions.ctes.add(tables.named(spec)));
		conditions.where.addAll(scope.globals().of(scope.model(), scope.joins().rootAlias()));
		if (state.recursion() != null) {
			conditions.ctes.add(tables.recursive(state.recursion()));
			conditions.where.add(tables.reached());
		}
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
