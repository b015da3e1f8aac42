package io.tortoiseorm.db;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.tortoiseorm.dialect.Dialects;
import io.tortoiseorm.sql.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A transport without a database: it notes what happens, and fails, hangs or waits where
 * a test says so. A step is named as it is noted, such as {@code acquire}, {@code begin}
 * or a statement's text.
 */
final class FakeTransport implements Transport {

	private final int max;

	private final List<String> log = Collections.synchronizedList(new ArrayList<>());

	private final Map<String, Deque<Supplier<Mono<Void>>>> scripts = new LinkedHashMap<>();

	private final Map<String, List<Object>> answers = new LinkedHashMap<>();

	private final AtomicInteger acquired = new AtomicInteger();

	private final AtomicInteger overlaps = new AtomicInteger();

	private final Queue<Waiter> waiting = new ConcurrentLinkedQueue<>();

	private volatile boolean closed;

	FakeTransport() {
		this(10);
	}

	FakeTransport(int max) {
		this.max = max;
	}

	/**
	 * A database on this transport, with the name {@code default}.
	 * @return the database
	 */
	Database database() {
		return builder().build();
	}

	DatabaseBuilder builder() {
		return Database.builder("default", this).dialect(Dialects.h2());
	}

	/**
	 * Has a step do something before it ends, once; further calls are for further times.
	 * @param step the step
	 * @param action what it does
	 * @return this transport
	 */
	FakeTransport on(String step, Supplier<Mono<Void>> action) {
		synchronized (this.scripts) {
			this.scripts.computeIfAbsent(step, (key) -> new ArrayDeque<>()).add(action);
		}
		return this;
	}

	FakeTransport hang(String step) {
		return on(step, Mono::never);
	}

	FakeTransport fail(String step) {
		return on(step, () -> Mono.error(new FakeDriverException("42000", 42000, "no such thing")));
	}

	FakeTransport failWith(String step, int code, String message) {
		return on(step, () -> Mono.error(new FakeDriverException(String.valueOf(code), code, message)));
	}

	FakeTransport answer(String text, Object... rows) {
		this.answers.put(text, List.of(rows));
		return this;
	}

	/**
	 * What happened so far.
	 * @return the steps in order
	 */
	List<String> log() {
		synchronized (this.log) {
			return List.copyOf(this.log);
		}
	}

	int acquired() {
		return this.acquired.get();
	}

	/**
	 * How often a session was used while it was still busy.
	 * @return the number
	 */
	int overlaps() {
		return this.overlaps.get();
	}

	/**
	 * Waits until all connections are given back, or too long.
	 */
	void awaitRest() {
		long deadline = System.nanoTime() + 2_000_000_000L;
		while (this.acquired.get() > 0 && System.nanoTime() < deadline) {
			Thread.onSpinWait();
		}
	}

	boolean isClosed() {
		return this.closed;
	}

	static SqlStatement sql(String text) {
		return new SqlStatement(text, List.of(), null);
	}

	/**
	 * Like a pool's: a session that is granted is emitted, even if the subscriber cancels
	 * at that moment.
	 */
	@Override
	public Mono<Session> acquire() {
		return new Mono<>() {
			@Override
			public void subscribe(CoreSubscriber<? super Session> actual) {
				Waiter waiter = new Waiter(actual);
				actual.onSubscribe(waiter);
				waiter.step.update(step("acquire").subscribe(null, actual::onError, () -> {
					FakeTransport.this.waiting.add(waiter);
					grant();
				}));
			}
		};
	}

	private void grant() {
		Waiter next = null;
		synchronized (this.waiting) {
			if (this.acquired.get() < this.max) {
				next = this.waiting.poll();
			}
			if (next != null) {
				this.acquired.incrementAndGet();
			}
		}
		if (next != null) {
			next.actual.onNext(new FakeSession());
			next.actual.onComplete();
		}
	}

	private void release() {
		this.acquired.decrementAndGet();
		grant();
	}

	private Mono<Void> step(String name) {
		return Mono.defer(() -> {
			this.log.add(name);
			Supplier<Mono<Void>> action;
			synchronized (this.scripts) {
				Deque<Supplier<Mono<Void>>> actions = this.scripts.get(name);
				action = (actions != null) ? actions.poll() : null;
			}
			return (action != null) ? action.get() : Mono.empty();
		});
	}

	@Override
	public Mono<Void> close() {
		return step("close transport").then(Mono.fromRunnable(() -> this.closed = true));
	}

	@Override
	public String target() {
		return "localhost:1/fake";
	}

	@Override
	public PoolState poolState() {
		return new PoolState(this.acquired.get(), 0, this.waiting.size(), this.max);
	}

	@Override
	public @Nullable DriverError describe(Throwable error) {
		return (error instanceof FakeDriverException fake) ? new DriverError(fake.state, fake.code, fake.text, false)
				: null;
	}

	/** What a driver throws. */
	static final class FakeDriverException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final @Nullable String state;

		private final int code;

		private final String text;

		FakeDriverException(@Nullable String state, int code, String text) {
			super(text);
			this.state = state;
			this.code = code;
			this.text = text;
		}

	}

	private final class Waiter implements Subscription {

		private final CoreSubscriber<? super Session> actual;

		private final Disposable.Swap step = Disposables.swap();

		Waiter(CoreSubscriber<? super Session> actual) {
			this.actual = actual;
		}

		@Override
		public void request(long n) {
			// granted in turn, whatever was requested
		}

		@Override
		public void cancel() {
			this.step.dispose();
			FakeTransport.this.waiting.remove(this);
		}

	}

	private record FakeRow(Object value) implements SqlRow {

		@Override
		public <T> @Nullable T get(int index, Class<T> type) {
			return type.cast(this.value);
		}

		@Override
		public List<String> columnNames() {
			return List.of("value");
		}

	}

	private final class FakeSession implements Session {

		private final AtomicInteger users = new AtomicInteger();

		private Mono<Void> use(String name) {
			return use(name, Flux.<Void>empty()).then();
		}

		/** Free at the moment of a cancel, not when another thread has seen it. */
		private <T> Flux<T> use(String name, Flux<T> rows) {
			return Flux.defer(() -> {
				if (this.users.getAndIncrement() > 0) {
					FakeTransport.this.overlaps.incrementAndGet();
					FakeTransport.this.log.add("busy when asked for " + name);
				}
				AtomicBoolean busy = new AtomicBoolean(true);
				Runnable free = () -> {
					if (busy.getAndSet(false)) {
						this.users.decrementAndGet();
					}
				};
				return step(name).thenMany(rows).doOnTerminate(free).doOnCancel(free);
			});
		}

		@Override
		public <T> Mono<List<T>> list(SqlStatement statement, RowMapper<T> mapper) {
			return use(statement.text()).then(Mono.fromSupplier(() -> {
				List<T> rows = new ArrayList<>();
				FakeTransport.this.answers.getOrDefault(statement.text(), List.of())
					.forEach((value) -> rows.add(mapper.map(new FakeRow(value))));
				return rows;
			}));
		}

		@Override
		public <T> Flux<T> stream(SqlStatement statement, int fetchSize, RowMapper<T> mapper) {
			List<Object> values = FakeTransport.this.answers.getOrDefault(statement.text(), List.of());
			return use(statement.text(), Flux.fromIterable(values).map((value) -> mapper.map(new FakeRow(value))));
		}

		@Override
		public Mono<Long> update(SqlStatement statement) {
			return use(statement.text()).thenReturn(1L);
		}

		@Override
		public Mono<Void> script(String sql) {
			return use(sql);
		}

		@Override
		public Mono<Void> begin(TransactionOptions options) {
			return use("begin");
		}

		@Override
		public Mono<Void> commit() {
			return use("commit");
		}

		@Override
		public Mono<Void> rollback() {
			return use("rollback");
		}

		@Override
		public Mono<Void> savepoint(String name) {
			return use("savepoint " + name);
		}

		@Override
		public Mono<Void> rollbackTo(String name) {
			return use("rollback to " + name);
		}

		@Override
		public Mono<Void> release(String name) {
			return use("release " + name);
		}

		@Override
		public Mono<Void> close() {
			return use("close").doOnTerminate(FakeTransport.this::release).doOnCancel(FakeTransport.this::release);
		}

	}

}
