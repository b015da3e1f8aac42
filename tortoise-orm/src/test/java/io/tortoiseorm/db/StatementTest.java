package io.tortoiseorm.db;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.tortoiseorm.exceptions.ConnectionError;
import io.tortoiseorm.exceptions.OperationalError;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static io.tortoiseorm.db.FakeTransport.sql;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Statements outside of transactions.
 */
class StatementTest {

	private final FakeTransport transport = new FakeTransport().answer("select", 1, 2, 3);

	private final Database database = this.transport.database();

	@Test
	void nothingHappensBeforeSubscription() {
		this.database.list(sql("select"), (row) -> row.get(0, Integer.class));
		this.database.update(sql("update"));
		this.database.stream(sql("select"), 1, (row) -> row.get(0, Integer.class));
		this.database.script("create");
		assertThat(this.transport.log()).isEmpty();
	}

	@Test
	void rowsAreEmittedWhenTheConnectionIsFreeAgain() {
		AtomicInteger acquired = new AtomicInteger(-1);
		Mono<List<Integer>> rows = this.database.list(sql("select"), (row) -> row.get(0, Integer.class))
			.doOnNext((list) -> acquired.set(this.transport.acquired()));
		StepVerifier.create(rows).expectNext(List.of(1, 2, 3)).verifyComplete();
		assertThat(acquired).hasValue(0);
		assertThat(this.transport.log()).containsExactly("acquire", "select", "close");
	}

	@Test
	void aQueryPerRowOfTwoThousandNeedsOneConnectionOnly() {
		FakeTransport one = new FakeTransport(1)
			.answer("many", Flux.range(0, 2000).collectList().map(List::toArray).block())
			.answer("one", "x");
		Database single = one.database();
		Flux<String> all = single.list(sql("many"), (row) -> row.get(0, Integer.class))
			.flatMapIterable((rows) -> rows)
			.flatMap((row) -> single.list(sql("one"), (found) -> found.get(0, String.class)))
			.flatMapIterable((rows) -> rows);
		StepVerifier.create(all).expectNextCount(2000).expectComplete().verify(Duration.ofSeconds(10));
		assertThat(one.acquired()).isZero();
	}

	@Test
	void anErrorGivesTheConnectionBack() {
		this.transport.fail("update");
		StepVerifier.create(this.database.update(sql("update"))).verifyErrorSatisfies((error) -> {
			assertThat(error).isExactlyInstanceOf(OperationalError.class)
				.hasMessage("no such thing (connection \"default\", SQLState 42000, code 42000)")
				.hasCauseInstanceOf(FakeTransport.FakeDriverException.class);
		});
		assertThat(this.transport.log()).containsExactly("acquire", "update", "close");
		assertThat(this.transport.acquired()).isZero();
	}

	@Test
	void anErrorOfTheMapperIsPassedOnAsItIsAndGivesTheConnectionBack() {
		OperationalError own = new OperationalError("of the ORM");
		StepVerifier.create(this.database.list(sql("select"), (row) -> {
			throw own;
		})).verifyErrorSatisfies((error) -> assertThat(error).isSameAs(own));
		assertThat(this.transport.acquired()).isZero();
	}

	@Test
	void whatIsNoErrorOfADriverIsWrapped() {
		StepVerifier.create(this.database.list(sql("select"), (row) -> {
			throw new IllegalStateException("secret");
		}))
			.verifyErrorSatisfies((error) -> assertThat(error).isExactlyInstanceOf(OperationalError.class)
				.hasMessageContaining("IllegalStateException")
				.hasMessageNotContaining("secret")
				.hasCauseInstanceOf(IllegalStateException.class));
	}

	@Test
	void aFailingCloseDoesNotHideTheResult() {
		this.transport.fail("close");
		StepVerifier.create(this.database.update(sql("update"))).expectNext(1L).verifyComplete();
	}

	@Test
	void cancellingARunningStatementGivesTheConnectionBack() {
		this.transport.hang("update");
		this.database.update(sql("update")).subscribe().dispose();
		assertThat(this.transport.log()).containsExactly("acquire", "update", "close");
		assertThat(this.transport.acquired()).isZero();
	}

	@Test
	void cancellingAnAcquisitionLeavesNothingBehind() {
		this.transport.hang("acquire");
		this.database.update(sql("update")).subscribe().dispose();
		assertThat(this.transport.log()).containsExactly("acquire");
		assertThat(this.transport.acquired()).isZero();
	}

	@Test
	void cancellingWhileOthersHoldAllConnectionsLeavesTheWaitingLine() {
		FakeTransport one = new FakeTransport(1).hang("first");
		Database single = one.database();
		Disposable first = single.update(sql("first")).subscribe();
		single.update(sql("second")).subscribe().dispose();
		first.dispose();
		StepVerifier.create(single.update(sql("third"))).expectNext(1L).verifyComplete();
		assertThat(one.log()).doesNotContain("second");
		assertThat(one.acquired()).isZero();
	}

	@Test
	void aConnectionThatCannotBeHadIsAConnectionErrorThatNamesIt() {
		this.transport.on("acquire", () -> Mono.error(new java.net.ConnectException("refused")));
		StepVerifier.create(this.database.update(sql("update")))
			.verifyErrorSatisfies((error) -> assertThat(error).isExactlyInstanceOf(ConnectionError.class)
				.hasMessage("Cannot open connection \"default\" to localhost:1/fake: nothing answers there"
						+ " (connection refused)"));
	}

	@Test
	void aStreamEmitsUnderDemandAndHoldsItsConnection() {
		StepVerifier.create(this.database.stream(sql("select"), 2, (row) -> row.get(0, Integer.class)), 1)
			.expectNext(1)
			.then(() -> assertThat(this.transport.acquired()).isOne())
			.thenRequest(2)
			.expectNext(2, 3)
			.verifyComplete();
		assertThat(this.transport.acquired()).isZero();
	}

	@Test
	void cancellingAStreamGivesTheConnectionBack() {
		StepVerifier.create(this.database.stream(sql("select"), 2, (row) -> row.get(0, Integer.class)), 1)
			.expectNext(1)
			.thenCancel()
			.verify();
		assertThat(this.transport.acquired()).isZero();
	}

	@Test
	void pinnedStatementsShareOneConnectionWithoutATransaction() {
		Mono<Long> work = this.database.update(sql("a"))
			.then(Mono.zip(this.database.update(sql("b")), this.database.update(sql("c"))))
			.then(this.database.update(sql("d")));
		StepVerifier.create(this.database.pinned(work)).expectNext(1L).verifyComplete();
		assertThat(this.transport.log()).containsExactly("acquire", "a", "b", "c", "d", "close");
		StepVerifier.create(this.database.pinned(this.database.inTransaction())).expectNext(false).verifyComplete();
	}

	@Test
	void aTransactionOnAPinnedConnectionUsesIt() {
		FakeTransport one = new FakeTransport(1);
		Database single = one.database();
		Mono<Long> work = single.update(sql("a"))
			.then(single.transactional(TransactionOptions.DEFAULTS, single.update(sql("b"))))
			.then(single.update(sql("c")));
		StepVerifier.create(single.pinned(work)).expectNext(1L).expectComplete().verify(Duration.ofSeconds(5));
		assertThat(one.log()).containsExactly("acquire", "a", "begin", "b", "commit", "c", "close");
	}

	@Test
	void cancellingPinnedWorkGivesTheConnectionBack() {
		this.transport.hang("b");
		this.database.pinned(this.database.update(sql("a")).then(this.database.update(sql("b")))).subscribe().dispose();
		assertThat(this.transport.log()).containsExactly("acquire", "a", "b", "close");
		assertThat(this.transport.acquired()).isZero();
	}

	@Test
	void theDialectIsAskedOfTheServerWhereTheUrlDoesNotTell() {
		List<String> versions = new ArrayList<>();
		FakeTransport server = new FakeTransport().answer("SELECT VERSION()", "11.4.5-MariaDB");
		Database unknown = Database.builder("shop", server).dialectByVersion((version) -> {
			versions.add(version);
			return io.tortoiseorm.dialect.Dialects.h2();
		}).build();
		org.assertj.core.api.Assertions.assertThatThrownBy(unknown::dialect)
			.isInstanceOf(io.tortoiseorm.exceptions.ConfigurationError.class)
			.hasMessageContaining("\"shop\"")
			.hasMessageContaining("open()");
		StepVerifier.create(unknown.open().then(unknown.open())).expectNext(unknown).verifyComplete();
		assertThat(unknown.dialect().name()).isEqualTo("h2");
		assertThat(versions).containsExactly("11.4.5-MariaDB");
		assertThat(server.log()).containsExactly("acquire", "SELECT VERSION()", "close");
	}

	@Test
	void theServerMayTellACloserDialectThanTheUrl() {
		FakeTransport server = new FakeTransport().answer("SELECT VERSION()", "CockroachDB CCL v25.1.0");
		Database family = Database.builder("shop", server)
			.dialectByVersion(io.tortoiseorm.dialect.Dialects.postgres(),
					io.tortoiseorm.dialect.Dialects::speakingPostgres)
			.build();
		assertThat(family.dialect()).hasToString("PostgreSQL");
		StepVerifier.create(family.open().then(family.open())).expectNext(family).verifyComplete();
		assertThat(family.dialect()).hasToString("CockroachDB");
		assertThat(server.log()).containsExactly("acquire", "SELECT VERSION()", "close");
	}

	@Test
	void checkOpensAConnectionAndGivesItBack() {
		StepVerifier.create(this.database.check()).verifyComplete();
		assertThat(this.transport.log()).containsExactly("acquire", "close");
	}

}
