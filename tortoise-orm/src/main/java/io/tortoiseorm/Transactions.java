package io.tortoiseorm;

import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.Transaction;
import io.tortoiseorm.db.TransactionOptions;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Runs work in transactions. Everything the ORM does below such work joins by itself,
 * through the Reactor context: there is no connection to hand on. An error or a
 * cancellation rolls back; completion commits. Inside another transaction of the same
 * connection the work runs under a savepoint, so that its failure undoes its own part
 * alone.
 * <p>
 * Works alike on H2, SQLite, PostgreSQL, MariaDB and MySQL. In a Spring application these
 * are Spring's transactions.
 */
public final class Transactions {

	private Transactions() {
	}

	/**
	 * Runs work in a transaction of the default connection.
	 * @param <T> the type of the result
	 * @param work gives the work; called when the transaction has begun
	 * @return the result, after the commit
	 */
	public static <T> Mono<T> inTransaction(MonoWork<T> work) {
		return run(null, UnaryOperator.identity(), (transaction) -> work.get());
	}

	/**
	 * Runs work in a transaction of the default connection.
	 * @param <T> the type of the results
	 * @param work gives the work; called when the transaction has begun
	 * @return the results as they come; completes after the commit
	 */
	public static <T> Flux<T> inTransaction(FluxWork<T> work) {
		return runMany(null, UnaryOperator.identity(), (transaction) -> work.get());
	}

	/**
	 * Runs work in a transaction of a connection.
	 * @param <T> the type of the result
	 * @param connection the name of the connection
	 * @param work gives the work; called when the transaction has begun
	 * @return the result, after the commit
	 */
	public static <T> Mono<T> inTransaction(String connection, MonoWork<T> work) {
		return run(connection, UnaryOperator.identity(), (transaction) -> work.get());
	}

	/**
	 * Runs work in a transaction of a connection.
	 * @param <T> the type of the results
	 * @param connection the name of the connection
	 * @param work gives the work; called when the transaction has begun
	 * @return the results as they come; completes after the commit
	 */
	public static <T> Flux<T> inTransaction(String connection, FluxWork<T> work) {
		return runMany(connection, UnaryOperator.identity(), (transaction) -> work.get());
	}

	/**
	 * Runs work in a transaction of a connection.
	 * @param <T> the type of the result
	 * @param connection the name of the connection
	 * @param work gives the work; called when the transaction has begun, with a handle
	 * that tells of it and takes hooks
	 * @return the result, after the commit
	 */
	public static <T> Mono<T> inTransaction(String connection, Function<Transaction, Mono<T>> work) {
		return run(connection, UnaryOperator.identity(), work);
	}

	/**
	 * Runs work in a transaction of the default connection.
	 * @param <T> the type of the result
	 * @param options isolation, read-only mode, time limit, name and retries, for example
	 * {@code t -> t.retries(3)}
	 * @param work gives the work; called anew for each attempt
	 * @return the result, after the commit
	 */
	public static <T> Mono<T> inTransaction(UnaryOperator<TransactionOptions> options, MonoWork<T> work) {
		return run(null, options, (transaction) -> work.get());
	}

	/**
	 * Runs work in a transaction of the default connection.
	 * @param <T> the type of the results
	 * @param options isolation, read-only mode, time limit, name and retries
	 * @param work gives the work; called anew for each attempt
	 * @return the results as they come; completes after the commit
	 */
	public static <T> Flux<T> inTransaction(UnaryOperator<TransactionOptions> options, FluxWork<T> work) {
		return runMany(null, options, (transaction) -> work.get());
	}

	/**
	 * Runs work in a transaction of a connection.
	 * @param <T> the type of the result
	 * @param connection the name of the connection
	 * @param options isolation, read-only mode, time limit, name and retries
	 * @param work gives the work; called anew for each attempt
	 * @return the result, after the commit
	 */
	public static <T> Mono<T> inTransaction(String connection, UnaryOperator<TransactionOptions> options,
			MonoWork<T> work) {
		return run(connection, options, (transaction) -> work.get());
	}

	/**
	 * Runs work in a transaction of a connection.
	 * @param <T> the type of the results
	 * @param connection the name of the connection
	 * @param options isolation, read-only mode, time limit, name and retries
	 * @param work gives the work; called anew for each attempt
	 * @return the results as they come; completes after the commit
	 */
	public static <T> Flux<T> inTransaction(String connection, UnaryOperator<TransactionOptions> options,
			FluxWork<T> work) {
		return runMany(connection, options, (transaction) -> work.get());
	}

	/**
	 * Runs work in a transaction of a connection.
	 * @param <T> the type of the result
	 * @param connection the name of the connection
	 * @param options isolation, read-only mode, time limit, name and retries
	 * @param work gives the work; called anew for each attempt, with a handle that tells
	 * of the transaction and takes hooks
	 * @return the result, after the commit
	 */
	public static <T> Mono<T> inTransaction(String connection, UnaryOperator<TransactionOptions> options,
			Function<Transaction, Mono<T>> work) {
		return run(connection, options, work);
	}

	/**
	 * Runs work of many results in a transaction of a connection.
	 * @param <T> the type of the results
	 * @param connection the name of the connection
	 * @param options isolation, read-only mode, time limit, name and retries
	 * @param work gives the work; called anew for each attempt
	 * @return the results as they come; completes after the commit
	 */
	public static <T> Flux<T> inTransactionMany(String connection, UnaryOperator<TransactionOptions> options,
			Function<Transaction, Flux<T>> work) {
		return runMany(connection, options, work);
	}

	/**
	 * The operator form: {@code mono.as(Transactions.atomic())} runs the Mono in a
	 * transaction of the default connection.
	 * @param <T> the type of the result
	 * @return makes a Mono transactional
	 */
	public static <T> Function<Mono<T>, Mono<T>> atomic() {
		return (work) -> inTransaction(() -> work);
	}

	/**
	 * The operator form for a connection.
	 * @param <T> the type of the result
	 * @param connection the name of the connection
	 * @return makes a Mono transactional
	 */
	public static <T> Function<Mono<T>, Mono<T>> atomic(String connection) {
		return (work) -> inTransaction(connection, (transaction) -> work);
	}

	/**
	 * The operator form with options:
	 * {@code mono.as(Transactions.atomic(t -> t.retries(3)))}.
	 * @param <T> the type of the result
	 * @param options isolation, read-only mode, time limit, name and retries
	 * @return makes a Mono transactional
	 */
	public static <T> Function<Mono<T>, Mono<T>> atomic(UnaryOperator<TransactionOptions> options) {
		return (work) -> inTransaction(options, () -> work);
	}

	/**
	 * The operator form for many results: {@code flux.as(Transactions.atomicMany())}.
	 * @param <T> the type of the results
	 * @return makes a Flux transactional
	 */
	public static <T> Function<Flux<T>, Flux<T>> atomicMany() {
		return (work) -> runMany(null, UnaryOperator.identity(), (transaction) -> work);
	}

	/**
	 * The operator form for many results, for a connection.
	 * @param <T> the type of the results
	 * @param connection the name of the connection
	 * @return makes a Flux transactional
	 */
	public static <T> Function<Flux<T>, Flux<T>> atomicMany(String connection) {
		return (work) -> runMany(connection, UnaryOperator.identity(), (transaction) -> work);
	}

	/**
	 * Runs something after the commit of the current transaction of the default
	 * connection; at once when there is none. Rolling back to a savepoint forgets what
	 * was registered since.
	 * @param hook gives what runs
	 * @return completes when registered, or outside of a transaction when it has run
	 */
	public static Mono<Void> afterCommit(Supplier<? extends Publisher<?>> hook) {
		return Tortoise.with((tortoise) -> database(tortoise, null).afterCommit(hook));
	}

	/**
	 * Runs something after the current transaction of the default connection, or the
	 * savepoint inside of which it is registered, was rolled back.
	 * @param hook gives what runs
	 * @return completes when registered
	 */
	public static Mono<Void> afterRollback(Supplier<? extends Publisher<?>> hook) {
		return Tortoise.with((tortoise) -> database(tortoise, null).afterRollback(hook));
	}

	/**
	 * Runs something after the commit of the current transaction of a connection; at once
	 * when there is none.
	 * @param connection the name of the connection
	 * @param hook gives what runs
	 * @return completes when registered, or outside of a transaction when it has run
	 */
	public static Mono<Void> afterCommit(String connection, Supplier<? extends Publisher<?>> hook) {
		return Tortoise.with((tortoise) -> database(tortoise, connection).afterCommit(hook));
	}

	/**
	 * Runs something after the current transaction of a connection, or the savepoint
	 * inside of which it is registered, was rolled back.
	 * @param connection the name of the connection
	 * @param hook gives what runs
	 * @return completes when registered
	 */
	public static Mono<Void> afterRollback(String connection, Supplier<? extends Publisher<?>> hook) {
		return Tortoise.with((tortoise) -> database(tortoise, connection).afterRollback(hook));
	}

	private static <T> Mono<T> run(@Nullable String connection, UnaryOperator<TransactionOptions> options,
			Function<Transaction, Mono<T>> work) {
		return Tortoise.with((tortoise) -> database(tortoise, connection)
			.transactionalMono(options.apply(TransactionOptions.DEFAULTS), work));
	}

	private static <T> Flux<T> runMany(@Nullable String connection, UnaryOperator<TransactionOptions> options,
			Function<Transaction, Flux<T>> work) {
		return Tortoise.withMany((tortoise) -> database(tortoise, connection)
			.transactionalFlux(options.apply(TransactionOptions.DEFAULTS), work));
	}

	private static Database database(Tortoise tortoise, @Nullable String connection) {
		return tortoise.database((connection != null) ? connection : tortoise.databases().getDefault().name());
	}

	/**
	 * Work with at most one result.
	 *
	 * @param <T> the type of the result
	 */
	@FunctionalInterface
	public interface MonoWork<T> {

		/**
		 * Gives the work.
		 * @return the work
		 */
		Mono<T> get();

	}

	/**
	 * Work with many results.
	 *
	 * @param <T> the type of the results
	 */
	@FunctionalInterface
	public interface FluxWork<T> {

		/**
		 * Gives the work.
		 * @return the work
		 */
		Flux<T> get();

	}

}
