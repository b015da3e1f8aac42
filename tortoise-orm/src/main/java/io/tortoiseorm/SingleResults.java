package io.tortoiseorm;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.Q;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The methods of {@link Queryable} that look up single results.
 *
 * @param <T> the type of a result
 */
public interface SingleResults<T> extends QueryRefinements<T> {

	/**
	 * The query behind this.
	 * @return a query of all rows
	 */
	@Override
	QuerySet<T> all();

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

}
