package io.tortoiseorm.db;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Runs work in transactions that somebody else manages. Adds what the ORM promises on
 * top: hooks run when the connection is free again, and a transaction can be marked for
 * rollback. Parts of such a transaction need no manager.
 */
final class ExternalRunner {

	private final String connection;

	private final ScopeKey scopeKey;

	private final ExternalTransactions external;

	private final ErrorTranslator errors;

	ExternalRunner(String connection, ScopeKey scopeKey, ExternalTransactions external, ErrorTranslator errors) {
		this.connection = connection;
		this.scopeKey = scopeKey;
		this.external = external;
		this.errors = errors;
	}

	<T> Mono<T> mono(TransactionOptions options, Function<? super Transaction, ? extends Mono<T>> work) {
		return Mono.defer(() -> {
			AtomicReference<@Nullable T> value = new AtomicReference<>();
			UnaryOperator<Flux<T>> manager = (
					body) -> this.external.transactional(options, body.doOnNext(value::set).singleOrEmpty()).flux();
			return outermost(options, manager, work).singleOrEmpty()
				.onErrorResume(RollbackSignal.class, (signal) -> Mono.justOrEmpty(value.get()));
		});
	}

	<T> Flux<T> flux(TransactionOptions options, Function<? super Transaction, ? extends Flux<T>> work) {
		return outermost(options, (body) -> this.external.transactional(options, body), work)
			.onErrorResume(RollbackSignal.class, (signal) -> Flux.empty());
	}

	/**
	 * Runs a transaction that the manager begins and ends. Its hooks run here, when the
	 * manager has given the connection back.
	 */
	private <T> Flux<T> outermost(TransactionOptions options, UnaryOperator<Flux<T>> manager,
			Function<? super Transaction, ? extends Publisher<T>> work) {
		Mono<Transaction> begun = Mono.fromSupplier(() -> new Transaction(this.connection, options, false));
		return LateErrors.hidden(Flux.usingWhen(begun, (transaction) -> {
			Flux<T> body = joined(transaction, TimeLimit.apply(transaction, body(transaction, work)));
			return managed(manager, body).concatWith(committed(transaction));
		}, (transaction) -> Mono.empty(), this::rolledBack, this::rolledBack));
	}

	/**
	 * Has the statements of a body know their transaction.
	 */
	private <T> Flux<T> joined(Transaction transaction, Flux<T> body) {
		return Flux
			.defer(() -> this.external.current()
				.map((session) -> new Scope(session, session, transaction, true, true))
				.singleOptional()
				.flatMapMany((found) -> found
					.map((scope) -> body.contextWrite((context) -> context.put(this.scopeKey, scope)))
					.orElse(body)));
	}

	private static <T> Mono<T> committed(Transaction transaction) {
		return Mono.defer(() -> {
			transaction.end("it was committed");
			transaction.hooks().takeRolledBack();
			return transaction.hooks().runCommitted().then(Mono.empty());
		});
	}

	/**
	 * Work of a part of a transaction that the manager began by itself: only the manager
	 * can tell when hooks of the part may run.
	 * @param around where the part runs
	 * @param work the work
	 * @param <T> what it emits
	 * @return the work, which hands its hooks over at its end
	 */
	<T> Function<Transaction, Publisher<T>> handingOver(Scope around,
			Function<? super Transaction, ? extends Publisher<T>> work) {
		boolean ours = around.transaction() != null || !around.external();
		return (transaction) -> ours ? work.apply(transaction) : Flux.from(work.apply(transaction))
			.concatWith(handOver(transaction, around.root()).then(Mono.empty()));
	}

	/**
	 * Has the manager run hooks after its transaction, on the connection that it still
	 * has then.
	 * @param session the session of the transaction
	 * @param hook gives what runs
	 * @return completes when registered
	 */
	Mono<Void> afterCommit(SharedSession session, Supplier<? extends Publisher<?>> hook) {
		return this.external.afterCommit(onConnection(session, hook));
	}

	Mono<Void> afterRollback(SharedSession session, Supplier<? extends Publisher<?>> hook) {
		return this.external.afterRollback(onConnection(session, hook));
	}

	private Supplier<Publisher<?>> onConnection(SharedSession session, Supplier<? extends Publisher<?>> hook) {
		Scope scope = Scope.pinned(session);
		return () -> Flux.from(hook.get()).contextWrite((context) -> context.put(this.scopeKey, scope));
	}

	private Mono<Void> handOver(Transaction transaction, SharedSession session) {
		return Mono.defer(() -> Flux.fromIterable(transaction.hooks().takeCommitted())
			.concatMap((hook) -> afterCommit(session, hook))
			.thenMany(Flux.fromIterable(transaction.hooks().takeRolledBack())
				.concatMap((hook) -> afterRollback(session, hook)))
			.then());
	}

	/**
	 * Runs work through the manager. The work's own error leaves as it is; what the
	 * manager fails with by itself, as a failed commit does, is translated.
	 */
	private <T> Flux<T> managed(UnaryOperator<Flux<T>> manager, Flux<T> body) {
		return Flux.defer(() -> {
			AtomicBoolean begun = new AtomicBoolean();
			AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
			Flux<T> work = body.doFirst(() -> begun.set(true)).doOnError(failure::set);
			return manager.apply(work).onErrorMap((error) -> {
				Throwable own = failure.get();
				if (own != null) {
					return own;
				}
				return begun.get() ? this.errors.translate(error) : this.errors.translateConnect(error);
			});
		});
	}

	private static <T> Flux<T> body(Transaction transaction,
			Function<? super Transaction, ? extends Publisher<T>> work) {
		Mono<T> end = Mono.defer(() -> {
			RuntimeException refusal = transaction.refusal();
			if (refusal != null) {
				return Mono.error(refusal);
			}
			return transaction.isRollbackOnly() ? Mono.error(new RollbackSignal()) : Mono.empty();
		});
		return Flux.defer(() -> work.apply(transaction)).concatWith(end);
	}

	private Mono<Void> rolledBack(Transaction transaction, Throwable error) {
		return rolledBack(transaction);
	}

	private Mono<Void> rolledBack(Transaction transaction) {
		return Mono.defer(() -> {
			transaction.end("it was rolled back");
			return transaction.hooks().runRolledBack();
		});
	}

	/**
	 * Has the manager roll back although the work succeeded.
	 */
	private static final class RollbackSignal extends RuntimeException {

		private static final long serialVersionUID = 1L;

		RollbackSignal() {
			super("rollback only", null, false, false);
		}

	}

}
