package io.tortoiseorm;

import java.util.List;
import java.util.function.UnaryOperator;

import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.SubquerySource;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.query.QueryState;
import io.tortoiseorm.sql.SqlStatement;
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
	 * The statement this query sends first, with its values apart. Needs a started ORM.
	 * @return text and values
	 */
	public SqlStatement sql() {
		return Tortoise.current().queries().statement(this.state);
	}

	@Override
	public String toString() {
		return "QuerySet<" + this.state.model().getSimpleName() + ">";
	}

}
