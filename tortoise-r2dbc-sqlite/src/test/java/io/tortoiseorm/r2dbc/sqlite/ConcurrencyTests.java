package io.tortoiseorm.r2dbc.sqlite;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcTransientResourceException;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.blockhound.integration.BlockHoundIntegration;
import reactor.core.publisher.ConnectableFlux;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class ConcurrencyTests extends SqliteTestSupport {

	@Override
	SqliteConnectionConfiguration.Builder configuration() {
		return super.configuration().lockWaitTimeout(Duration.ofSeconds(20));
	}

	@Test
	void writersTakeTurns() {
		execute("CREATE TABLE counter (value INTEGER)");
		execute("INSERT INTO counter VALUES (0)");
		List<Connection> connections = IntStream.range(0, 16).mapToObj((i) -> open()).toList();
		Flux.fromIterable(connections)
			.flatMap((connection) -> Flux.range(0, 50).concatMap((i) -> increment(connection)), 16)
			.blockLast(TIMEOUT.multipliedBy(2));
		assertThat(select("SELECT value FROM counter")).containsExactly(800);
	}

	private static Mono<Void> increment(Connection connection) {
		return Mono.from(connection.beginTransaction())
			.then(ints(connection, "SELECT value FROM counter").single())
			.flatMap((value) -> update(connection, "UPDATE counter SET value = ?", value + 1).then())
			.then(Mono.from(connection.commitTransaction()));
	}

	@Test
	void readersDoNotWaitForAWriter() {
		execute("CREATE TABLE item (a)");
		Connection reader = open();
		await(this.connection.beginTransaction());
		execute("INSERT INTO item VALUES (1)");
		assertThat(await(ints(reader, "SELECT count(*) FROM item"))).containsExactly(0);
		await(this.connection.commitTransaction());
		assertThat(await(ints(reader, "SELECT count(*) FROM item"))).containsExactly(1);
	}

	@Test
	void aWriterThatWaitsTooLongFails() {
		execute("CREATE TABLE item (a)");
		Connection other = open();
		await(this.connection.beginTransaction());
		await(other.setLockWaitTimeout(Duration.ofMillis(100)));
		StepVerifier.create(update(other, "INSERT INTO item VALUES (1)"))
			.expectErrorSatisfies((error) -> assertThat(error)
				.isInstanceOfSatisfying(R2dbcTransientResourceException.class, (busy) -> {
					assertThat(busy.getErrorCode() & 0xFF).isEqualTo(5);
					assertThat(busy.getSqlState()).isEqualTo("55P03");
					assertThat(busy.getMessage()).isEqualTo("database is locked");
				}))
			.verify(TIMEOUT);
		await(this.connection.commitTransaction());
		assertThat(execute(other, "INSERT INTO item VALUES (1)")).isOne();
	}

	@Test
	void manyConnectionsOpenANewDatabaseAtOnce() {
		SqliteConnectionFactory fresh = SqliteConnectionFactory
			.from(SqliteConnectionConfiguration.builder().file(this.folder.resolve("fresh.db")).build());
		List<Object> modes = Flux.range(0, 16)
			.flatMap((i) -> Flux.usingWhen(fresh.create(),
					(connection) -> query(connection, "PRAGMA journal_mode", (row) -> row.get(0)), Connection::close))
			.collectList()
			.block(TIMEOUT);
		assertThat(modes).hasSize(16).containsOnly("wal");
	}

	@Test
	void signalsComeFromTheThreadOfTheConnection() {
		Set<String> threads = ConcurrentHashMap.newKeySet();
		execute("CREATE TABLE item (a)");
		Flux<Integer> work = Flux
			.usingWhen(this.factory.create(),
					(connection) -> Flux.from(connection.beginTransaction())
						.thenMany(update(connection, "INSERT INTO item VALUES (1), (2)"))
						.doOnNext((count) -> threads.add(Thread.currentThread().getName()))
						.thenMany(ints(connection, "SELECT a FROM item"))
						.doOnNext((count) -> threads.add(Thread.currentThread().getName()))
						.concatWith(Flux.from(connection.commitTransaction())
							.doOnTerminate(() -> threads.add(Thread.currentThread().getName()))
							.cast(Integer.class)),
					Connection::close)
			.subscribeOn(Schedulers.parallel());
		assertThat(await(work)).containsExactly(1, 2);
		assertThat(threads).singleElement().asString().startsWith("r2dbc-sqlite-");
	}

	@Test
	void aSubscriberThatBlocksFailsAtOnce() {
		Flux<Integer> blocking = ints(this.connection, "SELECT 1")
			.map((one) -> ints(this.connection, "SELECT 2").blockFirst());
		StepVerifier.create(blocking)
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(IllegalStateException.class)
				.hasMessageContaining("not supported in thread r2dbc-sqlite-"))
			.verify(TIMEOUT);
	}

	@Test
	void theThreadsMayWaitWhereBlockHoundIsTold() {
		assertThat(ServiceLoader.load(BlockHoundIntegration.class))
			.hasAtLeastOneElementOfType(SqliteBlockHoundIntegration.class);
		assertThat(SqliteBlockHoundIntegration.WAITING)
			.allSatisfy((type, method) -> assertThat(type.getDeclaredMethods())
				.anyMatch((declared) -> declared.getName().equals(method)));
	}

	@Test
	void subscribersAreNeverBlocked() {
		execute("CREATE TABLE item (a)");
		Connection writer = open();
		await(writer.beginTransaction());
		// The first of these waits for the lock, the others for the one before them.
		List<Publisher<?>> work = List.of(update(this.connection, "INSERT INTO item VALUES (1)"),
				this.connection.beginTransaction(), update(this.connection, "INSERT INTO item VALUES (2)"),
				this.connection.commitTransaction(),
				this.factory.create().flatMap((opened) -> Mono.from(opened.close())));
		List<Mono<Void>> running = new ArrayList<>();
		Mono<Duration> subscribing = Mono.fromCallable(() -> {
			long start = System.nanoTime();
			work.forEach((publisher) -> running.add(subscribeTo(publisher)));
			return Duration.ofNanos(System.nanoTime() - start);
		}).subscribeOn(Schedulers.parallel());
		assertThat(subscribing.block(TIMEOUT)).isLessThan(Duration.ofMillis(500));
		await(writer.commitTransaction());
		await(Mono.when(running));
		assertThat(select("SELECT a FROM item ORDER BY a")).containsExactly(1, 2);
	}

	private static Mono<Void> subscribeTo(Publisher<?> publisher) {
		ConnectableFlux<?> flux = Flux.from(publisher).replay();
		flux.connect();
		return flux.then();
	}

	@Test
	void statementsSubscribedAtOnceRunOneAfterTheOther() {
		execute("CREATE TABLE item (a)");
		Flux<Long> inserts = Flux.range(0, 500)
			.flatMap(
					(i) -> update(this.connection, "INSERT INTO item VALUES (?)", i).subscribeOn(Schedulers.parallel()),
					500);
		assertThat(await(inserts)).hasSize(500);
		assertThat(select("SELECT count(DISTINCT a) FROM item")).containsExactly(500);
	}

	@Test
	void aLongChainOfStatementsKeepsTheStackShort() {
		execute("CREATE TABLE item (a)");
		Flux<Long> inserts = Flux.from(this.connection.beginTransaction())
			.thenMany(Flux.range(0, 50_000))
			.concatMap((i) -> update(this.connection, "INSERT INTO item VALUES (?)", i));
		assertThat(inserts.count().block(TIMEOUT)).isEqualTo(50_000);
		await(this.connection.commitTransaction());
		assertThat(select("SELECT count(*) FROM item")).containsExactly(50_000);
	}

}
