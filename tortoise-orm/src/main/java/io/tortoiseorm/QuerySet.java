package io.tortoiseorm;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.tortoiseorm.dialect.Explain;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.RelationPath;
import io.tortoiseorm.expressions.SubquerySource;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.query.CteSpec;
import io.tortoiseorm.query.QueryState;
import io.tortoiseorm.query.RecursionSpec;
import io.tortoiseorm.query.Selection;
import io.tortoiseorm.query.SetSpec;
import io.tortoiseorm.sql.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A query: lazy, and immutable, so that one can be shared and refined by many. Nothing is
 * sent before {@link #list()}, {@link #flux()} or another terminal method is subscribed
 * to, and each subscription sends it anew.
 * <p>
 * A query set is itself a {@link Publisher} of its results: return it from a WebFlux
 * controller, or wrap it by {@code Flux.from(query)}.
 *
 * @param <T> the type of a result: the model, or what was selected instead
 */
public final class QuerySet<T> implements Queryable<T>, Publisher<T>, SubquerySource {

	private final QueryState state;

	private final ResultKind<T> kind;

	QuerySet(QueryState state, ResultKind<T> kind) {
		this.state = state;
		this.kind = kind;
	}

	/**
	 * A query of all rows of a model, whatever its managers say.
	 * @param <M> the model
	 * @param model the model
	 * @return the query
	 */
	public static <M extends ModelBase> QuerySet<M> of(Class<M> model) {
		return new QuerySet<>(QueryState.of(model), ResultKind.instances());
	}

	/**
	 * This query itself.
	 * @return this query
	 */
	@Override
	public QuerySet<T> all() {
		return this;
	}

	QueryState state() {
		return this.state;
	}

	@Override
	public Object queryState() {
		return this.state;
	}

	QuerySet<T> with(UnaryOperator<QueryState> change) {
		return new QuerySet<>(change.apply(this.state), this.kind);
	}

	<R> QuerySet<R> as(UnaryOperator<QueryState> change, ResultKind<R> result) {
		return new QuerySet<>(change.apply(this.state), result);
	}

	/**
	 * This query, if it gives instances.
	 */
	QuerySet<T> instancesOnly(String operation) {
		if (this.state.projection() != null) {
			throw new ParamsError(operation + "(..) needs a query of instances: it comes before values(..) and "
					+ "valuesList(..), or not at all.");
		}
		return this;
	}

	@Override
	public void subscribe(Subscriber<? super T> subscriber) {
		flux().subscribe(subscriber);
	}

	/**
	 * The rows of this query and of others, each once. The whole can be ordered, sliced,
	 * prefetched and counted.
	 * @param others queries that select the same; those of instances are of one model
	 * @return the new query
	 */
	@SafeVarargs
	@SuppressWarnings("varargs")
	public final QuerySet<T> union(QuerySet<T>... others) {
		return combined("UNION", others);
	}

	/**
	 * The rows of this query and of others, as often as they come.
	 * @param others queries that select the same; those of instances are of one model
	 * @return the new query
	 */
	@SafeVarargs
	@SuppressWarnings("varargs")
	public final QuerySet<T> unionAll(QuerySet<T>... others) {
		return combined("UNION ALL", others);
	}

	/**
	 * The rows that this query and all others give.
	 * @param others queries that select the same; those of instances are of one model
	 * @return the new query
	 */
	@SafeVarargs
	@SuppressWarnings("varargs")
	public final QuerySet<T> intersect(QuerySet<T>... others) {
		return combined("INTERSECT", others);
	}

	/**
	 * The rows of this query that none of the others gives.
	 * @param others queries that select the same; those of instances are of one model
	 * @return the new query
	 */
	@SafeVarargs
	@SuppressWarnings("varargs")
	public final QuerySet<T> except(QuerySet<T>... others) {
		return combined("EXCEPT", others);
	}

	/**
	 * The instances of several models, each once. Their queries load fields of the same
	 * names and types: choose them by {@link #only}. The whole can be ordered by these
	 * fields, sliced and counted.
	 * @param <T> what the models have in common
	 * @param first a query of instances
	 * @param others further queries of instances
	 * @return the new query
	 */
	@SafeVarargs
	@SuppressWarnings("varargs")
	public static <T> QuerySet<T> unionOf(QuerySet<? extends T> first, QuerySet<? extends T>... others) {
		return ofModels("UNION", first, others);
	}

	/**
	 * The instances of several models, as often as they come, as {@link #unionOf}.
	 * @param <T> what the models have in common
	 * @param first a query of instances
	 * @param others further queries of instances
	 * @return the new query
	 */
	@SafeVarargs
	@SuppressWarnings("varargs")
	public static <T> QuerySet<T> unionAllOf(QuerySet<? extends T> first, QuerySet<? extends T>... others) {
		return ofModels("UNION ALL", first, others);
	}

	private static <T> QuerySet<T> ofModels(String operator, QuerySet<?> first, QuerySet<?>[] others) {
		first.instancesOnly("unionOf");
		Arrays.stream(others).forEach((other) -> other.instancesOnly("unionOf"));
		QueryState state = (others.length == 0) ? first.state : whole(operator, first, others);
		return new QuerySet<>(state, ResultKind.instances());
	}

	private QuerySet<T> combined(String operator, QuerySet<?>[] others) {
		for (QuerySet<?> other : others) {
			if ((other.state.projection() == null) != (this.state.projection() == null)) {
				throw new ParamsError("Combined queries must select the same: found instances and values.");
			}
			if (this.state.projection() == null && other.state.model() != this.state.model()) {
				throw new ParamsError("Only instances of one model can be combined here, found "
						+ ModelMeta.nameOf(this.state.model()) + " and " + ModelMeta.nameOf(other.state.model())
						+ ": select values of them, or use QuerySet.unionOf(..).");
			}
		}
		return (others.length == 0) ? this : new QuerySet<>(whole(operator, this, others), this.kind);
	}

	private static QueryState whole(String operator, QuerySet<?> first, QuerySet<?>[] others) {
		List<QueryState> operands = Stream.concat(Stream.of(first), Arrays.stream(others))
			.map(QuerySet::state)
			.toList();
		QueryState whole = QueryState.of(first.state.model())
			.combine(new SetSpec(operator, operands))
			.database(connection(operands));
		List<Selection> projection = first.state.projection();
		return (projection != null) ? whole.project(projection) : whole;
	}

	private static @Nullable String connection(List<QueryState> operands) {
		List<String> chosen = operands.stream().map(QueryState::database).filter(Objects::nonNull).distinct().toList();
		if (chosen.size() > 1) {
			throw new ParamsError("Combined queries go to one connection, found " + chosen + ".");
		}
		return chosen.isEmpty() ? null : chosen.get(0);
	}

	/**
	 * The rows of this query and all that are reached from them by a relation of the
	 * model to itself, over any number of steps: the branch of a tree below some rows
	 * ({@code "children"}), or the path above them ({@code "parent"}). Cycles end.
	 * @param relation the relation
	 * @return a query of those rows, which can be refined further
	 */
	public QuerySet<T> recursively(String relation) {
		instancesOnly("recursively");
		QueryState reached = QueryState.of(this.state.model())
			.recursive(new RecursionSpec(this.state, relation))
			.database(this.state.database());
		return new QuerySet<>(reached, this.kind);
	}

	/**
	 * The rows of this query and all that are reached from them by a relation of the
	 * model to itself, as {@link #recursively(String)}.
	 * @param relation the relation
	 * @return a query of those rows, which can be refined further
	 */
	public QuerySet<T> recursively(RelationPath<?, ?> relation) {
		return recursively(relation.path());
	}

	/**
	 * Puts a query in front of this one, under a name by which
	 * {@link io.tortoiseorm.expressions.CteRef} refers to it.
	 * @param name the name
	 * @param query a query with {@code values(..)}
	 * @return the new query
	 */
	public QuerySet<T> with(String name, QuerySet<?> query) {
		return with((changed) -> changed.with(new CteSpec(name, query.state)));
	}

	/**
	 * The results after a given one, in the order of this query: pages that stay fast
	 * however far one reads. The ordering must be by fields that are never NULL, and end
	 * in a unique one.
	 * @param last the values of the last result seen, one for each term of the ordering
	 * @return the new query
	 * @throws ParamsError if there is no ordering, or the values do not fit it
	 */
	public QuerySet<T> seek(Object... last) {
		return filter(Seek.after(this.state.ordering(), last));
	}

	/**
	 * One page of the results, and how many there are in all.
	 * @param number which page, 0 for the first
	 * @param size results of a page
	 * @return the page
	 * @throws ParamsError if the number is negative or the size not positive
	 */
	public Mono<Page<T>> page(long number, int size) {
		if (number < 0 || size < 1) {
			throw new ParamsError(
					"A page has a number from 0 and a size from 1, found " + number + " and " + size + ".");
		}
		if (this.state.isSliced()) {
			throw new ParamsError("A page is a slice itself: page(..) has no place for limit and offset.");
		}
		return limit(size).offset(Math.multiplyExact(number, size))
			.list()
			.flatMap((items) -> count().map((total) -> new Page<>(items, number, size, total)));
	}

	/**
	 * The results as one list. Read whole; the connection is given back before the list
	 * is emitted.
	 * @return the list, empty when there are none
	 */
	public Mono<List<T>> list() {
		return Tortoise.with((tortoise) -> this.kind.list(tortoise.queries(), this.state));
	}

	@Override
	public Flux<T> stream(int fetchSize) {
		return Tortoise.withMany((tortoise) -> this.kind.stream(tortoise.queries(), this.state, fetchSize));
	}

	/**
	 * How the database would run this query.
	 * @return the lines of its answer
	 */
	public Mono<List<String>> explain() {
		return explain(UnaryOperator.identity());
	}

	/**
	 * How the database would run this query.
	 * @param options says what is asked, for example
	 * {@code e -> e.format("json").analyze()}
	 * @return the lines of its answer; {@link io.tortoiseorm.exceptions.UnsupportedError}
	 * when the database has no such option
	 */
	public Mono<List<String>> explain(UnaryOperator<Explain> options) {
		return Tortoise.with((tortoise) -> tortoise.queries().explain(this.state, options.apply(Explain.PLAIN)));
	}

	/**
	 * The statement this query sends first, with its values apart. Needs a started ORM.
	 * @return text and values; {@link SqlStatement#inlined()} is for people to read
	 */
	public SqlStatement sql() {
		return Tortoise.current().queries().statement(this.state);
	}

	@Override
	public String toString() {
		return "QuerySet<" + ModelMeta.nameOf(this.state.model()) + ">";
	}

}
