package io.tortoiseorm.r2dbc.sqlite;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Result.Segment;
import io.tortoiseorm.r2dbc.sqlite.Operation.StopReason;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;

/**
 * The segments of a result with rows: each row when it is asked for, then the update
 * count of a statement that changed something, or the error that ended the rows.
 */
final class RowFlux extends Flux<Segment> {

	private final ConnectionWorker worker;

	private final Interruption interruption;

	private final Operation operation;

	private final Cursor cursor;

	private final Segments.@Nullable Count count;

	private final int columns;

	private final int window;

	private final boolean skipRows;

	private final Runnable whenFinished;

	private RowFlux(ConnectionWorker worker, Interruption interruption, Operation operation, Cursor cursor,
			Segments.@Nullable Count count, int columns, int window, boolean skipRows, Runnable whenFinished) {
		this.worker = worker;
		this.interruption = interruption;
		this.operation = operation;
		this.cursor = cursor;
		this.count = count;
		this.columns = columns;
		this.window = window;
		this.skipRows = skipRows;
		this.whenFinished = whenFinished;
	}

	/**
	 * Creates the segments of an execution.
	 * @param worker the thread of the connection
	 * @param interruption stops the operation
	 * @param operation the operation that reads the rows
	 * @param cursor the rows
	 * @param count the update count, null for a query
	 * @param columns the number of columns
	 * @param window after how many rows another statement may have the connection, zero
	 * for as many as are asked for
	 * @param whenFinished run on the connection's thread when the rows are read or given
	 * up
	 */
	static RowFlux of(ConnectionWorker worker, Interruption interruption, Operation operation, Cursor cursor,
			Segments.@Nullable Count count, int columns, int window, Runnable whenFinished) {
		return new RowFlux(worker, interruption, operation, cursor, count, columns, window, false, whenFinished);
	}

	/** The same result for a subscriber that is interested in the update count only. */
	RowFlux withoutRows() {
		return new RowFlux(this.worker, this.interruption, this.operation, this.cursor, this.count, this.columns,
				this.window, true, this.whenFinished);
	}

	@Override
	public void subscribe(CoreSubscriber<? super Segment> actual) {
		actual.onSubscribe(new RowSubscription(this, actual));
	}

	private static final class RowSubscription extends WorkerSubscription {

		private final RowFlux rows;

		private final CoreSubscriber<? super Segment> actual;

		private boolean rowsRead;

		private boolean countEmitted;

		private boolean done;

		RowSubscription(RowFlux rows, CoreSubscriber<? super Segment> actual) {
			super(rows.worker);
			this.rows = rows;
			this.actual = actual;
			this.rowsRead = rows.skipRows;
		}

		@Override
		void onCancel() {
			this.rows.interruption.stop(this.rows.operation, StopReason.CANCELLED);
		}

		@Override
		void drain() {
			if (this.done) {
				return;
			}
			if (isCancelled()) {
				finish();
				return;
			}
			Operation interrupted = this.rows.interruption.enter(this.rows.operation);
			try {
				emit();
			}
			finally {
				this.rows.interruption.exit(interrupted);
			}
		}

		private void emit() {
			int turn = 0;
			while (hasDemand()) {
				if (isCancelled()) {
					finish();
					return;
				}
				if (this.rows.window > 0 && turn++ >= this.rows.window && worker().hasWaitingTasks()) {
					worker().execute(this);
					return;
				}
				Segment segment;
				try {
					segment = next();
				}
				catch (RuntimeException ex) {
					finish();
					this.actual.onError(ex);
					return;
				}
				if (isCancelled()) {
					// What the cancellation itself has interrupted is no error to
					// anybody.
					finish();
					return;
				}
				if (segment == null) {
					finish();
					this.actual.onComplete();
					return;
				}
				emitted();
				this.actual.onNext(segment);
			}
		}

		private @Nullable Segment next() {
			if (!this.rowsRead) {
				try {
					if (this.rows.cursor.next()) {
						return new SqliteRow(this.rows.cursor, this.rows.columns);
					}
					this.rowsRead = true;
				}
				catch (R2dbcException ex) {
					this.rowsRead = true;
					this.countEmitted = true;
					return new Segments.Failure(ex);
				}
			}
			if (this.rows.count != null && !this.countEmitted) {
				this.countEmitted = true;
				return this.rows.count;
			}
			return null;
		}

		private void finish() {
			this.done = true;
			this.rows.cursor.discard();
			this.rows.whenFinished.run();
		}

	}

}
