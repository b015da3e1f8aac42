package io.tortoiseorm.spring.boot.test.context;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.tortoiseorm.db.StatementListener;

/**
 * Tells all running recordings of the statements of an application under test.
 */
public final class StatementRecorder implements StatementListener {

	private static final List<StatementListener> LISTENERS = new CopyOnWriteArrayList<>();

	private static final Completion NOTHING = (end) -> {
	};

	StatementRecorder() {
	}

	/**
	 * Begins to record the statements of all applications under test.
	 * @return the recording, to be closed by the caller
	 */
	public static Recording start() {
		Recording recording = new Recording();
		LISTENERS.add(recording);
		return recording;
	}

	/**
	 * Has a listener hear of the statements of all applications under test.
	 * @param listener is told
	 */
	static void add(StatementListener listener) {
		LISTENERS.add(listener);
	}

	/**
	 * Tells a listener nothing any more.
	 * @param listener the listener
	 */
	static void remove(StatementListener listener) {
		LISTENERS.remove(listener);
	}

	@Override
	public Completion started(Start start) {
		for (StatementListener listener : LISTENERS) {
			listener.started(start);
		}
		return NOTHING;
	}

	/**
	 * Statements in the order in which they were sent.
	 */
	public static final class Recording implements StatementListener, AutoCloseable {

		private final List<String> statements = new CopyOnWriteArrayList<>();

		private Recording() {
		}

		/**
		 * The statements so far.
		 * @return their texts, without values
		 */
		public List<String> statements() {
			return List.copyOf(this.statements);
		}

		@Override
		public Completion started(Start start) {
			this.statements.add(start.statement().text());
			return NOTHING;
		}

		@Override
		public void close() {
			LISTENERS.remove(this);
		}

	}

}
