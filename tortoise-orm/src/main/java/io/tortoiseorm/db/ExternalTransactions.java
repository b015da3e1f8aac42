package io.tortoiseorm.db;

import java.util.function.Supplier;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Transactions that somebody else manages, for example Spring. When a {@link Database}
 * has them, its statements join the external transaction of their subscriber's context,
 * and {@link Database#transactional} runs through them. Outside an external transaction
 * the database acquires and releases sessions by itself.
 */
public interface ExternalTransactions {

	/**
	 * The session of the external transaction the subscriber runs in. The same
	 * transaction gives the same object each time, so that its statements run one after
	 * another. The ORM never closes it. Parts of the transaction are savepoints that the
	 * ORM sets on it.
	 * @return the session; empty outside a transaction, and when the transaction has
	 * ended though its connection is still held
	 */
	Mono<SharedSession> current();

	/**
	 * Runs work in a new external transaction. An error or cancellation of the work rolls
	 * back.
	 * @param options isolation, read-only mode and name; retries and the time limit are
	 * the caller's
	 * @param work what runs
	 * @param <T> what it emits
	 * @return what the work emits, completed after the commit
	 */
	<T> Mono<T> transactional(TransactionOptions options, Mono<T> work);

	/**
	 * Runs work in an external transaction, as the other method does.
	 * @param options isolation, read-only mode and name; retries and the time limit are
	 * the caller's
	 * @param work what runs
	 * @param <T> what it emits
	 * @return what the work emits, completed after the commit
	 */
	<T> Flux<T> transactional(TransactionOptions options, Flux<T> work);

	/**
	 * Registers what runs after the external transaction of the subscriber has committed,
	 * while its connection is still held.
	 * @param hook gives what runs
	 * @return completes when registered
	 */
	Mono<Void> afterCommit(Supplier<? extends Publisher<?>> hook);

	/**
	 * Registers what runs after the external transaction of the subscriber has rolled
	 * back, while its connection is still held.
	 * @param hook gives what runs
	 * @return completes when registered
	 */
	Mono<Void> afterRollback(Supplier<? extends Publisher<?>> hook);

}
