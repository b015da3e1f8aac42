package io.tortoiseorm;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.tortoiseorm.exceptions.DoesNotExist;
import io.tortoiseorm.exceptions.MultipleObjectsReturned;
import io.tortoiseorm.expressions.Annotation;
import io.tortoiseorm.expressions.Expression;
import io.tortoiseorm.expressions.FieldPath;
import io.tortoiseorm.expressions.PathExpression;
import io.tortoiseorm.expressions.RelationPath;
import io.tortoiseorm.expressions.ToOnePath;
import io.tortoiseorm.meta.ModelMeta;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/**
 * A query of at most one result. It is a {@link Mono}, and can be refined before it is
 * subscribed to.
 *
 * @param <T> the type of the result
 */
public final class QuerySetSingle<T> extends Mono<T> {

	private final QuerySet<T> query;

	private final Expectation expectation;

	QuerySetSingle(QuerySet<T> query, Expectation expectation) {
		this.query = query.with((state) -> state.limit(expectation.rows(state.limit())));
		this.expectation = expectation;
	}

	private <R> QuerySetSingle<R> refined(QuerySet<R> refined) {
		return new QuerySetSingle<>(refined, this.expectation);
	}

	/**
	 * Selects values of fields instead of an instance.
	 * @param fields paths of fields; none for all
	 * @return the new query
	 */
	public QuerySetSingle<Map<String, Object>> values(String... fields) {
		return refined(this.query.values(fields));
	}

	/**
	 * Selects values of fields instead of an instance.
	 * @param first a field or annotation
	 * @param more further ones
	 * @return the new query
	 */
	public QuerySetSingle<Map<String, Object>> values(PathExpression<?> first, PathExpression<?>... more) {
		return refined(this.query.values(first, more));
	}

	/**
	 * Selects values of fields under other names.
	 * @param renames paths of fields, or {@link Expression}s, by the name they get
	 * @return the new query
	 */
	public QuerySetSingle<Map<String, Object>> values(Values renames) {
		return refined(this.query.values(renames));
	}

	/**
	 * Selects values of fields into a record.
	 * @param <R> the record
	 * @param type the record class
	 * @return the new query
	 */
	public <R> QuerySetSingle<R> values(Class<R> type) {
		return refined(this.query.values(type));
	}

	/**
	 * Selects values of fields, in their order.
	 * @param fields paths of fields; none for all
	 * @return the new query
	 */
	public QuerySetSingle<List<Object>> valuesList(String... fields) {
		return refined(this.query.valuesList(fields));
	}

	/**
	 * Selects values of fields, in their order.
	 * @param first a field or annotation
	 * @param more further ones
	 * @return the new query
	 */
	public QuerySetSingle<List<Object>> valuesList(PathExpression<?> first, PathExpression<?>... more) {
		return refined(this.query.valuesList(first, more));
	}

	/**
	 * Selects the value of one field. A publisher cannot emit {@code null}: where the
	 * value is NULL the result is empty.
	 * @param field the path of a field, or an annotation
	 * @return the new query
	 */
	public QuerySetSingle<Object> valuesListFlat(String field) {
		return refined(this.query.valuesListFlat(field));
	}

	/**
	 * Selects the value of one expression. A publisher cannot emit {@code null}: where
	 * the value is NULL the result is empty.
	 * @param <V> the type of the value
	 * @param expression the expression
	 * @return the new query
	 */
	public <V> QuerySetSingle<V> valuesListFlat(Expression<V> expression) {
		return refined(this.query.valuesListFlat(expression));
	}

	/**
	 * Loads only some fields of the instance.
	 * @param fields the names
	 * @return the new query
	 */
	public QuerySetSingle<T> only(String... fields) {
		return refined(this.query.only(fields));
	}

	/**
	 * Loads only some fields of the instance.
	 * @param first a field
	 * @param more further fields
	 * @return the new query
	 */
	public QuerySetSingle<T> only(FieldPath<?> first, FieldPath<?>... more) {
		return refined(this.query.only(first, more));
	}

	/**
	 * Adds named expressions.
	 * @param annotations the expressions
	 * @return the new query
	 */
	public QuerySetSingle<T> annotate(Annotation<?>... annotations) {
		return refined(this.query.annotate(annotations));
	}

	/**
	 * Adds a named expression.
	 * @param name the name
	 * @param expression the expression
	 * @return the new query
	 */
	public QuerySetSingle<T> annotate(String name, Expression<?> expression) {
		return refined(this.query.annotate(name, expression));
	}

	/**
	 * Loads relations by one further statement each.
	 * @param relations paths of relations
	 * @return the new query
	 */
	public QuerySetSingle<T> prefetchRelated(String... relations) {
		return refined(this.query.prefetchRelated(relations));
	}

	/**
	 * Loads relations by one further statement each.
	 * @param first a relation
	 * @param more further relations
	 * @return the new query
	 */
	public QuerySetSingle<T> prefetchRelated(RelationPath<?, ?> first, RelationPath<?, ?>... more) {
		return refined(this.query.prefetchRelated(first, more));
	}

	/**
	 * Loads relations by one further statement each.
	 * @param prefetches the relations
	 * @return the new query
	 */
	public QuerySetSingle<T> prefetchRelated(Prefetch... prefetches) {
		return refined(this.query.prefetchRelated(prefetches));
	}

	/**
	 * Loads to-one relations by joins.
	 * @param relations paths of relations
	 * @return the new query
	 */
	public QuerySetSingle<T> selectRelated(String... relations) {
		return refined(this.query.selectRelated(relations));
	}

	/**
	 * Loads to-one relations by joins.
	 * @param first a relation
	 * @param more further relations
	 * @return the new query
	 */
	public QuerySetSingle<T> selectRelated(ToOnePath<?, ?> first, ToOnePath<?, ?>... more) {
		return refined(this.query.selectRelated(first, more));
	}

	/**
	 * Locks the row until the end of the transaction.
	 * @return the new query
	 */
	public QuerySetSingle<T> selectForUpdate() {
		return refined(this.query.selectForUpdate());
	}

	/**
	 * Locks the row until the end of the transaction.
	 * @param options says how
	 * @return the new query
	 */
	public QuerySetSingle<T> selectForUpdate(UnaryOperator<LockOptions> options) {
		return refined(this.query.selectForUpdate(options));
	}

	/**
	 * Chooses the connection.
	 * @param connection its name
	 * @return the new query
	 */
	public QuerySetSingle<T> usingDb(String connection) {
		return refined(this.query.usingDb(connection));
	}

	@Override
	public void subscribe(CoreSubscriber<? super T> subscriber) {
		this.query.list().<T>handle(this::single).subscribe(subscriber);
	}

	private void single(List<? extends @Nullable T> rows, SynchronousSink<T> result) {
		if (rows.size() > 1) {
			String model = ModelMeta.nameOf(this.query.state().model());
			result.error(new MultipleObjectsReturned(model, "Multiple objects returned for \"" + model + "\", expected "
					+ ((this.expectation == Expectation.EXACTLY_ONE) ? "exactly" : "at most") + " one"));
		}
		else if (!rows.isEmpty()) {
			T row = rows.get(0);
			if (row != null) {
				result.next(row);
			}
		}
		else if (this.expectation == Expectation.EXACTLY_ONE) {
			String model = ModelMeta.nameOf(this.query.state().model());
			result.error(new DoesNotExist(model, "Object \"" + model + "\" does not exist"));
		}
	}

	@Override
	public String toString() {
		return "QuerySetSingle<" + ModelMeta.nameOf(this.query.state().model()) + ">";
	}

	/**
	 * How many rows are expected.
	 */
	enum Expectation {

		/** One, neither none nor several. */
		EXACTLY_ONE,
		/** One or none. */
		AT_MOST_ONE,
		/** The first of however many there are. */
		FIRST;

		@Nullable Long rows(@Nullable Long limit) {
			long wanted = (this == FIRST) ? 1 : 2;
			return (limit != null && this == FIRST) ? Math.min(limit, wanted) : Long.valueOf(wanted);
		}

	}

}
