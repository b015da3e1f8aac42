package io.tortoiseorm.spring.boot.autoconfigure.transaction;

import io.tortoiseorm.QuerySet;
import io.tortoiseorm.spring.boot.autoconfigure.TestApplication;
import io.tortoiseorm.spring.boot.autoconfigure.library.Author;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What surprises people with transactions of Reactor, as the documentation tells it.
 */
class TransactionTrapsTest {

	private final ApplicationContextRunner runner = TestApplication.runner()
		.withBean(Traps.class)
		.withPropertyValues("tortoise.connections.default=" + TestApplication.h2());

	private static long count() {
		return Author.objects.count().block();
	}

	@Test
	void takingOnlySomeOfATransactionalFluxRollsBack() {
		this.runner.run((context) -> {
			context.getBean(Traps.class).createTwo().take(1).blockLast();
			assertThat(count()).isZero();
			context.getBean(Traps.class).createTwoAndGiveOne().block();
			assertThat(count()).isEqualTo(2);
		});
	}

	@Test
	void aSwallowedErrorOfTheSameTransactionCommits() {
		this.runner.run((context) -> {
			Traps traps = context.getBean(Traps.class);
			traps.createAndSwallow(traps).block();
			assertThat(count()).isEqualTo(2);
		});
	}

	@Test
	void whatIsSubscribedToOnItsOwnIsNotPartOfTheTransaction() {
		this.runner.run((context) -> {
			Mono<Void> work = context.getBean(Traps.class).createOnItsOwnAndFail();
			assertThatExceptionOfType(IllegalStateException.class).isThrownBy(work::block);
			assertThat(count()).isEqualTo(1);
		});
	}

	@Test
	void aTransactionalMethodCannotReturnAQuery() {
		this.runner.run((context) -> assertThatExceptionOfType(ClassCastException.class)
			.isThrownBy(() -> context.getBean(Traps.class).query()));
	}

	@Test
	void severalConnectionsWithoutADefaultNeedANamedTransactionManager() {
		TestApplication.runner()
			.withBean(Traps.class)
			.withPropertyValues("tortoise.connections.one=" + TestApplication.h2(),
					"tortoise.connections.two=" + TestApplication.h2(), "tortoise.apps.models.default-connection=one")
			.run((context) -> {
				Traps traps = context.getBean(Traps.class);
				assertThatExceptionOfType(NoUniqueBeanDefinitionException.class)
					.isThrownBy(() -> traps.createTwoAndGiveOne().block())
					.withMessageContaining("oneTransactionManager");
				assertThatExceptionOfType(IllegalStateException.class)
					.isThrownBy(() -> traps.createInOneAndFail().block());
				assertThat(count()).isZero();
			});
	}

	static class Traps {

		@Transactional
		public Flux<Author> createTwo() {
			return Flux.just("Ursula", "Virginia").concatMap((name) -> Author.objects.create("name", name));
		}

		@Transactional
		public Mono<Author> createTwoAndGiveOne() {
			return Flux.just("Ursula", "Virginia")
				.concatMap((name) -> Author.objects.create("name", name))
				.collectList()
				.map((both) -> both.get(0));
		}

		@Transactional
		public Mono<Author> createAndSwallow(Traps proxy) {
			return Author.objects.create("name", "Ursula")
				.flatMap((author) -> proxy.createAndFail().onErrorComplete().thenReturn(author));
		}

		@Transactional
		public Mono<Void> createAndFail() {
			return Author.objects.create("name", "Virginia").then(Mono.error(new IllegalStateException("expected")));
		}

		@Transactional
		public Mono<Void> createOnItsOwnAndFail() {
			return Mono.defer(() -> Mono.fromFuture(Author.objects.create("name", "Ursula").toFuture()))
				.then(Mono.error(new IllegalStateException("expected")));
		}

		@Transactional("oneTransactionManager")
		public Mono<Void> createInOneAndFail() {
			return createAndFail();
		}

		@Transactional
		public QuerySet<Author> query() {
			return Author.objects.all();
		}

	}

}
