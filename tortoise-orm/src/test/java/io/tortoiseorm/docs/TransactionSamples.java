package io.tortoiseorm.docs;

import java.time.Duration;
import java.util.List;

import io.tortoiseorm.NPlusOneDetector;
import io.tortoiseorm.Router;
import io.tortoiseorm.TortoiseConfig;
import io.tortoiseorm.db.StatementListener;
import io.tortoiseorm.instances.Book;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What {@code docs/transactions.md} shows beside typed paths.
 */
final class TransactionSamples {

	private TransactionSamples() {
	}

	static TortoiseConfig config(String writer, String replica) {
		TortoiseConfig config = TortoiseConfig.builder()
			.connection("default", writer)
			.connection("replica", replica)
			.app("models", (app) -> app.models(Account.class))
			.router(new ReadFromReplica())
			.stickyReads(Duration.ofSeconds(2))
			.build();
		return config;
	}

	static <T> Mono<T> listening(Mono<T> work, StatementListener listener) {
		return work.contextWrite(listener.inContext());
	}

	static Mono<List<Book>> watched(Mono<List<Book>> work) {
		Mono<List<Book>> watched = NPlusOneDetector.logging().threshold(20).watch(work);
		Mono<List<Book>> strict = NPlusOneDetector.failing().watch(work);
		return watched.then(strict);
	}

	static final class ReadFromReplica implements Router {

		@Override
		public @Nullable String dbForRead(Class<?> model) {
			return "replica";
		}

	}

}
