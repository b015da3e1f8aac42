package io.tortoiseorm.docs;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import io.tortoiseorm.NPlusOneDetector;
import io.tortoiseorm.Router;
import io.tortoiseorm.TortoiseConfig;
import io.tortoiseorm.Transactions;
import io.tortoiseorm.db.IsolationLevel;
import io.tortoiseorm.db.StatementListener;
import io.tortoiseorm.expressions.F;
import io.tortoiseorm.instances.Book;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * What {@code docs/transactions.md} shows.
 */
final class TransactionSamples {

	private TransactionSamples() {
	}

	static Mono<Long> transfer(int from, int to, int amount) {
		return Transactions.inTransaction((options) -> options.isolation(IsolationLevel.SERIALIZABLE).retries(3),
				() -> Account.objects.filter("id", from)
					.update("balance", F.of("balance").minus(amount))
					.then(Account.objects.filter("id", to).update("balance", F.of("balance").plus(amount))));
	}

	static Mono<Account> open(Supplier<Publisher<?>> mail) {
		return Transactions.inTransaction(() -> Account.objects.create("id", 3, "balance", 0)
			.delayUntil((account) -> Transactions.afterCommit(mail)));
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
