package io.tortoiseorm.db;

import java.time.Duration;
import java.util.function.Supplier;

import io.tortoiseorm.exceptions.TransactionManagementError;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * One transaction or savepoint from its beginning to its end. Its four ways on (begin,
 * complete, fail, cancel) are the callbacks of a {@code usingWhen}, so that exactly one
 * end is taken and the session is always given back.
 */
final class TransactionLifecycle {

	private static final Logger LOG = LoggerFactory.getLogger(TransactionLifecycle.class);

	/** How long an undo may take before the connection is given up with it. */
	private static final Duration UNDO_LIMIT = Duration.ofSeconds(10);

	private final Transaction transaction;

	private final @Nullable Transaction parent;

	private final Session session;

	private final SharedSession shared;

	private final Boundary boundary;

	private final Mono<Void> giveBack;

	private final ErrorTranslator errors;

	private volatile boolean begun;

	/**
	 * Creates a transaction that has not begun.
	 * @param transaction what users see of it
	 * @param parent the transaction around it, or {@code null}
	 * @param session its connection, which nobody else uses
	 * @param boundary how it begins and ends
	 * @param giveBack gives the connection back; must not fail
	 * @param errors translates errors
	 */
	TransactionLifecycle(Transaction transaction, @Nullable Transaction parent, Session session, Boundary boundary,
			Mono<Void> giveBack, ErrorTranslator errors) {
		this.transaction = transaction;
		this.parent = parent;
		this.session = session;
		this.shared = SharedSession.of(session);
		this.boundary = boundary;
		this.giveBack = giveBack;
		this.errors = errors;
	}

	Transaction transaction() {
		return this.transaction;
	}

	SharedSession shared() {
		return this.shared;
	}

	Mono<Void> begin() {
		return this.shared.run((own) -> {
			this.begun = true;
			return this.boundary.begin(own);
		}).onErrorMap(this.errors::translate);
	}

	Mono<Void> complete() {
		return Mono.defer(() -> {
			RuntimeException refusal = this.transaction.refusal();
			if (refusal != null) {
				return undo("it was rolled back", refusal).then(failed(refusal));
			}
			return this.transaction.isRollbackOnly() ? undo("it was rolled back", null) : commit();
		});
	}

	Mono<Void> fail(Throwable error) {
		return Mono.defer(() -> undo("it was rolled back", error));
	}

	Mono<Void> cancel() {
		return Mono.defer(() -> undo("it was cancelled and rolled back", null));
	}

	private Mono<Void> commit() {
		this.transaction.end("it was committed");
		Mono<Void> committed = this.shared.runLast(endedError(), this.boundary::commit)
			.onErrorMap(this.errors::translate);
		return committed.onErrorResume((error) -> undoFailedCommit(error).then(failed(error)))
			.then(Mono.defer(this::afterCommit));
	}

	private Mono<Void> undoFailedCommit(Throwable error) {
		return limited(this.boundary.rollback(this.session)).onErrorResume((lost) -> lost(lost, error))
			.then(this.giveBack)
			.then(this.transaction.hooks().runRolledBack());
	}

	private Mono<Void> afterCommit() {
		if (this.parent != null) {
			this.parent.hooks().adopt(this.transaction.hooks());
			return this.giveBack;
		}
		return this.giveBack.then(this.transaction.hooks().runCommitted().onErrorMap(EndFailure::new));
	}

	private Mono<Void> undo(String how, @Nullable Throwable cause) {
		this.transaction.end(how);
		this.shared.end(endedError());
		Mono<Void> undone = this.shared.runLast(endedError(), this::rollback);
		return limited(undone).onErrorResume((error) -> lost(error, cause))
			.then(this.giveBack)
			.then(this.transaction.hooks().runRolledBack());
	}

	private Mono<Void> rollback(Session own) {
		return this.begun ? this.boundary.rollback(own) : Mono.empty();
	}

	private Mono<Void> limited(Mono<Void> undo) {
		return undo.timeout(UNDO_LIMIT);
	}

	/**
	 * The database did not undo: the connection is not usable any more, and neither is
	 * the transaction around this one.
	 */
	private Mono<Void> lost(Throwable error, @Nullable Throwable cause) {
		Throwable translated = this.errors.translate(error);
		LOG.debug("{} could not be rolled back", this.transaction.describe(), translated);
		if (this.parent != null) {
			this.parent.lose((cause != null) ? cause : translated);
		}
		return Mono.empty();
	}

	/**
	 * The error of an end that failed, which {@code usingWhen} wraps, as it was.
	 * @param error what {@code usingWhen} emitted
	 * @return the error to emit
	 */
	static Throwable unwrapped(Throwable error) {
		return (error.getCause() instanceof EndFailure failure) ? failure.original : error;
	}

	private static Mono<Void> failed(Throwable error) {
		return Mono.error(() -> new EndFailure(error));
	}

	private Supplier<TransactionManagementError> endedError() {
		return this.transaction::endedError;
	}

	/**
	 * Marks the error of an end among those that a {@code usingWhen} wraps.
	 */
	private static final class EndFailure extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final Throwable original;

		EndFailure(Throwable original) {
			super(null, original, false, false);
			this.original = original;
		}

	}

}
