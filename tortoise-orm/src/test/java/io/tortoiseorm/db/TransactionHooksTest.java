package io.tortoiseorm.db;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static io.tortoiseorm.db.FakeTransport.sql;
import static io.tortoiseorm.db.TransactionOptions.DEFAULTS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What runs after the end of transactions.
 */
class TransactionHooksTest {

	private final FakeTransport transport = new FakeTransport();

	private final Database database = this.transport.database();

	private final List<String> ran = new ArrayList<>();

	private Mono<Long> update(String text) {
		return this.database.update(sql(text));
	}

	private Mono<Void> run(String name) {
		return Mono.fromRunnable(() -> this.ran.add(name));
	}

	private Mono<Void> afterCommit(String name) {
		return this.database.afterCommit(() -> run(name));
	}

	private Mono<Void> afterRollback(String name) {
		return this.database.afterRollback(() -> run(name));
	}

	private Mono<Long> failing(Mono<?> before) {
		return this.database.transactional(DEFAULTS, before.then(Mono.error(new IllegalStateException("no"))));
	}

	@Test
	void hooksRunInOrderAfterTheCommitWithoutTheConnection() {
		Mono<Void> hook = this.database.afterCommit(() -> Mono.fromRunnable(() -> this.ran
			.add("hook with " + this.transport.acquired() + " connections after " + this.transport.log().get(3))));
		StepVerifier.create(this.database.transactional(DEFAULTS, hook.then(afterCommit("second")).then(update("a"))))
			.expectNext(1L)
			.verifyComplete();
		assertThat(this.ran).containsExactly("hook with 0 connections after commit", "second");
	}

	@Test
	void hooksMayUseTheDatabaseOutsideOfTheTransaction() {
		Mono<Void> hook = this.database.afterCommit(() -> update("hook"));
		StepVerifier.create(this.database.transactional(DEFAULTS, hook.then(update("a"))))
			.expectNext(1L)
			.verifyComplete();
		assertThat(this.transport.log()).containsExactly("acquire", "begin", "a", "commit", "close", "acquire", "hook",
				"close");
	}

	@Test
	void theResultComesAfterTheHooks() {
		StepVerifier
			.create(this.database.transactional(DEFAULTS, afterCommit("hook").then(update("a")))
				.doOnNext((value) -> assertThat(this.ran).containsExactly("hook")))
			.expectNext(1L)
			.verifyComplete();
	}

	@Test
	void outsideOfATransactionAfterCommitRunsAtOnceAndAfterRollbackNever() {
		StepVerifier.create(afterCommit("commit").then(afterRollback("rollback"))).verifyComplete();
		assertThat(this.ran).containsExactly("commit");
	}

	@Test
	void aRollbackRunsItsHooksOnly() {
		StepVerifier.create(failing(afterCommit("commit").then(afterRollback("rollback")))).verifyErrorMessage("no");
		assertThat(this.ran).containsExactly("rollback");
	}

	@Test
	void aCancellationRunsTheHooksOfARollback() {
		this.transport.hang("a");
		this.database.transactional(DEFAULTS, afterRollback("rollback").then(update("a"))).subscribe().dispose();
		assertThat(this.ran).containsExactly("rollback");
	}

	@Test
	void aFailingCommitRunsTheHooksOfARollback() {
		this.transport.fail("commit");
		StepVerifier
			.create(this.database.transactional(DEFAULTS,
					afterCommit("commit").then(afterRollback("rollback")).then(update("a"))))
			.verifyError();
		assertThat(this.ran).containsExactly("rollback");
	}

	@Test
	void anInnerRollbackDiscardsTheInnerHooks() {
		Mono<Long> inner = failing(afterCommit("inner commit").then(afterRollback("inner rollback"))).onErrorReturn(0L);
		StepVerifier
			.create(this.database.transactional(DEFAULTS,
					afterCommit("outer commit").then(inner).then(afterCommit("outer commit 2")).then(update("a"))))
			.expectNext(1L)
			.verifyComplete();
		assertThat(this.ran).containsExactly("inner rollback", "outer commit", "outer commit 2");
	}

	@Test
	void hooksOfAnInnerPartThatWasKeptShareTheFateOfTheOuter() {
		Mono<Void> inner = this.database.transactional(DEFAULTS,
				afterCommit("inner commit").then(afterRollback("inner rollback")));
		StepVerifier.create(this.database.transactional(DEFAULTS, inner.then(update("a"))))
			.expectNext(1L)
			.verifyComplete();
		assertThat(this.ran).containsExactly("inner commit");
		this.ran.clear();
		StepVerifier.create(failing(inner)).verifyErrorMessage("no");
		assertThat(this.ran).containsExactly("inner rollback");
	}

	@Test
	void allHooksRunAndTheFirstFailureIsEmitted() {
		Mono<Void> bad = this.database.afterCommit(() -> Mono.error(new IllegalStateException("hook failed")));
		Mono<Void> worse = this.database.afterCommit(() -> {
			throw new IllegalArgumentException("hook threw");
		});
		StepVerifier
			.create(this.database.transactional(DEFAULTS, bad.then(worse).then(afterCommit("last")).then(update("a"))))
			.verifyErrorSatisfies((error) -> assertThat(error).hasMessage("hook failed")
				.hasSuppressedException(new IllegalArgumentException("hook threw")));
		assertThat(this.ran).containsExactly("last");
		assertThat(this.transport.log()).contains("commit").doesNotContain("rollback");
	}

	@Test
	void aFailingHookAfterARollbackHidesNothing() {
		Mono<Void> bad = this.database.afterRollback(() -> Flux.error(new IllegalArgumentException("hook failed")));
		StepVerifier.create(failing(bad.then(afterRollback("last")))).verifyErrorMessage("no");
		assertThat(this.ran).containsExactly("last");
	}

	@Test
	void aRetryForgetsTheHooksOfTheFailedAttempt() {
		this.transport.failWith("a", 40001, "Deadlock detected");
		StepVerifier.create(this.database.transactional(DEFAULTS.retries(1).backoff(java.time.Duration.ZERO),
				afterCommit("commit").then(update("a"))))
			.expectNext(1L)
			.verifyComplete();
		assertThat(this.ran).containsExactly("commit");
	}

	@Test
	void theHandleRegistersHooksToo() {
		StepVerifier.create(this.database.transactionalMono(DEFAULTS, (transaction) -> {
			transaction.afterCommit(() -> run("commit"));
			transaction.afterRollback(() -> run("rollback"));
			return update("a");
		})).expectNext(1L).verifyComplete();
		assertThat(this.ran).containsExactly("commit");
	}

}
