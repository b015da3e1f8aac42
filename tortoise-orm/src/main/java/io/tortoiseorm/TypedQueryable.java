package io.tortoiseorm;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.expressions.Expression;
import io.tortoiseorm.expressions.FieldPath;
import io.tortoiseorm.expressions.FieldUpdate;
import io.tortoiseorm.expressions.Ordering;
import io.tortoiseorm.expressions.PathExpression;
import io.tortoiseorm.expressions.RelationPath;
import io.tortoiseorm.expressions.ToOnePath;
import reactor.core.publisher.Mono;

/**
 * The methods of {@link Queryable} that take typed paths, such as those of the generated
 * class {@code User_}, in place of names.
 *
 * @param <T> the type of a result
 */
public interface TypedQueryable<T> {

	/**
	 * The query behind this.
	 * @return a query of all rows
	 */
	QuerySet<T> all();

	/**
	 * Orders the results, least first; replaces any ordering before. For other directions
	 * use {@link Expression#desc()} with {@link Queryable#orderBy(Ordering...)}.
	 * @param first what is ordered by first
	 * @param more what is ordered by then
	 * @return the new query
	 */
	default QuerySet<T> orderBy(Expression<?> first, Expression<?>... more) {
		return all().orderBy(Paths.list(first, more).stream().map(Expression::asc).toArray(Ordering[]::new));
	}

	/**
	 * Groups rows for aggregates; needs a selection.
	 * @param first a field or annotation
	 * @param more further ones
	 * @return the new query
	 */
	default QuerySet<T> groupBy(PathExpression<?> first, PathExpression<?>... more) {
		return all().groupBy(Paths.names(first, more));
	}

	/**
	 * Selects values of fields, as maps of name to value.
	 * @param first a field or annotation
	 * @param more further ones
	 * @return the new query
	 */
	default QuerySet<Map<String, Object>> values(PathExpression<?> first, PathExpression<?>... more) {
		return all().values(Paths.names(first, more));
	}

	/**
	 * Selects values of fields, as lists in their order.
	 * @param first a field or annotation
	 * @param more further ones
	 * @return the new query
	 */
	default QuerySet<List<Object>> valuesList(PathExpression<?> first, PathExpression<?>... more) {
		return all().valuesList(Paths.names(first, more));
	}

	/**
	 * Loads only some fields of instances, and always the key. Saving such an instance
	 * writes only what it loaded.
	 * @param first a field
	 * @param more further fields; with {@code selectRelated}, also fields across those
	 * relations
	 * @return the new query
	 */
	default QuerySet<T> only(FieldPath<?> first, FieldPath<?>... more) {
		return all().only(Paths.names(first, more));
	}

	/**
	 * Loads to-one relations by joins, in the same statement.
	 * @param first a relation
	 * @param more further relations
	 * @return the new query
	 */
	default QuerySet<T> selectRelated(ToOnePath<?, ?> first, ToOnePath<?, ?>... more) {
		return all().selectRelated(Paths.names(first, more));
	}

	/**
	 * Loads relations of any kind by one further statement for each and each level.
	 * @param first a relation
	 * @param more further relations
	 * @return the new query
	 */
	default QuerySet<T> prefetchRelated(RelationPath<?, ?> first, RelationPath<?, ?>... more) {
		return all().prefetchRelated(Paths.names(first, more));
	}

	/**
	 * The result with the greatest values.
	 * @param first what is ordered by first
	 * @param more what is ordered by then
	 * @return the result, or empty
	 */
	default QuerySetSingle<T> latest(PathExpression<?> first, PathExpression<?>... more) {
		return all().latest(Paths.names(first, more));
	}

	/**
	 * The result with the least values.
	 * @param first what is ordered by first
	 * @param more what is ordered by then
	 * @return the result, or empty
	 */
	default QuerySetSingle<T> earliest(PathExpression<?> first, PathExpression<?>... more) {
		return all().earliest(Paths.names(first, more));
	}

	/**
	 * The rows with some values of a unique field, by that value.
	 * @param <V> the type of the field
	 * @param values the values
	 * @param field the field
	 * @return the instances found
	 */
	@SuppressWarnings("unchecked")
	default <V> Mono<Map<V, T>> inBulk(Collection<? extends V> values, FieldPath<V> field) {
		return all().inBulk(values, field.path()).map((found) -> (Map<V, T>) found);
	}

	/**
	 * Sets fields of all rows, in one statement.
	 * @param first a field and its new value, made by {@link FieldPath#set}
	 * @param more further fields and values
	 * @return how many rows were matched
	 */
	default Mono<Long> update(FieldUpdate first, FieldUpdate... more) {
		return all().update(Values.of(first, more));
	}

}
