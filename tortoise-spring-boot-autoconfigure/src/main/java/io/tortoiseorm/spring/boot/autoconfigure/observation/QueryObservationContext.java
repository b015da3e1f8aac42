package io.tortoiseorm.spring.boot.autoconfigure.observation;

import io.micrometer.observation.Observation;
import io.tortoiseorm.db.StatementListener;
import org.jspecify.annotations.Nullable;

/**
 * What an observation of a statement knows.
 */
public class QueryObservationContext extends Observation.Context {

	private final StatementListener.Start start;

	private StatementListener.@Nullable End end;

	/**
	 * Creates the context.
	 * @param start the statement that is about to run
	 */
	public QueryObservationContext(StatementListener.Start start) {
		this.start = start;
	}

	/**
	 * The statement.
	 * @return what is known at its start
	 */
	public StatementListener.Start getStart() {
		return this.start;
	}

	/**
	 * How the statement ended.
	 * @return the end, or {@code null} as long as it runs
	 */
	public StatementListener.@Nullable End getEnd() {
		return this.end;
	}

	void setEnd(StatementListener.End end) {
		this.end = end;
	}

}
