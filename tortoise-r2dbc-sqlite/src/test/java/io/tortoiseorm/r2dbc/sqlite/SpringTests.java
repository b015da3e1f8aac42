package io.tortoiseorm.r2dbc.sqlite;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PermissionDeniedDataAccessException;
import org.springframework.r2dbc.BadSqlGrammarException;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spring's own transactions and client on the driver, over a pool.
 */
class SpringTests extends SqliteTestSupport {

	private ConnectionPool pool;

	private DatabaseClient client;

	private R2dbcTransactionManager transactionManager;

	@BeforeEach
	void createClient() {
		this.pool = new ConnectionPool(
				ConnectionPoolConfiguration.builder(this.factory).initialSize(1).maxSize(4).build());
		this.client = DatabaseClient.create(this.pool);
		this.transactionManager = new R2dbcTransactionManager(this.pool);
		execute("CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT UNIQUE, made TEXT)");
	}

	@AfterEach
	void disposePool() {
		assertThat(this.pool.getMetrics().orElseThrow().acquiredSize()).isZero();
		this.pool.disposeLater().block(TIMEOUT);
	}

	@Test
	void commits() {
		StepVerifier.create(insert("a").then(insert("b")).as(transaction()::transactional))
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(names()).containsExactly("a", "b");
	}

	@Test
	void rollsBackOnError() {
		StepVerifier
			.create(insert("a").then(Mono.error(new IllegalStateException("stop"))).as(transaction()::transactional))
			.expectErrorMessage("stop")
			.verify(TIMEOUT);
		assertThat(names()).isEmpty();
	}

	@Test
	void rollsBackWhenMarked() {
		Mono<Void> work = transaction().execute((status) -> {
			status.setRollbackOnly();
			return insert("a");
		}).then();
		StepVerifier.create(work).expectComplete().verify(TIMEOUT);
		assertThat(names()).isEmpty();
	}

	@Test
	void rollsBackOnCancellation() {
		Flux<Object> work = insert("a").thenMany(Flux.<Object>never()).as(transaction()::transactional);
		StepVerifier.create(work).expectSubscription().thenAwait(Duration.ofMillis(100)).thenCancel().verify(TIMEOUT);
		Mono.delay(Duration.ofMillis(5))
			.repeat(() -> this.pool.getMetrics().orElseThrow().acquiredSize() > 0)
			.blockLast(TIMEOUT);
		assertThat(names()).isEmpty();
	}

	@Test
	void rollsBackToTheSavepointOfANestedTransaction() {
		DefaultTransactionDefinition definition = new DefaultTransactionDefinition(
				TransactionDefinition.PROPAGATION_NESTED);
		TransactionalOperator nested = TransactionalOperator.create(this.transactionManager, definition);
		Mono<Void> failing = insert("b").then(Mono.<Void>error(new IllegalStateException("stop")))
			.as(nested::transactional)
			.onErrorComplete();
		Mono<Void> working = insert("c").as(nested::transactional);
		StepVerifier.create(insert("a").then(failing).then(working).as(transaction()::transactional))
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(names()).containsExactly("a", "c");
	}

	@Test
	void refusesWritesInReadOnlyTransactions() {
		DefaultTransactionDefinition definition = new DefaultTransactionDefinition();
		definition.setReadOnly(true);
		TransactionalOperator reading = TransactionalOperator.create(this.transactionManager, definition);
		StepVerifier.create(insert("a").as(reading::transactional))
			.expectError(PermissionDeniedDataAccessException.class)
			.verify(TIMEOUT);
		StepVerifier.create(insert("a").as(transaction()::transactional)).expectComplete().verify(TIMEOUT);
	}

	@Test
	void runsSerializable() {
		DefaultTransactionDefinition definition = new DefaultTransactionDefinition();
		definition.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);
		definition.setTimeout(5);
		TransactionalOperator serializable = TransactionalOperator.create(this.transactionManager, definition);
		StepVerifier.create(insert("a").as(serializable::transactional)).expectComplete().verify(TIMEOUT);
		assertThat(names()).containsExactly("a");
	}

	@Test
	void translatesExceptions() {
		insert("a").block(TIMEOUT);
		StepVerifier.create(insert("a")).expectError(DuplicateKeyException.class).verify(TIMEOUT);
		StepVerifier.create(this.client.sql("SELECT * FROM missing").fetch().all())
			.expectError(BadSqlGrammarException.class)
			.verify(TIMEOUT);
		execute("CREATE TABLE part (item INTEGER REFERENCES item (id))");
		StepVerifier.create(this.client.sql("INSERT INTO part VALUES (99)").fetch().rowsUpdated())
			.expectError(DataIntegrityViolationException.class)
			.verify(TIMEOUT);
	}

	@Test
	void bindsNamedParametersAndReturnsGeneratedKeys() {
		Instant now = Instant.parse("2024-02-29T12:00:00.5Z");
		Long id = this.client.sql("INSERT INTO item (name, made) VALUES (:name, :made)")
			.filter((statement) -> statement.returnGeneratedValues("id"))
			.bind("name", "a")
			.bind("made", now)
			.map((row) -> row.get("id", Long.class))
			.one()
			.block(TIMEOUT);
		assertThat(id).isOne();
		List<Instant> made = this.client.sql("SELECT made FROM item WHERE name IN (:names) OR name = :name")
			.bind("names", List.of("a", "b"))
			.bindNull("name", String.class)
			.mapValue(Instant.class)
			.all()
			.collectList()
			.block(TIMEOUT);
		assertThat(made).containsExactly(now);
		assertThat(this.client.sql("UPDATE item SET name = 'z'").fetch().rowsUpdated().block(TIMEOUT)).isOne();
		assertThat(this.client.sql("SELECT * FROM item").fetch().one().block(TIMEOUT)).containsEntry("id", 1)
			.containsEntry("name", "z");
	}

	@Test
	void manyTransactionsAtOnceLoseNothing() {
		Flux.range(0, 200).flatMap((i) -> insert("n" + i).as(transaction()::transactional), 64).blockLast(TIMEOUT);
		assertThat(names()).hasSize(200);
	}

	private TransactionalOperator transaction() {
		return TransactionalOperator.create(this.transactionManager);
	}

	private Mono<Void> insert(String name) {
		return this.client.sql("INSERT INTO item (name) VALUES (:name)").bind("name", name).then();
	}

	private List<Object> names() {
		return select("SELECT name FROM item ORDER BY id");
	}

}
