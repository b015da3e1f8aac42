package io.tortoiseorm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.tortoiseorm.db.ConnectionConfig;
import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.IsolationLevel;
import io.tortoiseorm.db.Transaction;
import io.tortoiseorm.db.r2dbc.R2dbcDatabases;
import io.tortoiseorm.exceptions.ConfigurationError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.sql.SqlStatement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The front door to transactions.
 */
class TransactionsTest {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final Database shop = database("default");

	private final Database analytics = database("analytics");

	private final Tortoise tortoise = Tortoise.builder(ModelRegistry.builder().build())
		.database(this.shop)
		.database(this.analytics)
		.build();

	private static Database database(String name) {
		return R2dbcDatabases.builder(ConnectionConfig.of(name, "h2://mem:" + UUID.randomUUID())).build();
	}

	@BeforeEach
	void createTables() {
		this.shop.script("CREATE TABLE t (id INT PRIMARY KEY)").block(PATIENCE);
		this.analytics.script("CREATE TABLE t (id INT PRIMARY KEY)").block(PATIENCE);
	}

	@AfterEach
	void close() {
		this.tortoise.close().block(PATIENCE);
	}

	private Mono<Long> insert(Database database, int id) {
		return database.update(new SqlStatement("INSERT INTO t VALUES (" + id + ")", List.of(), null));
	}

	private Mono<Long> insert(int id) {
		return insert(this.shop, id);
	}

	private List<Integer> ids(Database database) {
		return database
			.list(new SqlStatement("SELECT id FROM t ORDER BY id", List.of(), null),
					(row) -> (Integer) row.get(0, Object.class))
			.block(PATIENCE);
	}

	private <T> StepVerifier.FirstStep<T> verify(Mono<T> work) {
		return StepVerifier.create(work.contextWrite(this.tortoise.context()));
	}

	private <T> StepVerifier.FirstStep<T> verify(Flux<T> work) {
		return StepVerifier.create(work.contextWrite(this.tortoise.context()));
	}

	private static <T> Mono<T> failure() {
		return Mono.error(new IllegalStateException("no"));
	}

	@Test
	void aMonoCommitsOrRollsBack() {
		verify(Transactions.inTransaction(() -> insert(1).then(insert(2)))).expectNext(1L).verifyComplete();
		verify(Transactions.inTransaction(() -> insert(3).then(failure()))).verifyErrorMessage("no");
		assertThat(ids(this.shop)).containsExactly(1, 2);
	}

	@Test
	void aFluxCommitsOrRollsBack() {
		verify(Transactions.inTransaction(() -> Flux.range(1, 3).concatMap(this::insert))).expectNextCount(3)
			.verifyComplete();
		verify(Transactions.inTransaction(() -> {
			Flux<Long> some = Flux.range(4, 3).concatMap(this::insert);
			return some.concatWith(failure());
		})).expectNextCount(3).verifyErrorMessage("no");
		assertThat(ids(this.shop)).containsExactly(1, 2, 3);
	}

	@Test
	void workIsOnlyAskedForWhenTheTransactionHasBegun() {
		List<String> asked = new ArrayList<>();
		Mono<Long> all = Transactions.inTransaction(() -> {
			asked.add("asked");
			return insert(1);
		});
		assertThat(asked).isEmpty();
		verify(all).expectNext(1L).verifyComplete();
		assertThat(asked).hasSize(1);
	}

	@Test
	void aNamedConnectionHasItsOwnTransaction() {
		verify(Transactions.inTransaction("analytics",
				() -> insert(this.analytics, 1).then(insert(2)).then(TransactionsTest.<Long>failure())))
			.verifyErrorMessage("no");
		assertThat(ids(this.analytics)).isEmpty();
		assertThat(ids(this.shop)).containsExactly(2);
	}

	@Test
	void theHandleTellsOfTheTransaction() {
		List<Transaction> seen = new ArrayList<>();
		verify(Transactions.inTransaction("analytics", (tx) -> {
			seen.add(tx);
			tx.setRollbackOnly();
			return insert(this.analytics, 1);
		})).expectNext(1L).verifyComplete();
		assertThat(seen).singleElement().satisfies((tx) -> {
			assertThat(tx.connection()).isEqualTo("analytics");
			assertThat(tx.isNested()).isFalse();
			assertThat(tx.isActive()).isFalse();
		});
		assertThat(ids(this.analytics)).isEmpty();
	}

	@Test
	void optionsReachTheTransaction() {
		List<Transaction> seen = new ArrayList<>();
		verify(Transactions.inTransaction("default",
				(t) -> t.isolation(IsolationLevel.SERIALIZABLE)
					.readOnly(true)
					.timeout(Duration.ofSeconds(5))
					.retries(3)
					.name("report"),
				(tx) -> {
					seen.add(tx);
					return Mono.just(1);
				}))
			.expectNext(1)
			.verifyComplete();
		assertThat(seen.get(0).options().toString()).contains("SERIALIZABLE", "readOnly=true", "PT5S", "retries=3",
				"report");
		verify(Transactions.inTransaction((t) -> t.retries(2), () -> insert(1))).expectNext(1L).verifyComplete();
		verify(Transactions.inTransaction((t) -> t.retries(2), () -> insert(2).flux())).expectNext(1L).verifyComplete();
		verify(Transactions.inTransaction("default", (t) -> t.retries(2), () -> insert(3))).expectNext(1L)
			.verifyComplete();
		assertThat(ids(this.shop)).containsExactly(1, 2, 3);
	}

	@Test
	void theOperatorFormsDoTheSame() {
		verify(insert(1).then(TransactionsTest.<Long>failure()).as(Transactions.atomic())).verifyErrorMessage("no");
		verify(insert(2).as(Transactions.atomic())).expectNext(1L).verifyComplete();
		verify(insert(3).as(Transactions.atomic((t) -> t.retries(1)))).expectNext(1L).verifyComplete();
		verify(insert(this.analytics, 4).as(Transactions.atomic("analytics"))).expectNext(1L).verifyComplete();
		verify(Flux.range(5, 2).concatMap(this::insert).as(Transactions.atomicMany())).expectNextCount(2)
			.verifyComplete();
		verify(insert(this.analytics, 7).flux().concatWith(failure()).as(Transactions.atomicMany("analytics")))
			.expectNext(1L)
			.verifyErrorMessage("no");
		assertThat(ids(this.shop)).containsExactly(2, 3, 5, 6);
		assertThat(ids(this.analytics)).containsExactly(4);
	}

	@Test
	void nestingUndoesTheInnerPartAlone() {
		Mono<Long> inner = Transactions.inTransaction(() -> insert(2).then(TransactionsTest.<Long>failure()));
		verify(Transactions.inTransaction(() -> insert(1).then(inner.onErrorReturn(0L)).then(insert(3)))).expectNext(1L)
			.verifyComplete();
		assertThat(ids(this.shop)).containsExactly(1, 3);
	}

	@Test
	void hooksRunAfterTheEnd() {
		List<String> ran = new ArrayList<>();
		Mono<Void> register = Transactions
			.afterCommit(() -> Mono.fromRunnable(() -> ran.add("commit " + ids(this.shop))))
			.then(Transactions.afterRollback(() -> Mono.fromRunnable(() -> ran.add("rollback"))));
		verify(Transactions.inTransaction(() -> register.then(insert(1)))).expectNext(1L).verifyComplete();
		assertThat(ran).containsExactly("commit [1]");
		verify(Transactions.inTransaction(() -> register.then(TransactionsTest.<Long>failure())))
			.verifyErrorMessage("no");
		assertThat(ran).containsExactly("commit [1]", "rollback");
		verify(Transactions.inTransaction("analytics",
				() -> Transactions.afterCommit("analytics", () -> Mono.fromRunnable(() -> ran.add("analytics")))
					.then(Transactions.afterRollback("analytics", Mono::empty))
					.then(insert(this.analytics, 1))))
			.expectNext(1L)
			.verifyComplete();
		assertThat(ran).endsWith("analytics");
	}

	@Test
	void anUnknownConnectionIsNamed() {
		verify(Transactions.inTransaction("nowhere", () -> insert(1)))
			.verifyErrorSatisfies((error) -> assertThat(error).isInstanceOf(ConfigurationError.class)
				.hasMessageContaining("\"nowhere\"")
				.hasMessageContaining("default, analytics"));
	}

	@Test
	void severalConnectionsWithoutADefaultNeedAName() {
		Database one = database("one");
		Database two = database("two");
		Tortoise several = Tortoise.builder(ModelRegistry.builder().build()).database(one).database(two).build();
		StepVerifier.create(Transactions.inTransaction(() -> insert(one, 1)).contextWrite(several.context()))
			.verifyErrorSatisfies(
					(error) -> assertThat(error).isInstanceOf(ParamsError.class).hasMessageContaining("one, two"));
		several.close().block(PATIENCE);
	}

}
