package io.tortoiseorm;

import java.util.List;

import io.tortoiseorm.query.Queries;
import io.tortoiseorm.query.QueryState;
import io.tortoiseorm.query.ResultShape;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What the rows of a query become.
 *
 * @param <T> the type of a result
 */
interface ResultKind<T> {

	Mono<List<T>> list(Queries queries, QueryState state);

	Flux<T> stream(Queries queries, QueryState state, int fetchSize);

	/**
	 * Instances of the query's model.
	 */
	static <M> ResultKind<M> instances() {
		return new Instances<>();
	}

	/**
	 * Selected values in some shape.
	 */
	static <T> ResultKind<T> shaped(ResultShape<T> shape) {
		return new Shaped<>(shape);
	}

	/**
	 * Records, which may nest others.
	 */
	static <R> ResultKind<R> records(Class<R> type) {
		return new Records<>(type);
	}

	/**
	 * Instances of the query's model. The model's class in the state is that of the type
	 * parameter, which the compiler cannot see.
	 */
	final class Instances<M> implements ResultKind<M> {

		@Override
		@SuppressWarnings("unchecked")
		public Mono<List<M>> list(Queries queries, QueryState state) {
			Mono<?> instances = queries.instances(state);
			return (Mono<List<M>>) instances;
		}

		@Override
		@SuppressWarnings("unchecked")
		public Flux<M> stream(Queries queries, QueryState state, int fetchSize) {
			return (Flux<M>) queries.streamInstances(state, fetchSize);
		}

	}

	/**
	 * Selected values in some shape.
	 *
	 * @param shape what becomes of a row
	 */
	record Shaped<T>(ResultShape<T> shape) implements ResultKind<T> {

		@Override
		public Mono<List<T>> list(Queries queries, QueryState state) {
			return queries.values(state, this.shape);
		}

		@Override
		public Flux<T> stream(Queries queries, QueryState state, int fetchSize) {
			return queries.streamValues(state, this.shape, fetchSize);
		}

	}

	/**
	 * Records, which may nest others.
	 *
	 * @param type the record class
	 */
	record Records<R>(Class<R> type) implements ResultKind<R> {

		@Override
		public Mono<List<R>> list(Queries queries, QueryState state) {
			return queries.records(state, this.type).map(this::cast);
		}

		@Override
		public Flux<R> stream(Queries queries, QueryState state, int fetchSize) {
			return queries.streamRecords(state, this.type, fetchSize).cast(this.type);
		}

		@SuppressWarnings("unchecked")
		private List<R> cast(List<Object> records) {
			return (List<R>) records;
		}

	}

}
