package io.tortoiseorm.db;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Runs work in transactions that somebody else manages. Adds what the ORM promises on
 * top: nested transactions of one session run one after another, hooks of a part that is
 * rolled back never run, and a transaction can be marked for rollback.
 */
final class ExternalRunner {

	private final String connection;

	private final Database.ScopeKey scopeKey;

	private final ExternalTransactions external;

	private final ErrorTranslator errors;

	ExternalRunner(String connection, Database.ScopeKey scopeKey, ExternalTransactions external,
			ErrorTranslator errors) {
		this.connection = connection;
		this.scopeKey = scopeKey;
		this.external = external;
		this.errors = errors;
	}

	<T> Mono<T> mono(TransactionOptions options, @Nullable Scope around,
			Function<? super Transaction, ? extends Mono<T>> work) {
		return Mono.defer(() -> {
			AtomicReference<@Nullable T> value = new AtomicReference<>();
			UnaryOperator<Flux<T>> manager = (
					body) -> this.external.transactional(options, body.doOnNext(value::set).singleOrEmpty()).flux();
			return run(options, around, manager, work).singleOrEmpty()
				.onErrorResume(RollbackSignal.class, (signal) -> Mono.justOrEmpty(value.get()));
		});
	}

	<T> Flux<T> flux(TransactionOptions options, @Nullable Scope around,
			Function<? super Transaction, ? extends Flux<T>> work) {
		return run(options, around, (body) -> this.external.transactional(options, body), work)
			.onErrorResume(RollbackSignal.class, (signal) -> Flux.empty());
	}

	private <T> Flux<T> run(TransactionOptions options, @Nullable Scope around, UnaryOperator<Flux<T>> manager,
			Function<? super Transaction, ? extends Publisher<T>> work) {
		if (around == null || !around.transactional()) {
			Mono<Transaction> outermost = Mono.fromSupplier(() -> new Transaction(this.connection, options, false));
			return Flux.usingWhen(outermost,
					(transaction) -> managed(manager, body(transaction, work, handToManager(transaction))),
					(transaction) -> ended(transaction, Mono.empty()), this::rolledBack, this::rolledBack);
		}
		return Flux.usingWhen(around.session().exclusive(), (permit) -> nested(options, around, permit, manager, work),
				ExternalRunner::giveBack, (permit, error) -> giveBack(permit), ExternalRunner::giveBack);
	}

	private <T> Flux<T> nested(TransactionOptions options, Scope around, SerialSlots.Permit permit,
			UnaryOperator<Flux<T>> manager, Function<? super Transaction, ? extends Publisher<T>> work) {
		Transaction transaction = new Transaction(this.connection, options, true);
		SharedSession session = SharedSession.of(around.session().raw());
		permit.setInner(session);
		Scope scope = new Scope(session, around.root(), transaction, true);
		Transaction parent = around.transaction();
		Mono<Void> keepHooks = (parent != null) ? Mono.fromRunnable(() -> parent.hooks().adopt(transaction.hooks()))
				: handToManager(transaction);
		Flux<T> body = body(transaction, work, keepHooks).contextWrite((context) -> context.put(this.scopeKey, scope));
		return Flux.usingWhen(Mono.just(transaction), (same) -> managed(manager, body),
				(same) -> ended(transaction, Mono.empty()), this::rolledBack, this::rolledBack);
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

	private static <T> Flux<T> body(Transaction transaction, Function<? super Transaction, ? extends Publisher<T>> work,
			Mono<Void> keepHooks) {
		Mono<T> end = Mono.defer(
				() -> transaction.isRollbackOnly() ? Mono.error(new RollbackSignal()) : keepHooks.then(Mono.empty()));
		return Flux.defer(() -> work.apply(transaction)).concatWith(end);
	}

	private Mono<Void> handToManager(Transaction transaction) {
		return Mono.defer(() -> Flux.fromIterable(transaction.hooks().takeCommitted())
			.concatMap(this.external::afterCommit)
			.thenMany(Flux.fromIterable(transaction.hooks().takeRolledBack()).concatMap(this.external::afterRollback))
			.then());
	}

	private Mono<Void> rolledBack(Transaction transaction, Throwable error) {
		return rolledBack(transaction);
	}

	private Mono<Void> rolledBack(Transaction transaction) {
		return ended(transaction, transaction.hooks().runRolledBack());
	}

	private static Mono<Void> ended(Transaction transaction, Mono<Void> hooks) {
		return Mono.defer(() -> {
			transaction.end("its work is done");
			return hooks;
		});
	}

	private static Mono<Void> giveBack(SerialSlots.Permit permit) {
		return Mono.fromRunnable(permit::giveBack);
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
