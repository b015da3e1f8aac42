package io.tortoiseorm.db;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

import io.tortoiseorm.exceptions.TransactionConflictError;
import io.tortoiseorm.exceptions.TransactionManagementError;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;

/**
 * Runs work in transactions of one database: a new one, a part of the one around, or one
 * that somebody else manages. What applies is decided at subscription.
 */
final class TransactionRunner {

	private final String connection;

	private final StatementRunner statements;

	private final ScopeKey scopeKey;

	private final ErrorTranslator errors;

	private final @Nullable ExternalRunner external;

	TransactionRunner(String connection, StatementRunner statements, ScopeKey scopeKey, ErrorTranslator errors,
			@Nullable ExternalTransactions external) {
		this.connection = connection;
		this.statements = statements;
		this.scopeKey = scopeKey;
		this.errors = errors;
		this.external = (external != null) ? new ExternalRunner(connection, scopeKey, external, errors) : null;
	}

	<T> Mono<T> mono(TransactionOptions options, Function<? super Transaction, ? extends Mono<T>> work) {
		return Mono.deferContextual((context) -> this.statements.scope(context).flatMap((found) -> {
			Scope scope = found.orElse(null);
			Mono<T> attempt = (this.external != null) ? external(this.external, options, scope, work)
					: attempt(options, scope, work).singleOrEmpty();
			return isRetried(options, scope) ? attempt.retryWhen(retry(options)) : attempt;
		}));
	}

	<T> Flux<T> flux(TransactionOptions options, Function<? super Transaction, ? extends Flux<T>> work) {
		return Flux.deferContextual((context) -> this.statements.scope(context).flatMapMany((found) -> {
			Scope scope = found.orElse(null);
			Flux<T> attempt = (this.external != null) ? externalMany(this.external, options, scope, work)
					: attempt(options, scope, work);
			return isRetried(options, scope) ? retriedUntilEmission(options, attempt) : attempt;
		}));
	}

	/**
	 * Has a hook run after the commit of a transaction that somebody else began.
	 * @param session its session
	 * @param hook gives what runs
	 * @return completes when registered
	 */
	Mono<Void> afterCommit(SharedSession session, Supplier<? extends Publisher<?>> hook) {
		return (this.external != null) ? this.external.afterCommit(session, hook) : Mono.empty();
	}

	/**
	 * Has a hook run after the rollback of a transaction that somebody else began.
	 * @param session its session
	 * @param hook gives what runs
	 * @return completes when registered
	 */
	Mono<Void> afterRollback(SharedSession session, Supplier<? extends Publisher<?>> hook) {
		return (this.external != null) ? this.external.afterRollback(session, hook) : Mono.empty();
	}

	private <T> Mono<T> external(ExternalRunner runner, TransactionOptions options, @Nullable Scope scope,
			Function<? super Transaction, ? extends Mono<T>> work) {
		return (scope != null) ? attempt(options, scope, runner.handingOver(scope, work)).singleOrEmpty()
				: runner.mono(options, work);
	}

	private <T> Flux<T> externalMany(ExternalRunner runner, TransactionOptions options, @Nullable Scope scope,
			Function<? super Transaction, ? extends Flux<T>> work) {
		return (scope != null) ? attempt(options, scope, runner.handingOver(scope, work)) : runner.flux(options, work);
	}

	private static boolean isRetried(TransactionOptions options, @Nullable Scope scope) {
		return options.retries() > 0 && (scope == null || !scope.transactional());
	}

	private static <T> Flux<T> retriedUntilEmission(TransactionOptions options, Flux<T> attempt) {
		AtomicBoolean emitted = new AtomicBoolean();
		return attempt.doOnNext((item) -> emitted.set(true))
			.retryWhen(retry(options).modifyErrorFilter((filter) -> filter.and((error) -> !emitted.get())));
	}

	private static RetryBackoffSpec retry(TransactionOptions options) {
		return Retry.backoff(options.retries(), options.backoff())
			.filter(TransactionConflictError.class::isInstance)
			.onRetryExhaustedThrow((spec, signal) -> signal.failure());
	}

	private <T> Flux<T> attempt(TransactionOptions options, @Nullable Scope scope,
			Function<? super Transaction, ? extends Publisher<T>> work) {
		return LateErrors.hidden(Flux
			.usingWhen(open(options, scope), (lifecycle) -> run(lifecycle, scope, work), TransactionLifecycle::complete,
					TransactionLifecycle::fail, TransactionLifecycle::cancel)
			.onErrorMap(TransactionLifecycle::unwrapped));
	}

	private <T> Flux<T> run(TransactionLifecycle lifecycle, @Nullable Scope around,
			Function<? super Transaction, ? extends Publisher<T>> work) {
		Transaction transaction = lifecycle.transaction();
		SharedSession session = lifecycle.shared();
		Scope scope = new Scope(session, (around != null) ? around.root() : session, transaction, true,
				around != null && around.external());
		Flux<T> body = Flux.defer(() -> work.apply(transaction))
			.contextWrite((context) -> context.put(this.scopeKey, scope));
		return TimeLimit.apply(transaction, lifecycle.begin().thenMany(body));
	}

	private Mono<TransactionLifecycle> open(TransactionOptions options, @Nullable Scope scope) {
		if (scope == null) {
			return this.statements.acquire()
				.map((session) -> root(options, session, this.statements.giveBack(session)));
		}
		RuntimeException refusal = (scope.transactional()) ? nestedRefusal(options, scope) : null;
		return (refusal != null) ? Mono.error(refusal)
				: scope.session().exclusive().map((permit) -> inner(options, scope, permit));
	}

	private TransactionLifecycle root(TransactionOptions options, Session session, Mono<Void> giveBack) {
		Transaction transaction = new Transaction(this.connection, options, false);
		return new TransactionLifecycle(transaction, null, session, new Boundary.Root(options), giveBack, this.errors);
	}

	private TransactionLifecycle inner(TransactionOptions options, Scope scope, SerialSlots.Permit permit) {
		Session session = scope.session().raw();
		Mono<Void> giveBack = Mono.fromRunnable(permit::giveBack);
		TransactionLifecycle lifecycle;
		if (scope.transactional()) {
			Transaction transaction = new Transaction(this.connection, options, true);
			Boundary boundary = new Boundary.Savepoint(scope.root().nextSavepoint());
			lifecycle = new TransactionLifecycle(transaction, scope.transaction(), session, boundary, giveBack,
					this.errors);
		}
		else {
			lifecycle = root(options, session, giveBack);
		}
		permit.setInner(lifecycle.shared());
		return lifecycle;
	}

	private static @Nullable RuntimeException nestedRefusal(TransactionOptions options, Scope scope) {
		Transaction around = scope.transaction();
		if (around == null) {
			return null;
		}
		if (options.isolation() != null && options.isolation() != around.options().isolation()) {
			IsolationLevel outer = around.options().isolation();
			return new TransactionManagementError(
					around.describe() + " runs with " + ((outer != null) ? outer : "the database's default isolation")
							+ ": a transaction inside it cannot run with " + options.isolation()
							+ "; set the isolation on the outermost one");
		}
		return around.refusal();
	}

}
