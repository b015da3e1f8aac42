package io.tortoiseorm;

import java.util.List;
import java.util.Map;

import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.query.RecordShape;
import io.tortoiseorm.query.ResultShape;
import io.tortoiseorm.sql.RawText;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A query in SQL written by hand, with bound parameters. Lazy and immutable; each
 * subscription sends it anew. Columns are matched with fields by their names.
 *
 * @param <T> the type of a result
 */
public final class RawQuery<T> implements Publisher<T> {

	private final Class<? extends ModelBase> model;

	private final RawText sql;

	private final @Nullable String connection;

	private final Kind<T> kind;

	private RawQuery(Class<? extends ModelBase> model, RawText sql, @Nullable String connection, Kind<T> kind) {
		this.model = model;
		this.sql = sql;
		this.connection = connection;
		this.kind = kind;
	}

	@SuppressWarnings("unchecked")
	static <M extends Model<M>> RawQuery<M> of(Class<M> model, RawText sql) {
		return new RawQuery<>(model, sql, null,
				(tortoise, query) -> tortoise.rawQueries()
					.instances(model, query.sql, query.connection)
					.map((list) -> (List<M>) (List<?>) list));
	}

	/**
	 * Gives rows as maps of column to value instead of instances.
	 * @return the new query
	 */
	public RawQuery<Map<String, Object>> values() {
		return shaped(ResultShape.maps(), null);
	}

	/**
	 * Gives rows as records instead of instances; components take the columns of their
	 * names.
	 * @param <R> the record
	 * @param type the record class
	 * @return the new query
	 */
	public <R> RawQuery<R> values(Class<R> type) {
		RecordShape<R> shape = RecordShape.of(type);
		return shaped(shape, shape.selections().stream().map((selection) -> (String) selection.source()).toList());
	}

	private <R> RawQuery<R> shaped(ResultShape<R> shape, @Nullable List<String> names) {
		return new RawQuery<>(this.model, this.sql, this.connection, (tortoise, query) -> tortoise.rawQueries()
			.values(query.model, query.sql, shape, names, query.connection));
	}

	/**
	 * Chooses the connection.
	 * @param name its name
	 * @return the new query
	 */
	public RawQuery<T> usingDb(String name) {
		return new RawQuery<>(this.model, this.sql, name, this.kind);
	}

	/**
	 * The results as one list.
	 * @return the list, empty when there are none
	 */
	public Mono<List<T>> list() {
		return Tortoise.with((tortoise) -> this.kind.list(tortoise, this));
	}

	/**
	 * The results one by one, after all were read and the connection was given back.
	 * @return the results in order
	 */
	public Flux<T> flux() {
		return list().flatMapIterable(Selections::emittable);
	}

	@Override
	public void subscribe(Subscriber<? super T> subscriber) {
		flux().subscribe(subscriber);
	}

	@Override
	public String toString() {
		return "RawQuery(" + String.join("?", this.sql.pieces()) + ")";
	}

	/**
	 * How the rows are read.
	 */
	@FunctionalInterface
	private interface Kind<T> {

		Mono<List<T>> list(Tortoise tortoise, RawQuery<T> query);

	}

}
