package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.Expression;
import io.tortoiseorm.expressions.Ordering;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.meta.ModelBase;
import org.jspecify.annotations.Nullable;

/**
 * All that was said of a query, whatever the shape of its results. Immutable; every
 * change makes a new state.
 */
public final class QueryState implements Cloneable {

	private final Class<? extends ModelBase> model;

	private List<Q> filters = List.of();

	private @Nullable List<Ordering> ordering;

	private boolean keyOrdered;

	private boolean reversed;

	private @Nullable Long limit;

	private @Nullable Long offset;

	private boolean distinct;

	private Map<String, Expression<?>> annotations = Map.of();

	private @Nullable List<String> groupBy;

	private @Nullable List<String> only;

	private @Nullable List<Selection> projection;

	private List<String> related = List.of();

	private List<PrefetchSpec> prefetches = List.of();

	private @Nullable LockSpec lock;

	private @Nullable IndexHint indexHint;

	private @Nullable String database;

	private @Nullable SetSpec setOperation;

	private List<CteSpec> ctes = List.of();

	private @Nullable RecursionSpec recursion;

	private FilterBypass bypass = FilterBypass.NONE;

	private QueryState(Class<? extends ModelBase> model) {
		this.model = model;
	}

	/**
	 * All rows of a model.
	 * @param model the model
	 * @return the state
	 */
	public static QueryState of(Class<? extends ModelBase> model) {
		return new QueryState(model);
	}

	/**
	 * The model whose rows are queried.
	 * @return the class
	 */
	public Class<? extends ModelBase> model() {
		return this.model;
	}

	/**
	 * Whether it takes instances with all of their own fields from the table, and says
	 * nothing but which, in what order and how many.
	 */
	boolean loadsWholeRows() {
		return this.projection == null && this.only == null && this.related.isEmpty() && this.annotations.isEmpty()
				&& this.groupBy == null && !this.distinct && this.lock == null && this.indexHint == null
				&& this.setOperation == null && this.ctes.isEmpty() && this.recursion == null;
	}

	/**
	 * The conditions, all of which must hold.
	 * @return the conditions
	 */
	public List<Q> filters() {
		return this.filters;
	}

	/**
	 * The ordering asked for.
	 * @return the terms, or {@code null} for the model's own
	 */
	public @Nullable List<Ordering> ordering() {
		return this.ordering;
	}

	/**
	 * Whether rows without any other ordering are ordered by their key.
	 * @return whether they are
	 */
	public boolean keyOrdered() {
		return this.keyOrdered;
	}

	/**
	 * Whether the ordering, whatever it is, is turned around.
	 * @return whether it is
	 */
	public boolean reversed() {
		return this.reversed;
	}

	/**
	 * How many rows at most.
	 * @return the limit, or {@code null}
	 */
	public @Nullable Long limit() {
		return this.limit;
	}

	/**
	 * How many rows are skipped.
	 * @return the offset, or {@code null}
	 */
	public @Nullable Long offset() {
		return this.offset;
	}

	/**
	 * Whether limit or offset cut the result.
	 * @return whether the query is sliced
	 */
	public boolean isSliced() {
		return this.limit != null || this.offset != null;
	}

	/**
	 * Whether duplicate rows are left out.
	 * @return whether distinct
	 */
	public boolean distinct() {
		return this.distinct;
	}

	/**
	 * The named expressions, in order.
	 * @return the annotations by name
	 */
	public Map<String, Expression<?>> annotations() {
		return this.annotations;
	}

	/**
	 * The names grouped by.
	 * @return the names, or {@code null} when no grouping was asked for
	 */
	public @Nullable List<String> groupBy() {
		return this.groupBy;
	}

	/**
	 * The only fields that instances load.
	 * @return the names, or {@code null} for all
	 */
	public @Nullable List<String> only() {
		return this.only;
	}

	/**
	 * What is selected instead of instances.
	 * @return the selections, or {@code null} when instances are
	 */
	public @Nullable List<Selection> projection() {
		return this.projection;
	}

	/**
	 * To-one relations loaded by joins.
	 * @return the paths
	 */
	public List<String> related() {
		return this.related;
	}

	/**
	 * Relations loaded by further queries.
	 * @return the specifications
	 */
	public List<PrefetchSpec> prefetches() {
		return this.prefetches;
	}

	/**
	 * The row lock.
	 * @return the lock, or {@code null}
	 */
	public @Nullable LockSpec lock() {
		return this.lock;
	}

	/**
	 * Which indexes of the model's table the database is told to use.
	 * @return the hint, or {@code null}
	 */
	public @Nullable IndexHint indexHint() {
		return this.indexHint;
	}

	/**
	 * The connection chosen by the caller.
	 * @return its name, or {@code null}
	 */
	public @Nullable String database() {
		return this.database;
	}

	/**
	 * The queries this one is combined with.
	 * @return the combination, or {@code null}
	 */
	public @Nullable SetSpec setOperation() {
		return this.setOperation;
	}

	/**
	 * The named queries in front.
	 * @return the queries
	 */
	public List<CteSpec> ctes() {
		return this.ctes;
	}

	/**
	 * The rows this query starts from, when it follows a relation of the model to itself.
	 * @return the start and the relation, or {@code null}
	 */
	public @Nullable RecursionSpec recursion() {
		return this.recursion;
	}

	/**
	 * The global filters that are left out.
	 * @return the bypass
	 */
	public FilterBypass bypass() {
		return this.bypass;
	}

	/**
	 * Leaves global filters out.
	 * @param names their names; empty for all
	 * @return the new state
	 */
	public QueryState withoutFilters(List<String> names) {
		return change((state) -> state.bypass = this.bypass.and(names));
	}

	QueryState bypassing(FilterBypass other) {
		return change((state) -> state.bypass = other);
	}

	/**
	 * Adds conditions.
	 * @param conditions the conditions
	 * @return the new state
	 */
	public QueryState filter(List<Q> conditions) {
		return change((state) -> state.filters = append(this.filters, conditions));
	}

	/**
	 * Replaces the ordering.
	 * @param terms the terms, or {@code null} for the model's own
	 * @return the new state
	 */
	public QueryState orderBy(@Nullable List<Ordering> terms) {
		return change((state) -> state.ordering = terms);
	}

	/**
	 * Orders rows by their key where there is no other ordering.
	 * @param turned whether the ordering, whatever it is, is turned around
	 * @return the new state
	 */
	public QueryState withEffectiveOrdering(boolean turned) {
		return change((state) -> {
			state.keyOrdered = true;
			state.reversed = this.reversed != turned;
		});
	}

	/**
	 * Limits the rows.
	 * @param rows how many at most, or {@code null} for all
	 * @return the new state
	 */
	public QueryState limit(@Nullable Long rows) {
		if (rows != null && rows < 0) {
			throw new ParamsError("Limit must not be negative, found " + rows + ".");
		}
		return change((state) -> state.limit = rows);
	}

	/**
	 * Skips rows.
	 * @param rows how many, or {@code null} for none
	 * @return the new state
	 */
	public QueryState offset(@Nullable Long rows) {
		if (rows != null && rows < 0) {
			throw new ParamsError("Offset must not be negative, found " + rows + ".");
		}
		return change((state) -> state.offset = rows);
	}

	/**
	 * Leaves duplicate rows out.
	 * @return the new state
	 */
	public QueryState withDistinct() {
		return change((state) -> state.distinct = true);
	}

	/**
	 * Adds a named expression; a name used before is replaced.
	 * @param name the name
	 * @param expression the expression
	 * @return the new state
	 */
	public QueryState annotate(String name, Expression<?> expression) {
		if (name.isBlank() || name.contains("__")) {
			throw new ParamsError(
					"'" + Names.shown(name) + "' cannot name an annotation: a name is not empty and has no '__'.");
		}
		Objects.requireNonNull(expression, "expression must not be null");
		return change((state) -> {
			Map<String, Expression<?>> more = new LinkedHashMap<>(this.annotations);
			more.put(name, expression);
			state.annotations = java.util.Collections.unmodifiableMap(more);
		});
	}

	/**
	 * Groups the rows.
	 * @param names the names grouped by; none makes one group of all rows
	 * @return the new state
	 */
	public QueryState groupBy(List<String> names) {
		return change((state) -> state.groupBy = List.copyOf(names));
	}

	/**
	 * Loads only some fields of instances.
	 * @param names the names
	 * @return the new state
	 */
	public QueryState only(List<String> names) {
		return change((state) -> state.only = List.copyOf(names));
	}

	/**
	 * Selects values instead of instances.
	 * @param selections the selections; empty for all fields and annotations
	 * @return the new state
	 */
	public QueryState project(List<Selection> selections) {
		return change((state) -> state.projection = List.copyOf(selections));
	}

	/**
	 * Gives instances again, not values.
	 * @return the new state
	 */
	public QueryState withoutProjection() {
		return change((state) -> state.projection = null);
	}

	/**
	 * Loads to-one relations by joins.
	 * @param paths the paths, added to those named before
	 * @return the new state
	 */
	public QueryState selectRelated(List<String> paths) {
		return change((state) -> state.related = append(this.related, paths));
	}

	/**
	 * Loads relations by further queries.
	 * @param specs the specifications, added to those named before
	 * @return the new state
	 */
	public QueryState prefetch(List<PrefetchSpec> specs) {
		return change((state) -> state.prefetches = append(this.prefetches, specs));
	}

	/**
	 * Loads no relations by further queries.
	 * @return the new state
	 */
	public QueryState withoutPrefetches() {
		return change((state) -> state.prefetches = List.of());
	}

	/**
	 * Locks the rows.
	 * @param spec the lock, or {@code null} for none
	 * @return the new state
	 */
	public QueryState lock(@Nullable LockSpec spec) {
		return change((state) -> state.lock = spec);
	}

	/**
	 * Tells which indexes of the model's table to use.
	 * @param force whether reading the whole table is the last resort
	 * @param names the names of indexes, at least one
	 * @return the new state
	 */
	public QueryState indexes(boolean force, List<String> names) {
		if (names.isEmpty()) {
			throw new ParamsError("An index hint names at least one index, found none.");
		}
		if (this.indexHint != null && this.indexHint.force() != force) {
			throw new ParamsError("A query has either useIndex(..) or forceIndex(..), found both.");
		}
		List<String> before = (this.indexHint != null) ? this.indexHint.names() : List.of();
		return change((state) -> state.indexHint = new IndexHint(force, append(before, names)));
	}

	/**
	 * Chooses the connection.
	 * @param name its name, or {@code null} to leave the choice to the routers
	 * @return the new state
	 */
	public QueryState database(@Nullable String name) {
		return change((state) -> state.database = name);
	}

	/**
	 * Combines this query with others.
	 * @param spec the combination, or {@code null} for none
	 * @return the new state
	 */
	public QueryState combine(@Nullable SetSpec spec) {
		return change((state) -> state.setOperation = spec);
	}

	/**
	 * Puts a named query in front.
	 * @param cte the query
	 * @return the new state
	 */
	public QueryState with(CteSpec cte) {
		return change((state) -> state.ctes = append(this.ctes, List.of(cte)));
	}

	/**
	 * Takes the rows that another query gives and all that are reached from them.
	 * @param spec the start and the relation
	 * @return the new state
	 */
	public QueryState recursive(RecursionSpec spec) {
		return change((state) -> state.recursion = spec);
	}

	private QueryState change(java.util.function.Consumer<QueryState> change) {
		QueryState copy;
		try {
			copy = (QueryState) super.clone();
		}
		catch (CloneNotSupportedException ex) {
			throw new IllegalStateException(ex);
		}
		change.accept(copy);
		return copy;
	}

	static <E> List<E> append(List<E> list, List<? extends E> more) {
		if (list.isEmpty()) {
			return List.copyOf(more);
		}
		List<E> all = new ArrayList<>(list.size() + more.size());
		all.addAll(list);
		all.addAll(more);
		return List.copyOf(all);
	}

}
