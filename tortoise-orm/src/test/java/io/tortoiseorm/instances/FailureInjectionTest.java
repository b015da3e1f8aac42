package io.tortoiseorm.instances;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.Transactions;
import io.tortoiseorm.db.StatementListener;
import io.tortoiseorm.db.TransactionOptions;
import io.tortoiseorm.exceptions.IntegrityError;
import io.tortoiseorm.exceptions.TransactionConflictError;
import io.tortoiseorm.exceptions.TransactionManagementError;
import io.tortoiseorm.expressions.F;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.query.TestOrm;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What happens in a transaction does not happen by halves, whatever fails: the
 * subscriber, a statement, another transaction.
 */
@DatabaseTest
class FailureInjectionTest {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static TestOrm orm;

	private final TestDatabase database;

	FailureInjectionTest(TestDatabase database) {
		this.database = database;
	}

	@BeforeDatabaseTests
	static void start(TestDatabase database) {
		int connections = (database.kind() == TestDatabaseKind.SQLITE) ? 1 : 4;
		orm = TestOrm.withModels(database, Map.of("maxsize", connections), UnaryOperator.identity(), Account.class);
	}

	@AfterDatabaseTests
	static void stop() {
		orm.close();
	}

	@BeforeEach
	void twoAccounts() {
		orm.await(Account.objects.all().delete());
		orm.await(Account.objects.create("id", 1, "balance", 100));
		orm.await(Account.objects.create("id", 2, "balance", 100));
	}

	@AfterEach
	void noConnectionIsOut() {
		awaitNoneInUse();
		orm.await(Flux.range(0, 8).flatMap((number) -> Account.objects.count(), 8).then());
	}

	private static void awaitNoneInUse() {
		long end = System.nanoTime() + LIMIT.toNanos();
		while (orm.connectionsInUse() > 0 && System.nanoTime() < end) {
			Thread.onSpinWait();
		}
		assertThat(orm.connectionsInUse()).isZero();
	}

	private List<Integer> balances() {
		return this.database.query("SELECT balance FROM accounts ORDER BY id")
			.stream()
			.map((row) -> ((Number) row.get("balance")).intValue())
			.toList();
	}

	private static Mono<Long> add(int account, int amount) {
		return Account.objects.filter("id", account).update("balance", F.of("balance").plus(amount));
	}

	private boolean is(TestDatabaseKind kind) {
		return this.database.kind() == kind;
	}

	@Test
	void aCancellationAtAnyStageDoesAllOrNothing() {
		Mono<Long> part = Transactions.inTransaction(() -> add(2, 5).then(add(2, 5)));
		Mono<Long> work = Transactions.inTransaction(() -> add(1, -10).then(part).then(Account.objects.count()));
		for (int stage = 0; stage <= 8; stage++) {
			CancellingAt cancelling = new CancellingAt(stage);
			orm.await(work.contextWrite(cancelling.inContext()).takeUntilOther(cancelling.signal()));
			awaitNoneInUse();
			List<Integer> expected = (stage < 8) ? List.of(100, 100) : List.of(90, 110);
			assertThat(balances()).as("cancelled at stage " + stage).isEqualTo(expected);
		}
	}

	@Test
	void deadlocksAreTriedAgain() {
		CountDownLatch bothHold = new CountDownLatch(is(TestDatabaseKind.SQLITE) ? 0 : 2);
		AtomicInteger attempts = new AtomicInteger();
		Mono<Void> meet = Mono.<Void>fromRunnable(() -> {
			bothHold.countDown();
			await(bothHold);
		}).subscribeOn(Schedulers.boundedElastic());
		UnaryOperator<TransactionOptions> retrying = (options) -> options.retries(20).backoff(Duration.ofMillis(10));
		Mono<Long> there = Transactions.inTransaction(retrying, () -> {
			attempts.incrementAndGet();
			return add(1, -10).then(meet).then(add(2, 10));
		});
		Mono<Long> back = Transactions.inTransaction(retrying, () -> {
			attempts.incrementAndGet();
			return add(2, -30).then(meet).then(add(1, 30));
		});
		orm.await(Mono.zip(there, back));
		assertThat(balances()).containsExactly(120, 80);
		assertThat(attempts.get()).isGreaterThanOrEqualTo(is(TestDatabaseKind.SQLITE) ? 2 : 3);
	}

	@Test
	void aDeadlockWithoutRetriesIsToldAsSuchWhereWritersDoNotWaitInLine() {
		CountDownLatch bothHold = new CountDownLatch(is(TestDatabaseKind.SQLITE) ? 0 : 2);
		Mono<Void> meet = Mono.<Void>fromRunnable(() -> {
			bothHold.countDown();
			await(bothHold);
		}).subscribeOn(Schedulers.boundedElastic());
		AtomicReference<@Nullable Throwable> error = new AtomicReference<>();
		Mono<Long> there = Transactions.inTransaction(() -> add(1, -10).then(meet).then(add(2, 10)))
			.doOnError(error::set)
			.onErrorReturn(0L);
		Mono<Long> back = Transactions.inTransaction(() -> add(2, -30).then(meet).then(add(1, 30)))
			.doOnError(error::set)
			.onErrorReturn(0L);
		orm.await(Mono.zip(there, back));
		if (is(TestDatabaseKind.SQLITE)) {
			assertThat(error.get()).isNull();
			assertThat(balances()).containsExactly(120, 80);
		}
		else {
			assertThat(error.get()).isInstanceOf(TransactionConflictError.class)
				.hasMessageContaining("deadlock")
				.hasMessageContaining("\"default\"");
			assertThat(balances()).isIn(List.of(90, 110), List.of(130, 70));
		}
	}

	@Test
	void sixtyFourSubscribersShareATransactionAndItsFate() {
		Flux<Account> accounts = Flux.range(10, 64)
			.flatMap((id) -> Account.objects.create("id", id, "balance", id), 64);
		Mono<Long> failing = Transactions
			.inTransaction(() -> accounts.then(Account.objects.create("id", 1, "balance", 0)).thenReturn(0L));
		assertThatExceptionOfType(IntegrityError.class).isThrownBy(() -> orm.await(failing));
		assertThat(balances()).hasSize(2);
		orm.await(Transactions.inTransaction(() -> accounts.then()));
		assertThat(balances()).hasSize(66);
	}

	@Test
	void aSubscriptionThatOutlivesItsTransactionIsRefused() {
		AtomicReference<@Nullable Mono<Long>> escaped = new AtomicReference<>();
		orm.await(Transactions.inTransaction(() -> Mono.deferContextual((context) -> {
			escaped.set(add(1, -10).contextWrite(context));
			return add(2, 10);
		})));
		assertThatExceptionOfType(TransactionManagementError.class).isThrownBy(() -> escaped.get().block(LIMIT))
			.withMessageContaining("has ended");
		assertThat(balances()).containsExactly(100, 110);
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * A row that transactions move numbers between.
	 */
	@Table(name = "accounts")
	public static class Account extends Model<Account> {

		static final Manager<Account> objects = Manager.of(Account.class);

		@IntField(primaryKey = true, generated = false)
		public @Nullable Integer id;

		@IntField
		public int balance;

	}

	/**
	 * Tells to cancel when a statement begins or ends: the first at the stages 0 and 1,
	 * the second at 2 and 3, and so on.
	 */
	private static final class CancellingAt implements StatementListener {

		private final int stage;

		private final AtomicInteger passed = new AtomicInteger();

		private final Sinks.Empty<Void> cancelled = Sinks.empty();

		CancellingAt(int stage) {
			this.stage = stage;
		}

		Mono<Void> signal() {
			return this.cancelled.asMono();
		}

		@Override
		public Completion started(Start start) {
			pass();
			return (end) -> pass();
		}

		private void pass() {
			if (this.passed.getAndIncrement() == this.stage) {
				this.cancelled.tryEmitEmpty();
			}
		}

	}

}
