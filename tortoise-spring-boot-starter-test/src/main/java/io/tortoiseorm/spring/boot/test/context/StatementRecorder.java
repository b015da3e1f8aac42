package io.tortoiseorm.spring.boot.test.context;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.tortoiseorm.db.StatementListener;

/**
 * Tells all running recordings of the statements of an application under test.
 */
public final class StatementRecorder implements StatementListener {

	private static final List<Recording> RECORDINGS = new CopyOnWriteArrayList<>();

	StatementRecorder() {
	}

	/**
	 * Begins to record the statements of all applications under test.
	 * @return the recording, to be closed by the caller
	 */
	public static Recording start() {
		Recording recording = new Recording();
		RECORDINGS.add(recording);
		return recording;
	}

	@Override
	public Completion started(Start start) {
		for (Recording recording : RECORDINGS) {
			recording.statements.add(start.statement().text());
		}
		return (end) -> {
		};
	}

	/**
	 * Statements in the order in which they were sent.
	 */
	public static final class Recording implements AutoCloseable {

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
		public void close() {
			RECORDINGS.remove(this);
		}

	}

}
