package io.tortoiseorm.spring.boot.autoconfigure.transaction;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.Transactions;
import io.tortoiseorm.exceptions.TimeoutError;
import io.tortoiseorm.spring.boot.autoconfigure.TestApplication;
import io.tortoiseorm.spring.boot.autoconfigure.library.Author;
import io.tortoiseorm.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static io.tortoiseorm.spring.boot.autoconfigure.transaction.AuthorService.create;
import static io.tortoiseorm.spring.boot.autoconfigure.transaction.AuthorService.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * However a transaction ends, nothing is done by halves and no connection stays out.
 */
class TransactionEndsTest extends TransactionsTest {

	TransactionEndsTest(TestDatabase database) {
		super(database);
	}

	@Test
	void cancellingRollsBack() {
		run(1, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			StepVerifier.create(service.required(() -> create("Ursula").then(Mono.never())))
				.thenAwait(Duration.ofMillis(300))
				.thenCancel()
				.verify(LIMIT);
			StepVerifier.create(Transactions.inTransaction(() -> create("Ursula").then(Mono.never())))
				.thenAwait(Duration.ofMillis(300))
				.thenCancel()
				.verify(LIMIT);
			TestApplication.assertThatNothingIsInUse(context.getBean(Tortoise.class));
			assertThat(names()).isEmpty();
		});
	}

	@Test
	void cancellingAtAnyMomentLeavesNothingInUse() {
		run(2, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			for (int micros = 0; micros < 6000; micros += 150) {
				Mono<Author> work = service.required(() -> create("Ursula")
					.then(Transactions.inTransaction(() -> create("Octavia").then(create("Nobody").then(failure())))));
				work.timeout(Duration.ofNanos(micros * 1000L)).onErrorComplete().block(LIMIT);
			}
			TestApplication.assertThatNothingIsInUse(context.getBean(Tortoise.class));
			assertThat(names()).isEmpty();
			assertThat(service.required(() -> create("Ursula")).block(LIMIT)).isNotNull();
		});
	}

	@Test
	void aTimeLimitRollsBack() {
		run(1, (context) -> {
			Mono<Object> work = Transactions.inTransaction((options) -> options.timeout(Duration.ofMillis(200)),
					() -> create("Ursula").then(Mono.never()));
			assertThatExceptionOfType(TimeoutError.class).isThrownBy(() -> work.block(LIMIT));
			assertThat(names()).isEmpty();
		});
	}

	@Test
	void aTimeLimitAtAnyMomentRollsBack() {
		run(2, (context) -> {
			for (int round = 0; round < 200; round++) {
				Duration limit = Duration.ofNanos(ThreadLocalRandom.current().nextInt(1, 4_000_000));
				Transactions
					.inTransaction((options) -> options.timeout(limit), () -> create("Ursula").then(Mono.never()))
					.onErrorComplete(TimeoutError.class)
					.block(LIMIT);
			}
			assertThat(names()).isEmpty();
		});
	}

	@Test
	void nothingRunsAfterTheTimeLimit() {
		run(2, (context) -> {
			Mono<Author> work = Transactions.inTransaction((options) -> options.timeout(Duration.ofMillis(200)),
					() -> create("Ursula").delayElement(Duration.ofMillis(600)).then(create("Octavia")));
			assertThatExceptionOfType(TimeoutError.class).isThrownBy(() -> work.block(LIMIT));
			Mono.delay(Duration.ofMillis(800)).block(LIMIT);
			assertThat(names()).isEmpty();
		});
	}

	@Test
	void rollbackOnlyRollsBackAndEmitsAllTheSame() {
		run(1, (context) -> {
			Long count = Transactions.inTransaction("default", (transaction) -> {
				transaction.setRollbackOnly();
				return create("Ursula").then(Author.objects.count());
			}).block(LIMIT);
			assertThat(count).isEqualTo(1);
			assertThat(names()).isEmpty();
		});
	}

}
