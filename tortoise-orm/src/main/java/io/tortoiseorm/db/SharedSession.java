package io.tortoiseorm.db;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A session that many subscribers may use at once: their statements run one after
 * another, first come, first served. A subscriber that cancels while it waits leaves the
 * queue.
 */
public final class SharedSession {

	private final Session session;

	private final SerialQueue queue = new SerialQueue();

	private final AtomicInteger savepoints = new AtomicInteger();

	private SharedSession(Session session) {
		this.session = session;
	}

	/**
	 * Shares a session.
	 * @param session the session, which from now on nobody uses but through the result
	 * @return the shared session
	 */
	public static SharedSession of(Session session) {
		return new SharedSession(Objects.requireNonNull(session, "session must not be null"));
	}

	/**
	 * Runs work when its turn has come. The next work begins before the result is
	 * emitted.
	 * @param work what runs on the session
	 * @param <T> what it gives
	 * @return the work's result
	 */
	public <T> Mono<T> run(Function<? super Session, ? extends Mono<T>> work) {
		return Mono.create((sink) -> this.queue
			.submit(new SerialSlots.Single<>(this.queue, () -> work.apply(this.session), sink, false)));
	}

	/**
	 * Runs work that emits many values when its turn has come. While nobody else waits,
	 * values are read as the subscriber asks for them; when somebody does, the rest is
	 * read into memory to free the session.
	 * @param work what runs on the session
	 * @param <T> what it emits
	 * @return the work's values
	 */
	public <T> Flux<T> stream(Function<? super Session, ? extends Flux<T>> work) {
		return Flux.create(
				(sink) -> this.queue.submit(new SerialSlots.Many<>(this.queue, () -> work.apply(this.session), sink)));
	}

	/**
	 * Ends the sharing: what waits and what comes fails, what runs is cancelled and
	 * fails.
	 * @param reason gives the error
	 */
	public void end(Supplier<? extends RuntimeException> reason) {
		this.queue.close(reason);
	}

	/**
	 * Waits until the session is free, and keeps it until the permit is given back.
	 * @return the permit
	 */
	Mono<SerialSlots.Permit> exclusive() {
		return SerialSlots.Permit.acquire(this.queue);
	}

	/**
	 * Runs the last work after all that already waits; what comes later is refused.
	 * @param reason gives the error of the refused
	 * @param work what runs on the session
	 * @return the work's result
	 */
	Mono<Void> runLast(Supplier<? extends RuntimeException> reason, Function<? super Session, Mono<Void>> work) {
		return Mono.create((sink) -> this.queue
			.submitLast(new SerialSlots.Single<>(this.queue, () -> work.apply(this.session), sink, true), reason));
	}

	/**
	 * The session itself, for whoever holds a permit.
	 * @return the session
	 */
	Session raw() {
		return this.session;
	}

	/**
	 * A name for a savepoint that this session has not seen yet.
	 * @return the name
	 */
	String nextSavepoint() {
		return "tortoise_sp_" + this.savepoints.incrementAndGet();
	}

}
