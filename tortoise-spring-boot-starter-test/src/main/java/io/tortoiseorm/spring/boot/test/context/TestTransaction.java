package io.tortoiseorm.spring.boot.test.context;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.pool.InstrumentedPool;
import reactor.pool.PoolBuilder;
import reactor.pool.PooledRef;

/**
 * The transaction that a test runs in. Connections of the application are views of its
 * connection, transactions of the application are savepoints.
 */
final class TestTransaction {

	private final Connection connection;

	private final boolean failsAsAWhole;

	private final AtomicInteger savepoints = new AtomicInteger();

	private final AtomicInteger open = new AtomicInteger();

	/** Savepoints around single statements must not cross each other. */
	private final InstrumentedPool<Boolean> turn = PoolBuilder.from(Mono.just(Boolean.TRUE))
		.sizeBetween(1, 1)
		.buildPool();

	/**
	 * Creates the transaction.
	 * @param connection its connection, in a transaction
	 * @param failsAsAWhole whether the database ends a transaction with the first error
	 * of a statement
	 */
	TestTransaction(Connection connection, boolean failsAsAWhole) {
		this.connection = connection;
		this.failsAsAWhole = failsAsAWhole;
	}

	Connection connection() {
		return new TestConnection(this, this.connection);
	}

	/**
	 * Begins a transaction of the application.
	 * @return the name of its savepoint
	 */
	Mono<String> begin() {
		return Mono.usingWhen(this.turn.acquire(), (turn) -> {
			String name = nextSavepoint();
			return Mono.from(this.connection.createSavepoint(name)).thenReturn(name);
		}, PooledRef::release).doOnNext((name) -> this.open.incrementAndGet());
	}

	Mono<Void> commit(String savepoint) {
		return Mono.from(this.connection.releaseSavepoint(savepoint))
			.onErrorResume((error) -> Mono.from(this.connection.rollbackTransactionToSavepoint(savepoint))
				.then(Mono.error(error)))
			.doFinally((signal) -> this.open.decrementAndGet());
	}

	Mono<Void> rollback(String savepoint) {
		return Mono.from(this.connection.rollbackTransactionToSavepoint(savepoint))
			.doFinally((signal) -> this.open.decrementAndGet());
	}

	/**
	 * Whether a statement outside of the application's transactions needs a savepoint, so
	 * that its failure does not end the test's transaction. While one of the
	 * application's is open it is left alone: their savepoints would cross.
	 */
	boolean guardsStatements() {
		return this.failsAsAWhole && this.open.get() == 0;
	}

	/**
	 * Runs a statement under a savepoint of its own. The next one waits until that is
	 * kept or undone; whoever reads a failure does not, because the driver may want to be
	 * read to the end, or cancelled, before it goes on.
	 * @param statement the statement
	 * @return its results
	 */
	Flux<Result> guarded(Supplier<Publisher<? extends Result>> statement) {
		return Flux.usingWhen(this.turn.acquire().map((turn) -> new Guard(nextSavepoint(), turn)),
				(guard) -> guard.set()
					.thenMany(Flux.defer(() -> Flux.<Result>from(statement.get())))
					.map((result) -> new TestResult(result, guard::fail)),
				Guard::end, (guard, error) -> guard.failAndEnd(), Guard::end);
	}

	Mono<Void> rollback() {
		return Mono.from(this.connection.rollbackTransaction())
			.onErrorResume((error) -> Mono.from(this.connection.close()).then(Mono.error(error)))
			.then(Mono.from(this.connection.close()));
	}

	private String nextSavepoint() {
		return "tortoise_test_" + this.savepoints.incrementAndGet();
	}

	/**
	 * The savepoint of one statement.
	 */
	private final class Guard {

		private final String name;

		private final PooledRef<Boolean> turn;

		private volatile boolean set;

		private volatile boolean failed;

		Guard(String name, PooledRef<Boolean> turn) {
			this.name = name;
			this.turn = turn;
		}

		Mono<Void> set() {
			return Mono.from(TestTransaction.this.connection.createSavepoint(this.name))
				.doOnSuccess((done) -> this.set = true);
		}

		void fail() {
			this.failed = true;
		}

		Mono<Void> failAndEnd() {
			fail();
			return end();
		}

		Mono<Void> end() {
			return Mono.defer(this::keepOrUndo).onErrorComplete().then(this.turn.release());
		}

		private Mono<Void> keepOrUndo() {
			if (!this.set) {
				return Mono.empty();
			}
			return this.failed ? undo() : keep().onErrorResume((error) -> undo());
		}

		/**
		 * By a statement, because drivers leave out the release in a transaction that has
		 * failed, and the failure may arrive only after whoever reads has gone.
		 */
		private Mono<Void> keep() {
			return Flux
				.from(TestTransaction.this.connection.createStatement("RELEASE SAVEPOINT " + this.name).execute())
				.concatMap(Result::getRowsUpdated)
				.then();
		}

		private Mono<Void> undo() {
			return Mono.from(TestTransaction.this.connection.rollbackTransactionToSavepoint(this.name));
		}

	}

}
