package io.tortoiseorm.db;

import java.time.Duration;

import io.tortoiseorm.sql.SqlStatement;
import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/**
 * Is told of every statement. Called on the threads that send and receive: it must not
 * block. What it throws is logged and changes nothing.
 */
@FunctionalInterface
public interface StatementListener {

	/**
	 * Called right before a statement is sent, when its connection is already there.
	 * @param start what is about to run
	 * @return is told of the end
	 */
	Completion started(Start start);

	/**
	 * Is told of a statement's end, once.
	 */
	@FunctionalInterface
	interface Completion {

		/**
		 * Called when the statement has ended.
		 * @param end how it ended
		 */
		void ended(End end);

	}

	/**
	 * A statement about to run.
	 *
	 * @param connection the name of the connection
	 * @param statement text and bound values
	 * @param operation what the ORM runs it for, or {@code null} if nobody said
	 * @param context the subscriber's Reactor context
	 */
	record Start(String connection, SqlStatement statement, @Nullable Operation operation, ContextView context) {

	}

	/**
	 * How a statement ended.
	 *
	 * @param duration from sending to the last row
	 * @param rows rows read or written
	 * @param error the ORM's error, or {@code null}
	 * @param cancelled whether nobody waited for the end
	 */
	record End(Duration duration, long rows, @Nullable Throwable error, boolean cancelled) {

	}

	/**
	 * What the ORM runs a statement for. Put into the Reactor context under this class.
	 *
	 * @param model the model's name
	 * @param name for example {@code select}
	 */
	record Operation(String model, String name) {

	}

}
