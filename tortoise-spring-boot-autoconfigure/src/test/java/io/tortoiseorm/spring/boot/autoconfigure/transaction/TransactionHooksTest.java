package io.tortoiseorm.spring.boot.autoconfigure.transaction;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.tortoiseorm.Transactions;
import io.tortoiseorm.spring.boot.autoconfigure.library.Author;
import io.tortoiseorm.spring.boot.autoconfigure.transaction.AuthorService.ExpectedException;
import io.tortoiseorm.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static io.tortoiseorm.spring.boot.autoconfigure.transaction.AuthorService.create;
import static io.tortoiseorm.spring.boot.autoconfigure.transaction.AuthorService.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is to run after a transaction, whichever of the two began it.
 */
class TransactionHooksTest extends TransactionsTest {

	TransactionHooksTest(TestDatabase database) {
		super(database);
	}

	private static Mono<Void> blocking(Runnable work) {
		return Mono.<Void>fromRunnable(work).subscribeOn(Schedulers.boundedElastic());
	}

	@Test
	void hooksRunAfterTheCommit() {
		run(1, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			List<String> events = new CopyOnWriteArrayList<>();
			Mono<Void> hook = blocking(() -> events.add("committed " + names()));
			service
				.required(() -> Transactions.afterCommit(() -> hook)
					.then(Transactions.afterRollback(() -> Mono.fromRunnable(() -> events.add("rolled back"))))
					.then(create("Ursula")))
				.block(LIMIT);
			assertThat(events).containsExactly("committed [Ursula]");
		});
	}

	@Test
	void hooksRunAfterTheRollback() {
		run(1, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			List<String> events = new CopyOnWriteArrayList<>();
			Mono<Void> hook = blocking(() -> events.add("rolled back " + names()));
			service
				.required(() -> Transactions.afterRollback(() -> hook)
					.then(Transactions.afterCommit(() -> Mono.fromRunnable(() -> events.add("committed"))))
					.then(create("Ursula"))
					.then(failure()))
				.onErrorComplete(ExpectedException.class)
				.block(LIMIT);
			assertThat(events).containsExactly("rolled back []");
		});
	}

	@Test
	void aHookThatFailsLeavesTheCommitAndTheOtherHooks() {
		run(1, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			List<String> events = new CopyOnWriteArrayList<>();
			Mono<Author> hooked = Transactions.afterCommit(AuthorService::failure)
				.then(Transactions.afterCommit(() -> Mono.fromRunnable(() -> events.add("committed"))))
				.then(Mono.defer(() -> create("Ursula " + events.size())));
			assertThat(service.required(() -> hooked).block(LIMIT)).isNotNull();
			Mono<Author> own = Transactions.inTransaction(() -> hooked);
			assertThatExceptionOfType(ExpectedException.class).isThrownBy(() -> own.block(LIMIT));
			assertThat(events).containsExactly("committed", "committed");
			assertThat(names()).containsExactly("Ursula 0", "Ursula 1");
		});
	}

	@Test
	void hooksCanQueryOnAPoolOfOne() {
		run(1, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			List<Long> counts = new CopyOnWriteArrayList<>();
			service
				.required(() -> Transactions.afterCommit(() -> Author.objects.count().doOnNext(counts::add))
					.then(create("Ursula")))
				.block(LIMIT);
			Transactions
				.inTransaction(() -> Transactions.afterCommit(() -> Author.objects.count().doOnNext(counts::add))
					.then(create("Octavia")))
				.block(LIMIT);
			assertThat(counts).containsExactly(1L, 2L);
		});
	}

	@Test
	void hooksCanWriteOnAPoolOfOne() {
		run(1, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			service.required(() -> Transactions.afterCommit(() -> create("Octavia")).then(create("Ursula")))
				.block(LIMIT);
			assertThat(names()).containsExactly("Octavia", "Ursula");
			service.required(
					() -> Transactions.afterRollback(() -> create("Margaret")).then(create("Nobody")).then(failure()))
				.onErrorComplete(ExpectedException.class)
				.block(LIMIT);
			assertThat(names()).containsExactly("Margaret", "Octavia", "Ursula");
		});
	}

	@Test
	void hooksCanBeginTransactionsOfTheirOwn() {
		run(1, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			service
				.required(() -> Transactions
					.afterCommit(() -> Transactions.inTransaction(() -> create("Octavia").then(failure()))
						.onErrorComplete(ExpectedException.class)
						.then(Transactions.inTransaction(() -> create("Margaret"))))
					.then(create("Ursula")))
				.block(LIMIT);
			assertThat(names()).containsExactly("Margaret", "Ursula");
		});
	}

	@Test
	void hooksOfAPartThatIsUndoneDoNotRun() {
		run(1, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			List<String> events = new CopyOnWriteArrayList<>();
			service
				.required(() -> Transactions.inTransaction(
						() -> Transactions.afterCommit(() -> Mono.fromRunnable(() -> events.add("committed")))
							.then(failure()))
					.onErrorComplete(ExpectedException.class)
					.then(create("Ursula")))
				.block(LIMIT);
			assertThat(events).isEmpty();
		});
	}

}
