package io.tortoiseorm;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.Annotation;
import io.tortoiseorm.expressions.Expression;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.query.QueryState;
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
public interface Queryable<T> extends SingleResults<T>, QueryProjections<T>, TypedQueryable<T> {

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
			return Mono.error(new ParamsError("This query is of " + ModelMeta.nameOf(query.state().model())
					+ ", found an instance of " + ModelMeta.nameOf(instance.getClass()) + "."));
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
