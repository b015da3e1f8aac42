package io.tortoiseorm;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.Annotation;
import io.tortoiseorm.expressions.Expression;
import io.tortoiseorm.expressions.Ordering;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.query.PrefetchSpec;
import org.jspecify.annotations.Nullable;

/**
 * The methods of {@link Queryable} that refine a query: which rows, in what order, with
 * what beside their own fields. Each gives a new query and sends nothing.
 *
 * @param <T> the type of a result
 */
public interface QueryRefinements<T> {

	/**
	 * The query behind this.
	 * @return a query of all rows
	 */
	QuerySet<T> all();

	/**
	 * Keeps rows that fulfil all conditions. Conditions across a to-many relation speak
	 * of one related row, and give one result for each that fulfils them: see
	 * {@link #distinct()} and {@link Q#any}.
	 * @param conditions the conditions
	 * @return the new query
	 */
	default QuerySet<T> filter(Q... conditions) {
		return all().with((state) -> state.filter(List.of(conditions)));
	}

	/**
	 * Keeps rows that fulfil a lookup.
	 * @param lookup names joined by {@code __}, optionally ending in a lookup, for
	 * example {@code "customer__email__icontains"}
	 * @param value what to compare with: a plain value, an instance, an
	 * {@link Expression}, or {@code null} for is null
	 * @return the new query
	 */
	default QuerySet<T> filter(String lookup, @Nullable Object value) {
		return filter(Q.of(lookup, value));
	}

	/**
	 * Keeps rows that fulfil several lookups.
	 * @param lookup the first lookup
	 * @param value what to compare with
	 * @param more further lookups and values, alternating
	 * @return the new query
	 */
	default QuerySet<T> filter(String lookup, @Nullable Object value, @Nullable Object... more) {
		return filter(Q.of(lookup, value, more));
	}

	/**
	 * Keeps rows that fulfil several lookups.
	 * @param lookups what to compare with, by lookup
	 * @return the new query
	 */
	default QuerySet<T> filter(Map<String, ? extends @Nullable Object> lookups) {
		return filter(Q.of(lookups));
	}

	/**
	 * Leaves out rows that fulfil any of the conditions. As in SQL a comparison with NULL
	 * neither holds nor fails, so rows with NULL are left out as well.
	 * @param conditions the conditions
	 * @return the new query
	 */
	default QuerySet<T> exclude(Q... conditions) {
		return filter(Arrays.stream(conditions).map(Q::not).toArray(Q[]::new));
	}

	/**
	 * Leaves out rows that fulfil a lookup.
	 * @param lookup the lookup
	 * @param value what to compare with
	 * @return the new query
	 */
	default QuerySet<T> exclude(String lookup, @Nullable Object value) {
		return exclude(Q.of(lookup, value));
	}

	/**
	 * Leaves out rows that fulfil any of several lookups.
	 * @param lookup the first lookup
	 * @param value what to compare with
	 * @param more further lookups and values, alternating
	 * @return the new query
	 */
	default QuerySet<T> exclude(String lookup, @Nullable Object value, @Nullable Object... more) {
		return exclude(Q.of(lookup, value, more).conjuncts().toArray(Q[]::new));
	}

	/**
	 * Leaves out rows that fulfil any of several lookups.
	 * @param lookups what to compare with, by lookup
	 * @return the new query
	 */
	default QuerySet<T> exclude(Map<String, ? extends @Nullable Object> lookups) {
		return exclude(Q.of(lookups).conjuncts().toArray(Q[]::new));
	}

	/**
	 * Orders the results; replaces any ordering before. NULLs come last when ascending
	 * and first when descending.
	 * @param terms names, with a leading {@code -} for descending; none for the model's
	 * own ordering
	 * @return the new query
	 */
	default QuerySet<T> orderBy(String... terms) {
		return all().with(
				(state) -> state.orderBy((terms.length == 0) ? null : Arrays.stream(terms).map(Ordering::of).toList()));
	}

	/**
	 * Orders the results; replaces any ordering before.
	 * @param terms the terms
	 * @return the new query
	 */
	default QuerySet<T> orderBy(Ordering... terms) {
		return all().with((state) -> state.orderBy(List.of(terms)));
	}

	/**
	 * Orders the results by the model's own ordering again.
	 * @return the new query
	 */
	default QuerySet<T> orderBy() {
		return all().with((state) -> state.orderBy(null));
	}

	/**
	 * Limits the results.
	 * @param rows how many at most; 0 gives none
	 * @return the new query
	 * @throws ParamsError if negative
	 */
	default QuerySet<T> limit(long rows) {
		return all().with((state) -> state.limit(rows));
	}

	/**
	 * Skips results.
	 * @param rows how many
	 * @return the new query
	 * @throws ParamsError if negative
	 */
	default QuerySet<T> offset(long rows) {
		return all().with((state) -> state.offset(rows));
	}

	/**
	 * Leaves out duplicate results.
	 * @return the new query
	 */
	default QuerySet<T> distinct() {
		return all().with((state) -> state.withDistinct());
	}

	/**
	 * Adds a named expression to each result: filter, order and select by it, or read it
	 * from an instance by {@link Model#annotation}.
	 * @param name the name, not that of a field
	 * @param expression the expression
	 * @return the new query
	 */
	default QuerySet<T> annotate(String name, Expression<?> expression) {
		return all().with((state) -> state.annotate(name, expression));
	}

	/**
	 * Adds named expressions to each result.
	 * @param name the first name
	 * @param expression its expression
	 * @param more further names and expressions, alternating
	 * @return the new query
	 */
	default QuerySet<T> annotate(String name, Expression<?> expression, Object... more) {
		QuerySet<T> query = all();
		for (Map.Entry<String, Expression<?>> entry : NamedExpressions.of(name, expression, more).entrySet()) {
			query = query.annotate(entry.getKey(), entry.getValue());
		}
		return query;
	}

	/**
	 * Adds named expressions to each result.
	 * @param annotations the expressions
	 * @return the new query
	 */
	default QuerySet<T> annotate(Annotation<?>... annotations) {
		QuerySet<T> query = all();
		for (Annotation<?> annotation : annotations) {
			query = query.annotate(annotation.alias(), annotation.expression());
		}
		return query;
	}

	/**
	 * Groups rows for aggregates; needs {@link Queryable#values(String...)} or another
	 * selection.
	 * @param names fields, fields across relations, or annotations; none for one group of
	 * all rows
	 * @return the new query
	 */
	default QuerySet<T> groupBy(String... names) {
		return all().with((state) -> state.groupBy(List.of(names)));
	}

	/**
	 * Loads only some fields of instances, and always the key. Saving such an instance
	 * writes only what it loaded.
	 * @param fields the names; with {@link #selectRelated}, also paths across those
	 * relations
	 * @return the new query
	 */
	default QuerySet<T> only(String... fields) {
		return all().instancesOnly("only").with((state) -> state.only(List.of(fields)));
	}

	/**
	 * Loads to-one relations by joins, in the same statement.
	 * @param relations paths of relations
	 * @return the new query
	 */
	default QuerySet<T> selectRelated(String... relations) {
		return all().instancesOnly("selectRelated").with((state) -> state.selectRelated(List.of(relations)));
	}

	/**
	 * Loads relations of any kind by one further statement for each and each level.
	 * @param relations paths of relations
	 * @return the new query
	 */
	default QuerySet<T> prefetchRelated(String... relations) {
		List<PrefetchSpec> specs = Arrays.stream(relations).map((path) -> new PrefetchSpec(path, null, null)).toList();
		return all().instancesOnly("prefetchRelated").with((state) -> state.prefetch(specs));
	}

	/**
	 * Loads relations by one further statement for each and each level.
	 * @param prefetches the relations, with queries of their own
	 * @return the new query
	 */
	default QuerySet<T> prefetchRelated(Prefetch... prefetches) {
		List<PrefetchSpec> specs = Arrays.stream(prefetches).map(Prefetch::spec).toList();
		return all().instancesOnly("prefetchRelated").with((state) -> state.prefetch(specs));
	}

	/**
	 * Locks the rows until the end of the transaction. Outside of one the query fails
	 * with a {@link io.tortoiseorm.exceptions.TransactionManagementError}.
	 * @return the new query
	 */
	default QuerySet<T> selectForUpdate() {
		return selectForUpdate(UnaryOperator.identity());
	}

	/**
	 * Locks the rows until the end of the transaction.
	 * @param options says how
	 * @return the new query
	 */
	default QuerySet<T> selectForUpdate(UnaryOperator<LockOptions> options) {
		return all().with((state) -> state.lock(options.apply(LockOptions.DEFAULT).spec()));
	}

	/**
	 * Tells the database which indexes of the model's table to look at, in every
	 * statement of this query. MySQL and MariaDB heed it; all others have no such hints
	 * and choose by themselves. The results are the same.
	 * @param indexes the names of indexes, added to those named before
	 * @return the new query
	 * @throws ParamsError if there is none, or the query has {@link #forceIndex}
	 */
	default QuerySet<T> useIndex(String... indexes) {
		return all().with((state) -> state.indexes(false, List.of(indexes)));
	}

	/**
	 * Tells the database to use some indexes of the model's table, and to read the whole
	 * table only when none of them can be used. Otherwise as {@link #useIndex}.
	 * @param indexes the names of indexes, added to those named before
	 * @return the new query
	 * @throws ParamsError if there is none, or the query has {@link #useIndex}
	 */
	default QuerySet<T> forceIndex(String... indexes) {
		return all().with((state) -> state.indexes(true, List.of(indexes)));
	}

	/**
	 * Leaves global filters out, such as that of
	 * {@link io.tortoiseorm.fields.SoftDelete}.
	 * @param names the names of the filters; none for all
	 * @return the new query
	 */
	default QuerySet<T> withoutFilters(String... names) {
		return all().with((state) -> state.withoutFilters(List.of(names)));
	}

	/**
	 * Chooses the connection; it wins over routers.
	 * @param connection its name
	 * @return the new query
	 */
	default QuerySet<T> usingDb(String connection) {
		return all().with((state) -> state.database(connection));
	}

}
