package io.tortoiseorm.spring.boot.autoconfigure.transaction;

import java.util.List;

import io.r2dbc.spi.ConnectionFactory;
import io.tortoiseorm.Tortoise;
import io.tortoiseorm.Transactions;
import io.tortoiseorm.exceptions.IntegrityError;
import io.tortoiseorm.exceptions.TransactionManagementError;
import io.tortoiseorm.spring.boot.autoconfigure.library.Author;
import io.tortoiseorm.spring.boot.autoconfigure.transaction.AuthorService.ExpectedException;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.reactive.TransactionalOperator;

import static io.tortoiseorm.spring.boot.autoconfigure.transaction.AuthorService.create;
import static io.tortoiseorm.spring.boot.autoconfigure.transaction.AuthorService.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Transactions of Spring and those of the ORM are the same.
 */
class SharedTransactionsTest extends TransactionsTest {

	SharedTransactionsTest(TestDatabase database) {
		super(database);
	}

	@Test
	void transactionalCommitsWhatTheOrmWrote() {
		run(1, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			assertThat(service.required(() -> create("Ursula").then(Author.objects.count())).block(LIMIT)).isEqualTo(1);
			assertThat(names()).containsExactly("Ursula");
		});
	}

	@Test
	void transactionalRollsBackWhatTheOrmWrote() {
		run(1, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			Mono<Object> work = service.required(() -> create("Ursula").then(failure()));
			assertThatExceptionOfType(ExpectedException.class).isThrownBy(() -> work.block(LIMIT));
			assertThat(names()).isEmpty();
		});
	}

	@Test
	void rowsOfTheOrmAreSeenBySpringInTheSameTransaction() {
		run(1, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			DatabaseClient client = DatabaseClient.create(context.getBean(ConnectionFactory.class));
			Mono<Long> seen = service.required(() -> create("Ursula")
				.then(client.sql("SELECT COUNT(*) FROM authors").map((row) -> row.get(0, Long.class)).one()));
			assertThat(seen.block(LIMIT)).isEqualTo(1);
		});
	}

	@Test
	void inTransactionRollsBackWhatSpringWrote() {
		run(1, (context) -> {
			DatabaseClient client = DatabaseClient.create(context.getBean(ConnectionFactory.class));
			Mono<Object> work = Transactions
				.inTransaction(() -> client.sql("INSERT INTO authors (name) VALUES ('Ursula')")
					.fetch()
					.rowsUpdated()
					.then(create("Octavia"))
					.then(failure()));
			assertThatExceptionOfType(ExpectedException.class).isThrownBy(() -> work.block(LIMIT));
			assertThat(names()).isEmpty();
		});
	}

	@Test
	void anOperatorOfSpringIsATransactionOfTheOrm() {
		run(1, (context) -> {
			TransactionalOperator operator = context.getBean(TransactionalOperator.class);
			Tortoise tortoise = context.getBean(Tortoise.class);
			Mono<Boolean> inside = tortoise.database("default").inTransaction();
			assertThat(inside.block(LIMIT)).isFalse();
			assertThat(operator.transactional(inside).block(LIMIT)).isTrue();
			assertThat(operator.transactional(Author.objects.all().selectForUpdate().list()).block(LIMIT)).isEmpty();
		});
	}

	@Test
	void transactionalInsideInTransactionTakesPartInIt() {
		run(1, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			Mono<Object> work = Transactions
				.inTransaction(() -> service.required(() -> create("Ursula")).then(failure()));
			assertThatExceptionOfType(ExpectedException.class).isThrownBy(() -> work.block(LIMIT));
			assertThat(names()).isEmpty();
		});
	}

	@Test
	void inTransactionInsideTransactionalUndoesItsOwnPart() {
		run(1, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			service
				.required(
						() -> create("Ursula")
							.then(Transactions.inTransaction(() -> create("Nobody").then(failure()))
								.onErrorResume(ExpectedException.class, (error) -> Mono.empty()))
							.then(create("Octavia")))
				.block(LIMIT);
			assertThat(names()).containsExactly("Octavia", "Ursula");
		});
	}

	@Test
	void aViolationInsideInTransactionLeavesTheTransactionAroundItUsable() {
		run(1, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			service
				.required(() -> create("Ursula").then(Transactions.inTransaction(() -> create("Ursula"))
					.onErrorResume(IntegrityError.class, (error) -> Mono.empty())).then(create("Octavia")))
				.block(LIMIT);
			assertThat(names()).containsExactly("Octavia", "Ursula");
		});
	}

	@Test
	void nestedOfSpringInsideInTransactionUndoesItsOwnPart() {
		run(1, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			Transactions
				.inTransaction(
						() -> create("Ursula")
							.then(service.nested(() -> create("Nobody").then(failure()))
								.onErrorResume(ExpectedException.class, (error) -> Mono.empty()))
							.then(create("Octavia")))
				.block(LIMIT);
			assertThat(names()).containsExactly("Octavia", "Ursula");
		});
	}

	@Test
	void savepointsOfBothNestInEachOther() {
		run(1, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			Transactions
				.inTransaction(
						() -> create("A").then(
								service
									.nested(() -> create("B")
										.then(Transactions
											.inTransaction(() -> create("C")
												.then(service.nested(() -> create("D").then(failure()))))
											.onErrorResume(ExpectedException.class, (error) -> Mono.empty()))
										.then(create("E")))))
				.block(LIMIT);
			assertThat(names()).containsExactly("A", "B", "E");
		});
	}

	@Test
	void requiresNewCommitsByItself() {
		run(2, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			Mono<Object> work = Transactions.inTransaction(
					() -> create("Nobody").then(service.requiresNew(() -> create("Ursula"))).then(failure()));
			if (this.database.kind() == TestDatabaseKind.SQLITE) {
				// one writer at a time: the inner transaction waits for the outer one
				assertThatExceptionOfType(CannotCreateTransactionException.class).isThrownBy(() -> work.block(LIMIT));
				assertThat(names()).isEmpty();
				return;
			}
			assertThatExceptionOfType(ExpectedException.class).isThrownBy(() -> work.block(LIMIT));
			assertThat(names()).containsExactly("Ursula");
		});
	}

	@Test
	void queriesFannedOutInATransactionShareItsConnection() {
		run(1, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			Long count = service
				.required(() -> Flux.range(0, 40)
					.flatMap((number) -> create("Author " + number), 40)
					.then(Author.objects.count()))
				.block(LIMIT);
			assertThat(count).isEqualTo(40);
			assertThat(names()).hasSize(40);
		});
	}

	@Test
	void nestedTransactionsFannedOutInATransactionDoNotMeet() {
		run(1, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			service.required(() -> Flux.range(0, 20).flatMap((number) -> {
				Mono<Author> part = create("Author " + number);
				return Transactions.inTransaction(() -> (number % 2 == 0) ? part : part.then(failure()))
					.onErrorResume(ExpectedException.class, (error) -> Mono.empty());
			}, 20).then()).block(LIMIT);
			assertThat(names()).hasSize(10);
		});
	}

	@Test
	void aQueryForEachRowNeedsNoSecondConnection() {
		run(1, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			Author.objects.bulkCreate(List.of(Author.named("Ursula"), Author.named("Octavia"))).block(LIMIT);
			List<Boolean> found = service.all()
				.flatMap((author) -> Author.objects.filter("id", author.id).exists())
				.collectList()
				.block(LIMIT);
			assertThat(found).containsExactly(true, true);
			List<Long> counts = Transactions
				.inTransaction(() -> Author.objects.all().stream(1).concatMap((author) -> Author.objects.count()))
				.collectList()
				.block(LIMIT);
			assertThat(counts).containsExactly(2L, 2L);
		});
	}

	@Test
	void workOutsideOfTheTransactionUsesAConnectionOfItsOwn() {
		run(2, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			Long seen = Transactions
				.inTransaction(() -> create("Ursula").then(service.notSupported(Author.objects::count)))
				.block(LIMIT);
			assertThat(seen).isZero();
		});
	}

	@Test
	void locksNeedATransactionOfEither() {
		run(1, (context) -> {
			Mono<List<Author>> locked = Author.objects.all().selectForUpdate().list();
			assertThatExceptionOfType(TransactionManagementError.class).isThrownBy(() -> locked.block(LIMIT));
			assertThat(context.getBean(AuthorService.class).required(() -> locked).block(LIMIT)).isEmpty();
		});
	}

}
