package io.tortoiseorm.db;

import java.util.concurrent.atomic.AtomicBoolean;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Errors of work that nobody waits for any more, such as the failure of a statement whose
 * transaction was cancelled meanwhile. Reactor would log each as dropped, at ERROR.
 */
final class LateErrors {

	private static final Logger LOG = LoggerFactory.getLogger(LateErrors.class);

	private LateErrors() {
	}

	/**
	 * Hides errors that come after a cancellation.
	 * @param source what may fail
	 * @param <T> what it emits
	 * @return the same, without its late errors
	 */
	static <T> Flux<T> hidden(Flux<T> source) {
		return Flux.defer(() -> {
			AtomicBoolean cancelled = new AtomicBoolean();
			return source
				.onErrorResume((error) -> cancelled.get() ? Mono.fromRunnable(() -> log(error)) : Mono.error(error))
				.doOnCancel(() -> cancelled.set(true));
		});
	}

	static void log(Throwable error) {
		LOG.debug("Failed after its cancellation", error);
	}

}
