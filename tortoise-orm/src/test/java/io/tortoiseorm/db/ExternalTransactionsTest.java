package io.tortoiseorm.db;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static io.tortoiseorm.db.FakeTransport.sql;
import static io.tortoiseorm.db.TransactionOptions.DEFAULTS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Transactions that somebody else manages.
 */
class ExternalTransactionsTest {

	private final FakeTransport transport = new FakeTransport();

	private final Manager manager = new Manager();

	private final Database database = this.transport.builder().external(this.manager).build();

	private Mono<Long> update(String text) {
		return this.database.update(sql(text));
	}

	private <T> Mono<T> transactional(Mono<T> work) {
		return this.database.transactional(DEFAULTS, work);
	}

	private Mono<Void> hook(String name, boolean commit) {
		Supplier<Mono<Void>> hook = () -> Mono.fromRunnable(() -> this.manager.log.add(name));
		return commit ? this.database.afterCommit(hook) : this.database.afterRollback(hook);
	}

	@Test
	void statementsOutsideAcquireByThemselves() {
		StepVerifier.create(update("a")).expectNext(1L).verifyComplete();
		assertThat(this.transport.log()).containsExactly("acquire", "a", "close");
	}

	@Test
	void statementsJoinATransactionOfTheManager() {
		Mono<Long> work = Mono.zip(update("a"), update("b")).flatMap((both) -> update("c"));
		StepVerifier.create(this.manager.transactional(DEFAULTS, work)).expectNext(1L).verifyComplete();
		assertThat(this.transport.log()).containsExactly("acquire", "a", "b", "c");
		assertThat(this.manager.log).containsExactly("begin", "commit");
		assertThat(this.transport.overlaps()).isZero();
	}

	@Test
	void ourTransactionsAreTheManagers() {
		StepVerifier.create(transactional(update("a"))).expectNext(1L).verifyComplete();
		assertThat(this.manager.log).containsExactly("begin", "commit");
		StepVerifier.create(this.database.transactional(DEFAULTS, Flux.concat(update("b"), update("c"))))
			.expectNext(1L, 1L)
			.verifyComplete();
		StepVerifier.create(transactional(update("d").then(Mono.error(new IllegalStateException("no")))))
			.verifyErrorMessage("no");
		assertThat(this.manager.log).containsExactly("begin", "commit", "begin", "commit", "begin", "rollback");
		assertThat(this.transport.log()).doesNotContain("begin", "commit", "rollback");
	}

	@Test
	void nestedOnesAreSavepointsOfOursAndDoNotInterleave() {
		Mono<Long> left = transactional(
				update("a1").then(Mono.delay(java.time.Duration.ofMillis(20))).then(update("a2")));
		Mono<Long> right = transactional(update("b"));
		StepVerifier.create(transactional(Mono.zip(left, right))).expectNextCount(1).verifyComplete();
		assertThat(this.manager.log).containsExactly("begin", "commit");
		assertThat(this.transport.log()).containsExactly("acquire", "savepoint tortoise_sp_1", "a1", "a2",
				"release tortoise_sp_1", "savepoint tortoise_sp_2", "b", "release tortoise_sp_2");
	}

	@Test
	void inTransactionTells() {
		StepVerifier.create(this.database.inTransaction()).expectNext(false).verifyComplete();
		StepVerifier.create(this.manager.transactional(DEFAULTS, this.database.inTransaction()))
			.expectNext(true)
			.verifyComplete();
		StepVerifier.create(transactional(transactional(this.database.inTransaction())))
			.expectNext(true)
			.verifyComplete();
	}

	@Test
	void rollbackOnlyHasTheManagerRollBackAndStillEmits() {
		StepVerifier.create(this.database.transactionalMono(DEFAULTS, (transaction) -> {
			transaction.setRollbackOnly();
			return update("a");
		})).expectNext(1L).verifyComplete();
		StepVerifier.create(this.database.transactionalFlux(DEFAULTS, (transaction) -> {
			transaction.setRollbackOnly();
			return Flux.concat(update("b"), update("c"));
		})).expectNext(1L, 1L).verifyComplete();
		assertThat(this.manager.log).containsExactly("begin", "rollback", "begin", "rollback");
	}

	@Test
	void hooksOfANestedRollbackAreDropped() {
		Mono<Long> bad = transactional(hook("bad commit", true).then(hook("bad rollback", false))
			.then(Mono.<Long>error(new IllegalStateException("no")))).onErrorReturn(0L);
		Mono<Void> good = transactional(hook("good commit", true).then(hook("good rollback", false)));
		StepVerifier.create(transactional(hook("outer", true).then(bad).then(good).then(update("a"))))
			.expectNext(1L)
			.verifyComplete();
		assertThat(this.manager.log).containsExactly("begin", "bad rollback", "commit", "outer", "good commit");
	}

	@Test
	void hooksInATransactionThatTheManagerBeganAreTheManagers() {
		Mono<Void> bad = transactional(hook("bad commit", true).then(Mono.<Void>error(new IllegalStateException("no"))))
			.onErrorComplete();
		Mono<Void> good = transactional(hook("good commit", true).then(hook("good rollback", false)));
		StepVerifier
			.create(this.manager.transactional(DEFAULTS,
					hook("outer commit", true).then(hook("outer rollback", false)).then(bad).then(good)))
			.verifyComplete();
		assertThat(this.manager.log).containsExactly("begin", "commit", "outer commit", "good commit");
		this.manager.log.clear();
		StepVerifier
			.create(this.manager.transactional(DEFAULTS,
					good.then(hook("outer rollback", false)).then(Mono.error(new IllegalStateException("no")))))
			.verifyErrorMessage("no");
		assertThat(this.manager.log).containsExactly("begin", "rollback", "good rollback", "outer rollback");
	}

	@Test
	void conflictsAreRetriedOutsideOfTheManagersTransactions() {
		this.transport.failWith("a", 40001, "Deadlock detected");
		StepVerifier
			.create(this.database.transactional(DEFAULTS.retries(2).backoff(java.time.Duration.ZERO), update("a")))
			.expectNext(1L)
			.verifyComplete();
		assertThat(this.manager.log).containsExactly("begin", "rollback", "begin", "commit");
	}

	@Test
	void aTransactionOfItsOwnInsideOursUsesItsOwnConnection() {
		Mono<Long> own = this.manager.requiresNew(update("new"));
		StepVerifier.create(transactional(transactional(update("a").then(own).then(update("b")))))
			.expectNext(1L)
			.verifyComplete();
		assertThat(this.transport.log()).containsExactly("acquire", "savepoint tortoise_sp_1", "a", "acquire", "new",
				"b", "release tortoise_sp_1");
	}

	/** Manages transactions by its own key in the context, and notes what it does. */
	private final class Manager implements ExternalTransactions {

		private static final String KEY = "manager";

		private final List<String> log = new ArrayList<>();

		@Override
		public Mono<SharedSession> current() {
			return Mono.deferContextual((context) -> {
				Managed managed = context.getOrDefault(KEY, null);
				return (managed != null) ? managed.session() : Mono.empty();
			});
		}

		@Override
		public <T> Mono<T> transactional(TransactionOptions options, Mono<T> work) {
			return transactional(options, work.flux()).singleOrEmpty();
		}

		@Override
		public <T> Flux<T> transactional(TransactionOptions options, Flux<T> work) {
			return Flux.defer(() -> marked("", new Managed(), work));
		}

		<T> Mono<T> requiresNew(Mono<T> work) {
			return Mono.defer(() -> marked("new ", new Managed(), work.flux()).singleOrEmpty());
		}

		private <T> Flux<T> marked(String prefix, Managed managed, Flux<T> work) {
			return Flux.usingWhen(Mono.fromSupplier(() -> note(prefix + "begin")),
					(begun) -> work.contextWrite((context) -> context.put(KEY, managed)),
					(begun) -> Mono.fromSupplier(() -> note(prefix + "commit")).then(managed.hooks(managed.committed)),
					(begun, error) -> Mono.fromSupplier(() -> note(prefix + "rollback"))
						.then(managed.hooks(managed.rolledBack)),
					(begun) -> Mono.fromSupplier(() -> note(prefix + "cancel")));
		}

		private String note(String what) {
			this.log.add(what);
			return what;
		}

		@Override
		public Mono<Void> afterCommit(Supplier<? extends Publisher<?>> hook) {
			return Mono
				.deferContextual((context) -> Mono.fromRunnable(() -> context.<Managed>get(KEY).committed.add(hook)));
		}

		@Override
		public Mono<Void> afterRollback(Supplier<? extends Publisher<?>> hook) {
			return Mono
				.deferContextual((context) -> Mono.fromRunnable(() -> context.<Managed>get(KEY).rolledBack.add(hook)));
		}

	}

	private final class Managed {

		private final List<Supplier<? extends Publisher<?>>> committed = new ArrayList<>();

		private final List<Supplier<? extends Publisher<?>>> rolledBack = new ArrayList<>();

		private final Mono<SharedSession> shared = ExternalTransactionsTest.this.transport.acquire()
			.map(SharedSession::of)
			.cache();

		Mono<SharedSession> session() {
			return this.shared;
		}

		Mono<Void> hooks(List<Supplier<? extends Publisher<?>>> hooks) {
			return Mono.defer(() -> Flux.fromIterable(hooks).concatMap((hook) -> Flux.from(hook.get()).then()).then());
		}

	}

}
