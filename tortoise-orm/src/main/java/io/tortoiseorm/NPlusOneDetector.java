package io.tortoiseorm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

import io.tortoiseorm.db.StatementListener;
import io.tortoiseorm.exceptions.NPlusOneError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.sql.Operation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Finds statements that are repeated where one would do: a query for each row of another
 * query, a save for each instance of a list. Within a scope, such as a request or a test,
 * statements of the same text are counted; those that ran more often than allowed are
 * logged at WARN when the scope ends, or are an error where that is asked for. Immutable.
 *
 * <pre>
 * detector.watch(handle(request));                 // one scope for each subscription
 *
 * NPlusOneDetector.Scope scope = detector.newScope();   // or by hand:
 * chain.filter(exchange).contextWrite(scope.inContext())
 *     .doFinally((signal) -&gt; scope.log());
 * scope.verify();                                  // what a test calls at its end
 * </pre>
 *
 * A {@link Scope} hears the statements of the subscriber whose Reactor context it is in.
 * It may as well be made a listener of a whole connection
 * ({@link io.tortoiseorm.db.DatabaseBuilder#listener}), for tests that block and so have
 * no context. Works on every database.
 */
public final class NPlusOneDetector {

	/** How often a statement may run in a scope unless another number is given. */
	public static final int DEFAULT_THRESHOLD = 10;

	private static final Logger LOG = LoggerFactory.getLogger(NPlusOneDetector.class);

	private final int threshold;

	private final boolean failing;

	private NPlusOneDetector(int threshold, boolean failing) {
		if (threshold < 1) {
			throw new ParamsError("The threshold is " + threshold + ": it must be 1 or more.");
		}
		this.threshold = threshold;
		this.failing = failing;
	}

	/**
	 * A detector that logs what it finds.
	 * @return the detector, with the {@linkplain #DEFAULT_THRESHOLD default threshold}
	 */
	public static NPlusOneDetector logging() {
		return new NPlusOneDetector(DEFAULT_THRESHOLD, false);
	}

	/**
	 * A detector that has watched work fail by {@link NPlusOneError} for what it finds.
	 * @return the detector, with the {@linkplain #DEFAULT_THRESHOLD default threshold}
	 */
	public static NPlusOneDetector failing() {
		return new NPlusOneDetector(DEFAULT_THRESHOLD, true);
	}

	/**
	 * Sets how often a statement may run in a scope.
	 * @param times the number, 1 or more; one more is reported
	 * @return the changed detector
	 */
	public NPlusOneDetector threshold(int times) {
		return new NPlusOneDetector(times, this.failing);
	}

	/**
	 * Opens a scope. Nothing has to be closed.
	 * @return the scope, which has counted nothing yet
	 */
	public Scope newScope() {
		return new Scope(this.threshold);
	}

	/**
	 * Watches work, in a scope of its own for each subscription.
	 * @param <T> the type of its value
	 * @param work what runs
	 * @return the work's value; {@link NPlusOneError} in its place if something is found
	 * and this detector fails
	 */
	public <T> Mono<T> watch(Mono<T> work) {
		return Mono.defer(() -> {
			Scope scope = newScope();
			Mono<T> watched = work.contextWrite(scope.inContext());
			return this.failing ? watched.flatMap((value) -> Mono.fromRunnable(scope::verify).thenReturn(value))
				.switchIfEmpty(Mono.fromRunnable(scope::verify)) : watched.doFinally((signal) -> scope.log());
		});
	}

	/**
	 * Watches work, in a scope of its own for each subscription.
	 * @param <T> the type of its elements
	 * @param work what runs
	 * @return the work's elements; {@link NPlusOneError} behind them if something is
	 * found and this detector fails
	 */
	public <T> Flux<T> watch(Flux<T> work) {
		return Flux.defer(() -> {
			Scope scope = newScope();
			Flux<T> watched = work.contextWrite(scope.inContext());
			return this.failing ? watched.concatWith(Mono.fromRunnable(scope::verify))
					: watched.doFinally((signal) -> scope.log());
		});
	}

	/**
	 * Counts the statements of one request, test, or other unit of work by connection and
	 * text. Safe for use by several threads.
	 */
	public static final class Scope implements StatementListener {

		/**
		 * Texts counted at most, so that a scope without end does not fill the memory.
		 */
		private static final int MOST_TEXTS = 1000;

		private static final Completion NOTHING = (end) -> {
		};

		private final Map<Text, Count> counts = new ConcurrentHashMap<>();

		private final int threshold;

		private Scope(int threshold) {
			this.threshold = threshold;
		}

		@Override
		public Completion started(Start start) {
			Operation operation = start.operation();
			if (operation != null) {
				Text text = new Text(start.connection(), start.statement().text());
				Count count = (this.counts.size() < MOST_TEXTS)
						? this.counts.computeIfAbsent(text, (missing) -> new Count(operation, new LongAdder()))
						: this.counts.get(text);
				if (count != null) {
					count.times.increment();
				}
			}
			return NOTHING;
		}

		/**
		 * What ran more often than allowed until now.
		 * @return the statements, the most frequent first
		 */
		public List<RepeatedStatement> repetitions() {
			List<RepeatedStatement> found = new ArrayList<>();
			this.counts.forEach((text, count) -> {
				long times = count.times.sum();
				if (times > this.threshold) {
					found.add(new RepeatedStatement(text.connection, text.sql, times, count.operation));
				}
			});
			found.sort(Comparator.comparingLong(RepeatedStatement::times).reversed());
			return List.copyOf(found);
		}

		/**
		 * Logs what was repeated, at WARN, one line for each statement.
		 */
		public void log() {
			repetitions().forEach((repetition) -> LOG.warn("N+1: {}", repetition));
		}

		/**
		 * Fails if something was repeated.
		 * @throws NPlusOneError if a statement ran more often than allowed
		 */
		public void verify() {
			List<RepeatedStatement> found = repetitions();
			if (!found.isEmpty()) {
				throw new NPlusOneError(
						found.stream().map(RepeatedStatement::toString).collect(Collectors.joining("\n", "N+1: ", "")));
			}
		}

		private record Text(String connection, String sql) {

		}

		private record Count(Operation operation, LongAdder times) {

		}

	}

}
