package io.tortoiseorm.db;

import java.time.Duration;
import java.util.function.Function;

import io.tortoiseorm.sql.Operation;
import io.tortoiseorm.sql.SqlStatement;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Is told of statements: of every one of a {@link Database} that was built with it, and
 * of those of a subscriber whose Reactor context has it under this class. Called on the
 * threads that send and receive, possibly on several at once: it must not block. What it
 * throws is logged and changes nothing.
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
	 * Has this listener told of the statements of one subscriber, besides those that are
	 * told already: {@code mono.contextWrite(listener.inContext())}. Statements of
	 * transactions, of hooks and of everything else below it count as well.
	 * @return what to pass to {@code contextWrite}
	 */
	default Function<Context, Context> inContext() {
		return (context) -> {
			StatementListener around = context.getOrDefault(StatementListener.class, null);
			return context.put(StatementListener.class, (around != null) ? around.and(this) : this);
		};
	}

	/**
	 * Tells this listener and another one.
	 * @param other is told after this one
	 * @return tells both
	 */
	default StatementListener and(StatementListener other) {
		return (start) -> {
			Completion first = started(start);
			Completion second = other.started(start);
			return (end) -> {
				first.ended(end);
				second.ended(end);
			};
		};
	}

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
	 * @param context the subscriber's Reactor context
	 */
	record Start(String connection, SqlStatement statement, ContextView context) {

		/**
		 * What the ORM runs the statement for.
		 * @return the operation, or {@code null} if nobody said
		 */
		public @Nullable Operation operation() {
			return this.statement.operation();
		}

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

}
