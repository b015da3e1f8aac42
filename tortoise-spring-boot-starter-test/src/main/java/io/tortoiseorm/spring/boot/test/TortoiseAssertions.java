package io.tortoiseorm.spring.boot.test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

import io.tortoiseorm.spring.boot.test.context.StatementRecorder;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/**
 * Assertions on the statements that the ORM sends in tests with {@link TortoiseTest} or
 * {@link TortoiseIsolation}.
 */
public final class TortoiseAssertions {

	private static final Duration LIMIT = Duration.ofSeconds(60);

	private TortoiseAssertions() {
	}

	/**
	 * Fails unless work sends a number of statements. What begins and ends transactions
	 * is not counted.
	 * @param expected the number
	 * @param work what runs; its statements have to be done when it returns
	 * @param <T> the type of its result
	 * @return its result
	 * @throws AssertionError if there were more or fewer, naming all of them
	 */
	public static <T extends @Nullable Object> T assertQueries(int expected, Callable<T> work) {
		try (StatementRecorder.Recording recording = StatementRecorder.start()) {
			T result = work.call();
			check(expected, recording.statements());
			return result;
		}
		catch (RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Subscribes to a publisher, waits for its end, and fails unless it sends a number of
	 * statements.
	 * @param expected the number
	 * @param work for example a query
	 * @param <T> the type of its results
	 * @return its results
	 * @throws AssertionError if there were more or fewer, naming all of them
	 */
	public static <T> List<T> assertQueries(int expected, Publisher<T> work) {
		return assertQueries(expected, () -> Flux.from(work).collectList().blockOptional(LIMIT).orElseThrow());
	}

	private static void check(int expected, List<String> statements) {
		if (statements.size() != expected) {
			throw new AssertionError("Expected " + expected + " statements, but " + statements.size() + " were sent:"
					+ statements.stream().map((statement) -> "\n  " + statement).reduce("", String::concat));
		}
	}

}
