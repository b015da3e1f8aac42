package io.tortoiseorm.r2dbc.sqlite;

import java.sql.SQLException;
import java.util.List;

import io.r2dbc.spi.R2dbcException;
import io.tortoiseorm.r2dbc.sqlite.Operation.StopReason;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;

/**
 * Executes statements one after the other and emits the result of each. The first that
 * fails is the last: its error is in its result, or ends the publisher where nobody looks
 * at the result.
 */
final class ResultFlux extends Flux<SqliteResult> {

	private final SqliteConnection connection;

	private final List<Run> runs;

	private final int window;

	/**
	 * Creates the publisher; nothing is executed before it is subscribed to.
	 * @param connection where to execute
	 * @param runs what to execute
	 * @param window after how many rows of a result another statement may have the
	 * connection, zero for as many as are asked for
	 */
	ResultFlux(SqliteConnection connection, List<Run> runs, int window) {
		this.connection = connection;
		this.runs = runs;
		this.window = window;
	}

	@Override
	public void subscribe(CoreSubscriber<? super SqliteResult> actual) {
		actual.onSubscribe(new ResultSubscription(this, actual));
	}

	/**
	 * One execution of a statement.
	 *
	 * @param unit the statement
	 * @param values its values in storage form
	 */
	record Run(SqlUnit unit, @Nullable Object[] values) {
	}

	private static final class ResultSubscription extends WorkerSubscription {

		private final SqliteConnection connection;

		private final List<Run> runs;

		private final int window;

		private final CoreSubscriber<? super SqliteResult> actual;

		private volatile @Nullable Operation executing;

		private @Nullable SqliteResult current;

		private @Nullable R2dbcException failure;

		private boolean currentHasRows;

		private int next;

		private boolean done;

		ResultSubscription(ResultFlux results, CoreSubscriber<? super SqliteResult> actual) {
			super(results.connection.worker());
			this.connection = results.connection;
			this.runs = results.runs;
			this.window = results.window;
			this.actual = actual;
		}

		@Override
		void onCancel() {
			Operation operation = this.executing;
			if (operation != null) {
				this.connection.stop(operation, StopReason.CANCELLED);
			}
		}

		@Override
		void drain() {
			while (!this.done) {
				if (isCancelled()) {
					this.done = true;
				}
				else if (this.failure != null || this.next == this.runs.size()) {
					complete();
				}
				else if (isCurrentBeingRead() || !hasDemand()) {
					return;
				}
				else {
					emit(this.runs.get(this.next++));
				}
			}
		}

		private boolean isCurrentBeingRead() {
			return this.currentHasRows && this.current != null && this.current.isConsumed();
		}

		private void complete() {
			this.done = true;
			if (this.failure != null && this.current != null && !this.current.isConsumed()) {
				this.actual.onError(this.failure);
			}
			else {
				this.actual.onComplete();
			}
		}

		private void emit(Run run) {
			Session session = this.connection.session();
			if (session == null) {
				this.done = true;
				this.actual.onError(SqliteErrors.connectionClosed());
				return;
			}
			SqliteResult result;
			try {
				result = execute(session, run);
			}
			catch (RuntimeException ex) {
				this.done = true;
				if (!isCancelled()) {
					this.actual.onError(ex);
				}
				return;
			}
			if (!isCancelled()) {
				this.current = result;
				emitted();
				this.actual.onNext(result);
			}
		}

		private SqliteResult execute(Session session, Run run) {
			Operation operation = new Operation();
			this.executing = operation;
			if (isCancelled()) {
				// Who cancelled may have found nothing to stop.
				operation.stop(StopReason.CANCELLED);
			}
			Operation interrupted = session.interruption().enter(operation);
			try {
				return resultOf(session, session.execute(run.unit(), run.values(), operation), operation);
			}
			catch (SQLException ex) {
				return failed(SqliteErrors.translate(ex, run.unit().sql(), operation));
			}
			catch (R2dbcException ex) {
				return failed(ex);
			}
			finally {
				session.interruption().exit(interrupted);
				this.executing = null;
			}
		}

		private SqliteResult failed(R2dbcException exception) {
			this.failure = exception;
			this.currentHasRows = false;
			return SqliteResult.of(new Segments.Failure(exception));
		}

		private SqliteResult resultOf(Session session, Execution execution, Operation operation) {
			Cursor cursor = execution.cursor();
			this.currentHasRows = cursor != null;
			if (cursor == null) {
				return SqliteResult.of(new Segments.Count(execution.updateCount()));
			}
			if (isCancelled()) {
				cursor.discard();
			}
			Segments.Count count = execution.hasUpdateCount() ? new Segments.Count(execution.updateCount()) : null;
			return SqliteResult.ofRows(RowFlux.of(worker(), session.interruption(), operation, cursor, count,
					execution.columns(), this.window, this::rowsFinished));
		}

		private void rowsFinished() {
			this.currentHasRows = false;
			wakeUp();
		}

	}

}
