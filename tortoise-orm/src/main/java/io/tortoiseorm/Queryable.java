package io.tortoiseorm;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.Annotation;
import io.tortoiseorm.expressions.Expression;
import io.tortoiseorm.expressions.Ordering;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.query.QueryState;
import io.tortoiseorm.query.QueryState.PrefetchSpec;
import io.tortoiseorm.query.QueryState.Selection;
import io.tortoiseorm.query.RecordShape;
import io.tortoiseorm.query.ResultShape;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Everything that can be asked of rows: the entry points that a {@link Manager}, a
 * to-many relation and a {@link QuerySet} share. Methods that refine give a new query and
 * send nothing; the others give a publisher that sends when it is subscribed to.
 * <p>
 * Names are those of Java properties, joined by {@code __} across relations. An unknown
 * name is a {@link FieldError} that lists the close matches. Values are always bound.
 *
 * @param <T> the type of a result
 */
public interface Queryable<T> extends TypedQueryable<T> {

	/**
	 * The default number of rows that streams fetch at once.
	 */
	int FETCH_SIZE = 256;

	/**
	 * The query behind this.
	 * @return a query of all rows
	 */
	@Override
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
	 * Groups rows for aggregates; needs {@link #values(String...)} or another selection.
	 * @param names fields, fields across relations, or annotations; none for one group of
	 * all rows
	 * @return the new query
	 */
	default QuerySet<T> groupBy(String... names) {
		return all().with((state) -> state.groupBy(List.of(names)));
	}

	/**
	 * Selects values of fields, as maps of name to value.
	 * @param fields paths of fields, and annotations; none for all
	 * @return the new query
	 */
	default QuerySet<Map<String, Object>> values(String... fields) {
		return all().as((state) -> state.project(Selections.of(fields)), ResultKind.shaped(ResultShape.maps()));
	}

	/**
	 * Selects values of fields under other names.
	 * @param renames paths of fields, or {@link Expression}s, by the name they get
	 * @return the new query
	 */
	default QuerySet<Map<String, Object>> values(Values renames) {
		return all().as((state) -> state.project(Selections.of(renames)), ResultKind.shaped(ResultShape.maps()));
	}

	/**
	 * Selects values of fields into records. A component takes the field or annotation of
	 * its name, or of the path that {@link Path} says. A component that is a record
	 * itself, or a list or set of records, takes a relation: to-one relations are joined,
	 * each to-many relation costs one further statement.
	 * @param <R> the record
	 * @param type the record class
	 * @return the new query
	 */
	default <R> QuerySet<R> values(Class<R> type) {
		RecordShape<R> shape = RecordShape.of(type);
		return shape.isFlat() ? all().as((state) -> state.project(shape.selections()), ResultKind.shaped(shape))
				: all().as((state) -> state.project(shape.ownSelections()), ResultKind.records(type));
	}

	/**
	 * Selects values of fields, as lists in their order.
	 * @param fields paths of fields, and annotations; none for all
	 * @return the new query
	 */
	default QuerySet<List<Object>> valuesList(String... fields) {
		return all().as((state) -> state.project(Selections.of(fields)), ResultKind.shaped(ResultShape.lists()));
	}

	/**
	 * Selects the value of one field. A publisher cannot emit {@code null}: where the
	 * field can be NULL, use {@link QuerySet#list()} or filter.
	 * @param field the path of a field, or an annotation
	 * @return the new query
	 */
	default QuerySet<Object> valuesListFlat(String field) {
		return all().as((state) -> state.project(Selections.of(field)), ResultKind.shaped(ResultShape.flat()));
	}

	/**
	 * Selects the value of one expression.
	 * @param <V> the type of its values
	 * @param expression the expression
	 * @return the new query
	 */
	default <V> QuerySet<V> valuesListFlat(Expression<V> expression) {
		return all().as((state) -> state.project(List.of(new Selection("value", expression))),
				ResultKind.shaped(ResultShape.flat()));
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

	/**
	 * The only result.
	 * @return the result; {@link io.tortoiseorm.exceptions.DoesNotExist} when there is
	 * none, {@link io.tortoiseorm.exceptions.MultipleObjectsReturned} when there are
	 * several
	 */
	default QuerySetSingle<T> get() {
		return new QuerySetSingle<>(all(), QuerySetSingle.Expectation.EXACTLY_ONE);
	}

	/**
	 * The row with a primary key.
	 * @param key the key
	 * @return the result; {@link io.tortoiseorm.exceptions.DoesNotExist} when there is
	 * none
	 */
	default QuerySetSingle<T> get(Object key) {
		return filter("pk", Selections.key(key)).get();
	}

	/**
	 * The only row that fulfils a condition.
	 * @param condition the condition
	 * @return as {@link #get()}
	 */
	default QuerySetSingle<T> get(Q condition) {
		return filter(condition).get();
	}

	/**
	 * The only row that fulfils a lookup.
	 * @param lookup the lookup
	 * @param value what to compare with
	 * @return as {@link #get()}
	 */
	default QuerySetSingle<T> get(String lookup, @Nullable Object value) {
		return filter(lookup, value).get();
	}

	/**
	 * The only row that fulfils several lookups.
	 * @param lookup the first lookup
	 * @param value what to compare with
	 * @param more further lookups and values, alternating
	 * @return as {@link #get()}
	 */
	default QuerySetSingle<T> get(String lookup, @Nullable Object value, @Nullable Object... more) {
		return filter(lookup, value, more).get();
	}

	/**
	 * The only result, if there is one.
	 * @return the result, or empty;
	 * {@link io.tortoiseorm.exceptions.MultipleObjectsReturned} when there are several
	 */
	default QuerySetSingle<T> getOrNone() {
		return new QuerySetSingle<>(all(), QuerySetSingle.Expectation.AT_MOST_ONE);
	}

	/**
	 * The row with a primary key, if there is one.
	 * @param key the key
	 * @return the result, or empty
	 */
	default QuerySetSingle<T> getOrNone(Object key) {
		return filter("pk", Selections.key(key)).getOrNone();
	}

	/**
	 * The only row that fulfils a condition, if there is one.
	 * @param condition the condition
	 * @return as {@link #getOrNone()}
	 */
	default QuerySetSingle<T> getOrNone(Q condition) {
		return filter(condition).getOrNone();
	}

	/**
	 * The only row that fulfils a lookup, if there is one.
	 * @param lookup the lookup
	 * @param value what to compare with
	 * @return as {@link #getOrNone()}
	 */
	default QuerySetSingle<T> getOrNone(String lookup, @Nullable Object value) {
		return filter(lookup, value).getOrNone();
	}

	/**
	 * The only row that fulfils several lookups, if there is one.
	 * @param lookup the first lookup
	 * @param value what to compare with
	 * @param more further lookups and values, alternating
	 * @return as {@link #getOrNone()}
	 */
	default QuerySetSingle<T> getOrNone(String lookup, @Nullable Object value, @Nullable Object... more) {
		return filter(lookup, value, more).getOrNone();
	}

	/**
	 * The first result. Without any ordering, that with the least key.
	 * @return the result, or empty
	 */
	default QuerySetSingle<T> first() {
		return new QuerySetSingle<>(Selections.ordered(all(), false), QuerySetSingle.Expectation.FIRST);
	}

	/**
	 * The last result. Without any ordering, that with the greatest key.
	 * @return the result, or empty
	 * @throws ParamsError if the query has a limit or offset
	 */
	default QuerySetSingle<T> last() {
		return new QuerySetSingle<>(Selections.ordered(all(), true), QuerySetSingle.Expectation.FIRST);
	}

	/**
	 * The result with the greatest values.
	 * @param fields the names ordered by, at least one; a leading {@code -} turns one
	 * around
	 * @return the result, or empty
	 */
	default QuerySetSingle<T> latest(String... fields) {
		return Selections.extreme(all(), fields, true);
	}

	/**
	 * The result with the least values.
	 * @param fields the names ordered by, at least one; a leading {@code -} turns one
	 * around
	 * @return the result, or empty
	 */
	default QuerySetSingle<T> earliest(String... fields) {
		return Selections.extreme(all(), fields, false);
	}

	/**
	 * The rows with some keys, by key.
	 * @param keys the keys
	 * @return the instances found
	 */
	default Mono<Map<Object, T>> inBulk(Collection<?> keys) {
		return inBulk(keys, "pk");
	}

	/**
	 * The rows with some values of a unique field, by that value.
	 * @param values the values
	 * @param field the field
	 * @return the instances found
	 */
	default Mono<Map<Object, T>> inBulk(Collection<?> values, String field) {
		QuerySet<T> query = all().instancesOnly("inBulk").filter(field + "__in", values);
		return Tortoise.with((tortoise) -> query.list().map((found) -> {
			Map<Object, T> byValue = new LinkedHashMap<>();
			found.forEach((instance) -> byValue.put(tortoise.valueOf((Model<?>) instance, field), instance));
			return byValue;
		}));
	}

	/**
	 * How many results there are: the size of {@link QuerySet#list()}, always.
	 * @return the number
	 */
	default Mono<Long> count() {
		QuerySet<T> query = all();
		return Tortoise.with((tortoise) -> tortoise.queries().count(query.state()));
	}

	/**
	 * Whether there is a result.
	 * @return whether there is
	 */
	default Mono<Boolean> exists() {
		QuerySet<T> query = all();
		return Tortoise.with((tortoise) -> tortoise.queries().exists(query.state()));
	}

	/**
	 * Whether there is a row that fulfils all conditions.
	 * @param conditions the conditions
	 * @return whether there is
	 */
	default Mono<Boolean> exists(Q... conditions) {
		return filter(conditions).exists();
	}

	/**
	 * Whether an instance is among the results.
	 * @param instance a saved instance of the model
	 * @return whether it is
	 */
	default Mono<Boolean> contains(Model<?> instance) {
		QuerySet<T> query = all().instancesOnly("contains");
		if (!query.state().model().isInstance(instance)) {
			return Mono.error(new ParamsError("This query is of " + query.state().model().getSimpleName()
					+ ", found an instance of " + instance.getClass().getSimpleName() + "."));
		}
		QuerySet<T> results = (query.state().isSliced() || query.state().setOperation() != null)
				? query.with((state) -> QueryState.of(state.model())
					.withoutFilters(List.of())
					.database(state.database())
					.filter(List.of(Q.of("pk__in", query))))
				: query;
		return results.filter("pk", instance).exists();
	}

	/**
	 * Aggregates over all rows.
	 * @param name the first name
	 * @param expression its aggregate
	 * @param more further names and aggregates, alternating
	 * @return the values by name
	 */
	default Mono<Map<String, Object>> aggregate(String name, Expression<?> expression, Object... more) {
		QuerySet<T> query = all();
		Map<String, Expression<?>> expressions = NamedExpressions.of(name, expression, more);
		return Tortoise.with((tortoise) -> tortoise.queries().aggregate(query.state(), expressions));
	}

	/**
	 * Aggregates over all rows.
	 * @param annotations the aggregates
	 * @return the values by name
	 */
	default Mono<Map<String, Object>> aggregate(Annotation<?>... annotations) {
		QuerySet<T> query = all();
		Map<String, Expression<?>> expressions = new LinkedHashMap<>();
		Arrays.stream(annotations).forEach((each) -> expressions.put(each.alias(), each.expression()));
		return Tortoise.with((tortoise) -> tortoise.queries().aggregate(query.state(), expressions));
	}

	/**
	 * Sets a field of all rows, in one statement.
	 * @param field the field
	 * @param value a plain value, an instance, or an {@link Expression}
	 * @return how many rows were matched
	 */
	default Mono<Long> update(String field, @Nullable Object value) {
		return update(Values.of(field, value));
	}

	/**
	 * Sets fields of all rows, in one statement.
	 * @param field the first field
	 * @param value its value
	 * @param more further fields and values, alternating
	 * @return how many rows were matched
	 */
	default Mono<Long> update(String field, @Nullable Object value, @Nullable Object... more) {
		return update(Values.of(field, value, more));
	}

	/**
	 * Sets fields of all rows, in one statement. Limit, offset, ordering and conditions
	 * across relations hold on every database.
	 * @param values plain values, instances or {@link Expression}s by field
	 * @return how many rows were matched
	 */
	default Mono<Long> update(Values values) {
		QuerySet<T> query = all();
		return BulkChanges.update(query, values.asMap());
	}

	/**
	 * Deletes all rows, in one statement. Limit, offset, ordering and conditions across
	 * relations hold on every database. Related rows follow their {@code onDelete}.
	 * @return how many rows of the model were deleted
	 */
	default Mono<Long> delete() {
		QuerySet<T> query = all();
		return BulkChanges.delete(query, false);
	}

	/**
	 * Removes all rows, in one statement, also where {@link #delete()} would only mark
	 * them.
	 * @return how many rows of the model were removed
	 */
	default Mono<Long> hardDelete() {
		QuerySet<T> query = all();
		return BulkChanges.delete(query, true);
	}

	/**
	 * The results one by one. Read whole, and the connection given back before the first
	 * is emitted, so that a query for each of them can never starve the pool.
	 * @return the results in order
	 */
	default Flux<T> flux() {
		return all().list().flatMapIterable((results) -> Selections.emittable(results));
	}

	/**
	 * The results as they come, {@value #FETCH_SIZE} rows at a time. Holds its connection
	 * until the last result: a query for each of them needs a second one. What
	 * {@link #prefetchRelated} names is loaded for as many rows at once, by a second
	 * connection; where the pool has only one, the rows are read whole before.
	 * @return the results in order
	 */
	default Flux<T> stream() {
		return stream(FETCH_SIZE);
	}

	/**
	 * The results as they come, with backpressure.
	 * @param fetchSize how many rows are fetched at once
	 * @return the results in order
	 */
	default Flux<T> stream(int fetchSize) {
		return all().stream(fetchSize);
	}

}
