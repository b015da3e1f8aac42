package io.tortoiseorm.db;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.tortoiseorm.exceptions.ConnectionError;
import io.tortoiseorm.exceptions.OperationalError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.exceptions.TimeoutError;
import io.tortoiseorm.exceptions.TransactionConflictError;
import io.tortoiseorm.exceptions.TransactionManagementError;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.util.context.Context;

import static io.tortoiseorm.db.FakeTransport.sql;
import static io.tortoiseorm.db.TransactionOptions.DEFAULTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Beginning, ending and nesting transactions.
 */
class TransactionTest {

	private static final int DEADLOCK = 40001;

	private final FakeTransport transport = new FakeTransport().answer("select", 1, 2, 3);

	private final Database database = this.transport.database();

	private Mono<Long> update(String text) {
		return this.database.update(sql(text));
	}

	private <T> Mono<T> transactional(Mono<T> work) {
		return this.database.transactional(DEFAULTS, work);
	}

	@Test
	void statementsJoinByTheContext() {
		Mono<Long> work = update("a").then(Mono.zip(update("b"), update("c"))).flatMap((both) -> update("d"));
		StepVerifier.create(transactional(work)).expectNext(1L).verifyComplete();
		assertThat(this.transport.log()).containsExactly("acquire", "begin", "a", "b", "c", "d", "commit", "close");
		assertThat(this.transport.acquired()).isZero();
	}

	@Test
	void nothingHappensAndNothingIsDecidedBeforeSubscription() {
		Mono<Long> inner = transactional(update("a"));
		assertThat(this.transport.log()).isEmpty();
		StepVerifier.create(inner).expectNext(1L).verifyComplete();
		StepVerifier.create(transactional(inner)).expectNext(1L).verifyComplete();
		assertThat(this.transport.log()).containsExactly("acquire", "begin", "a", "commit", "close", "acquire", "begin",
				"savepoint tortoise_sp_1", "a", "release tortoise_sp_1", "commit", "close");
	}

	@Test
	void theValueIsEmittedAfterTheCommitAndTheReturnOfTheConnection() {
		List<String> seen = new ArrayList<>();
		StepVerifier.create(transactional(update("a")).doOnNext((value) -> seen.addAll(this.transport.log())))
			.expectNext(1L)
			.verifyComplete();
		assertThat(seen).endsWith("commit", "close");
	}

	@Test
	void elementsOfAFluxAreEmittedAsTheyComeAndCompletedAfterTheCommit() {
		Flux<Integer> work = this.database.list(sql("select"), (row) -> row.get(0, Integer.class))
			.flatMapIterable((rows) -> rows);
		List<String> atFirst = new ArrayList<>();
		List<String> atEnd = new ArrayList<>();
		Flux<Integer> all = this.database.transactional(DEFAULTS, work)
			.doOnNext((value) -> atFirst.addAll(atFirst.isEmpty() ? this.transport.log() : List.of()))
			.doOnComplete(() -> atEnd.addAll(this.transport.log()));
		StepVerifier.create(all).expectNext(1, 2, 3).verifyComplete();
		assertThat(atFirst).endsWith("select");
		assertThat(atEnd).endsWith("commit", "close");
	}

	@Test
	void anErrorRollsBackAndIsEmittedWhenTheConnectionIsFreeAgain() {
		IllegalStateException own = new IllegalStateException("no");
		AtomicInteger acquired = new AtomicInteger(-1);
		StepVerifier
			.create(transactional(update("a").then(Mono.error(own)))
				.doOnError((error) -> acquired.set(this.transport.acquired())))
			.verifyErrorSatisfies((error) -> assertThat(error).isSameAs(own));
		assertThat(this.transport.log()).containsExactly("acquire", "begin", "a", "rollback", "close");
		assertThat(acquired).hasValue(0);
	}

	@Test
	void workThatThrowsRollsBack() {
		StepVerifier.create(this.database.transactionalMono(DEFAULTS, (transaction) -> {
			throw new IllegalStateException("no");
		})).verifyError(IllegalStateException.class);
		assertThat(this.transport.log()).containsExactly("acquire", "begin", "rollback", "close");
	}

	@Test
	void workWithoutAValueCommits() {
		StepVerifier.create(transactional(update("a").then())).verifyComplete();
		assertThat(this.transport.log()).containsExactly("acquire", "begin", "a", "commit", "close");
	}

	@Test
	void anInnerFailureUndoesTheInnerPartAlone() {
		Mono<Long> inner = transactional(update("b").then(Mono.<Long>error(new IllegalStateException("no"))));
		StepVerifier.create(transactional(update("a").then(inner.onErrorReturn(0L)).then(update("c"))))
			.expectNext(1L)
			.verifyComplete();
		assertThat(this.transport.log()).containsExactly("acquire", "begin", "a", "savepoint tortoise_sp_1", "b",
				"rollback to tortoise_sp_1", "c", "commit", "close");
	}

	@Test
	void savepointsNestAndHaveNamesOfTheirOwn() {
		Mono<Long> deep = transactional(transactional(update("a")).then(transactional(update("b"))));
		StepVerifier.create(transactional(deep)).expectNext(1L).verifyComplete();
		assertThat(this.transport.log()).containsExactly("acquire", "begin", "savepoint tortoise_sp_1",
				"savepoint tortoise_sp_2", "a", "release tortoise_sp_2", "savepoint tortoise_sp_3", "b",
				"release tortoise_sp_3", "release tortoise_sp_1", "commit", "close");
	}

	@Test
	void nestedTransactionsSideBySideDoNotInterleave() {
		Mono<Long> left = transactional(update("a1").then(Mono.delay(Duration.ofMillis(20))).then(update("a2")));
		Mono<Long> right = transactional(update("b1").then(Mono.<Long>error(new IllegalStateException("no"))))
			.onErrorReturn(0L);
		StepVerifier.create(transactional(Mono.zip(left, right, update("c")))).expectNextCount(1).verifyComplete();
		assertThat(this.transport.log()).containsExactly("acquire", "begin", "savepoint tortoise_sp_1", "a1", "a2",
				"release tortoise_sp_1", "savepoint tortoise_sp_2", "b1", "rollback to tortoise_sp_2", "c", "commit",
				"close");
		assertThat(this.transport.overlaps()).isZero();
	}

	@Test
	void aDetachedSubscriptionDoesNotJoin() {
		Mono<Long> work = update("a").doOnNext((done) -> update("detached").subscribe()).then(update("b"));
		StepVerifier.create(transactional(work)).expectNext(1L).verifyComplete();
		assertThat(this.transport.log()).containsExactly("acquire", "begin", "a", "acquire", "detached", "close", "b",
				"commit", "close");
	}

	@Test
	void aStatementWithTheContextOfAnEndedTransactionFails() {
		AtomicReference<Context> leaked = new AtomicReference<>();
		Mono<Long> work = Mono.deferContextual((context) -> {
			leaked.set(Context.of(context));
			return update("a");
		});
		transactional(work).block();
		StepVerifier.create(update("late").contextWrite(leaked.get()))
			.verifyErrorSatisfies((error) -> assertThat(error).isExactlyInstanceOf(TransactionManagementError.class)
				.hasMessageContaining("on connection \"default\" has ended (it was committed)"));
		StepVerifier.create(transactional(update("late")).contextWrite(leaked.get()))
			.verifyError(TransactionManagementError.class);
		assertThat(this.transport.log()).doesNotContain("late");
	}

	@Test
	void aHandleUsedAfterTheEndFails() {
		AtomicReference<Transaction> leaked = new AtomicReference<>();
		this.database.transactionalMono(DEFAULTS, (transaction) -> {
			assertThat(transaction.isActive()).isTrue();
			leaked.set(transaction);
			return update("a");
		}).block();
		assertThat(leaked.get().isActive()).isFalse();
		assertThatThrownBy(() -> leaked.get().afterCommit(Mono::empty)).isInstanceOf(TransactionManagementError.class);
		assertThatThrownBy(() -> leaked.get().setRollbackOnly()).isInstanceOf(TransactionManagementError.class);
	}

	@Test
	void rollbackOnlyUndoesAndStillEmits() {
		StepVerifier.create(this.database.transactionalMono(DEFAULTS, (transaction) -> {
			transaction.setRollbackOnly();
			return update("a");
		})).expectNext(1L).verifyComplete();
		assertThat(this.transport.log()).containsExactly("acquire", "begin", "a", "rollback", "close");
	}

	@Test
	void aFailingBeginGivesTheConnectionBack() {
		this.transport.fail("begin");
		StepVerifier.create(transactional(update("a"))).verifyError(OperationalError.class);
		assertThat(this.transport.log()).containsExactly("acquire", "begin", "rollback", "close");
		assertThat(this.transport.acquired()).isZero();
	}

	@Test
	void aFailingCommitIsRolledBackAndEmitted() {
		this.transport.fail("commit");
		StepVerifier.create(transactional(update("a")))
			.verifyErrorSatisfies((error) -> assertThat(error).isInstanceOf(OperationalError.class)
				.hasMessageContaining("no such thing"));
		assertThat(this.transport.log()).containsExactly("acquire", "begin", "a", "commit", "rollback", "close");
		assertThat(this.transport.acquired()).isZero();
	}

	@Test
	void aFailingRollbackDoesNotHideTheErrorAndGivesTheConnectionBack() {
		this.transport.fail("rollback");
		StepVerifier.create(transactional(update("a").then(Mono.error(new IllegalStateException("no")))))
			.verifyErrorSatisfies((error) -> assertThat(error).isExactlyInstanceOf(IllegalStateException.class)
				.hasMessage("no")
				.hasNoSuppressedExceptions());
		assertThat(this.transport.acquired()).isZero();
	}

	@Test
	void anUnreachableServerIsAConnectionError() {
		this.transport.fail("acquire");
		StepVerifier.create(transactional(update("a"))).verifyError(ConnectionError.class);
	}

	@Test
	void aDeadlockThatIsSwallowedDoesNotCommitTheRest() {
		this.transport.failWith("b", DEADLOCK, "Deadlock detected");
		Mono<Long> work = update("a").then(update("b").onErrorReturn(0L)).then(update("c"));
		StepVerifier.create(transactional(work))
			.verifyErrorSatisfies((error) -> assertThat(error).isExactlyInstanceOf(TransactionManagementError.class)
				.hasMessageContaining("was lost to an earlier error")
				.hasCauseInstanceOf(TransactionConflictError.class));
		assertThat(this.transport.log()).containsExactly("acquire", "begin", "a", "b", "rollback", "close");
	}

	@Test
	void aDeadlockAsTheLastThingSwallowedDoesNotCommit() {
		this.transport.failWith("a", DEADLOCK, "Deadlock detected");
		StepVerifier.create(transactional(update("a").onErrorReturn(0L))).verifyError(TransactionManagementError.class);
		assertThat(this.transport.log()).containsExactly("acquire", "begin", "a", "rollback", "close");
	}

	@Test
	void aSavepointThatIsGoneLosesTheWholeTransaction() {
		this.transport.failWith("b", DEADLOCK, "Deadlock detected").fail("rollback to tortoise_sp_1");
		Mono<Long> inner = transactional(update("b")).onErrorReturn(0L);
		StepVerifier.create(transactional(update("a").then(inner).then(update("c"))))
			.verifyErrorSatisfies((error) -> assertThat(error).isExactlyInstanceOf(TransactionManagementError.class)
				.hasCauseInstanceOf(TransactionConflictError.class));
		assertThat(this.transport.log()).containsExactly("acquire", "begin", "a", "savepoint tortoise_sp_1", "b",
				"rollback to tortoise_sp_1", "rollback", "close");
	}

	@Test
	void aConflictIsRetriedAsAWhole() {
		this.transport.failWith("b", DEADLOCK, "Deadlock detected").failWith("commit", DEADLOCK, "Deadlock detected");
		TransactionOptions options = DEFAULTS.retries(3).backoff(Duration.ofMillis(1));
		StepVerifier.create(this.database.transactional(options, update("a").then(update("b"))))
			.expectNext(1L)
			.expectComplete()
			.verify(Duration.ofSeconds(5));
		assertThat(this.transport.log()).containsExactly("acquire", "begin", "a", "b", "rollback", "close", "acquire",
				"begin", "a", "b", "commit", "rollback", "close", "acquire", "begin", "a", "b", "commit", "close");
	}

	@Test
	void retriesEndWithTheConflictItself() {
		this.transport.failWith("a", DEADLOCK, "Deadlock detected").failWith("a", DEADLOCK, "Deadlock detected");
		StepVerifier.create(this.database.transactional(DEFAULTS.retries(1).backoff(Duration.ZERO), update("a")))
			.verifyError(TransactionConflictError.class);
		assertThat(this.transport.log()).filteredOn("begin"::equals).hasSize(2);
	}

	@Test
	void otherErrorsAreNotRetried() {
		this.transport.fail("a");
		StepVerifier.create(this.database.transactional(DEFAULTS.retries(5), update("a")))
			.verifyError(OperationalError.class);
		assertThat(this.transport.log()).filteredOn("begin"::equals).hasSize(1);
	}

	@Test
	void onlyTheOutermostRetries() {
		this.transport.failWith("b", DEADLOCK, "Deadlock detected");
		TransactionOptions options = DEFAULTS.retries(3).backoff(Duration.ofMillis(1));
		Mono<Long> inner = this.database.transactional(options, update("b"));
		StepVerifier.create(this.database.transactional(options, update("a").then(inner)))
			.expectNext(1L)
			.expectComplete()
			.verify(Duration.ofSeconds(5));
		assertThat(this.transport.log()).containsExactly("acquire", "begin", "a", "savepoint tortoise_sp_1", "b",
				"rollback to tortoise_sp_1", "rollback", "close", "acquire", "begin", "a", "savepoint tortoise_sp_1",
				"b", "release tortoise_sp_1", "commit", "close");
	}

	@Test
	void aFluxIsNotRetriedOnceItHasEmitted() {
		this.transport.failWith("b", DEADLOCK, "Deadlock detected");
		TransactionOptions options = DEFAULTS.retries(3).backoff(Duration.ofMillis(1));
		StepVerifier.create(this.database.transactional(options, Flux.concat(update("a"), update("b"))))
			.expectNext(1L)
			.verifyError(TransactionConflictError.class);
		this.transport.failWith("c", DEADLOCK, "Deadlock detected");
		StepVerifier.create(this.database.transactional(options, Flux.concat(update("c"), update("d"))))
			.expectNext(1L, 1L)
			.expectComplete()
			.verify(Duration.ofSeconds(5));
	}

	@Test
	void aTransactionThatTakesTooLongIsRolledBack() {
		this.transport.hang("a");
		TransactionOptions options = DEFAULTS.timeout(Duration.ofMillis(500)).name("report");
		StepVerifier.create(this.database.transactional(options, update("a")))
			.expectErrorSatisfies((error) -> assertThat(error).isExactlyInstanceOf(TimeoutError.class)
				.hasMessage("The transaction \"report\" on connection \"default\" took longer than PT0.5S"
						+ " and was rolled back"))
			.verify(Duration.ofSeconds(5));
		assertThat(this.transport.log()).containsExactly("acquire", "begin", "a", "rollback", "close");
		assertThat(this.transport.acquired()).isZero();
	}

	@Test
	void anInnerPartCannotHaveAnotherIsolation() {
		TransactionOptions serializable = DEFAULTS.isolation(IsolationLevel.SERIALIZABLE);
		Mono<Long> inner = this.database.transactional(serializable, update("b"));
		StepVerifier.create(transactional(inner))
			.verifyErrorSatisfies((error) -> assertThat(error).isExactlyInstanceOf(TransactionManagementError.class)
				.hasMessageContaining("SERIALIZABLE")
				.hasMessageContaining("the outermost"));
		StepVerifier.create(this.database.transactional(serializable, inner)).expectNext(1L).verifyComplete();
	}

	@Test
	void optionsAreChecked() {
		assertThatThrownBy(() -> DEFAULTS.retries(-1)).isInstanceOf(ParamsError.class)
			.hasMessageContaining("retries is -1");
		assertThatThrownBy(() -> DEFAULTS.timeout(Duration.ZERO)).isInstanceOf(ParamsError.class)
			.hasMessageContaining("timeout is PT0S");
		assertThatThrownBy(() -> DEFAULTS.backoff(Duration.ofSeconds(-1))).isInstanceOf(ParamsError.class)
			.hasMessageContaining("backoff is PT-1S");
	}

	@Test
	void databasesOfEqualNamesDoNotMeet() {
		FakeTransport other = new FakeTransport();
		StepVerifier.create(transactional(update("a").then(other.database().update(sql("b")))))
			.expectNext(1L)
			.verifyComplete();
		assertThat(this.transport.log()).doesNotContain("b");
		assertThat(other.log()).containsExactly("acquire", "b", "close");
	}

	@Test
	void inTransactionTells() {
		StepVerifier.create(this.database.inTransaction()).expectNext(false).verifyComplete();
		StepVerifier.create(transactional(this.database.inTransaction())).expectNext(true).verifyComplete();
	}

	@Test
	void aStreamAndOtherStatementsShareTheTransaction() {
		Flux<Integer> stream = this.database.stream(sql("select"), 1, (row) -> row.get(0, Integer.class));
		Mono<List<Long>> work = stream.concatMap((value) -> update("u" + value), 1).collectList();
		StepVerifier.create(transactional(work))
			.expectNext(List.of(1L, 1L, 1L))
			.expectComplete()
			.verify(Duration.ofSeconds(5));
		assertThat(this.transport.overlaps()).isZero();
		assertThat(this.transport.log()).containsExactly("acquire", "begin", "select", "u1", "u2", "u3", "commit",
				"close");
	}

}
