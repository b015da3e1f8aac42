package io.tortoiseorm.db;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What runs after the end of one transaction or savepoint.
 */
final class TransactionHooks {

	private static final Logger LOG = LoggerFactory.getLogger(TransactionHooks.class);

	private final List<Supplier<? extends Publisher<?>>> committed = new ArrayList<>(0);

	private final List<Supplier<? extends Publisher<?>>> rolledBack = new ArrayList<>(0);

	synchronized void addCommitted(Supplier<? extends Publisher<?>> hook) {
		this.committed.add(hook);
	}

	synchronized void addRolledBack(Supplier<? extends Publisher<?>> hook) {
		this.rolledBack.add(hook);
	}

	/**
	 * Takes over the hooks of an inner part whose work has been kept.
	 * @param inner the inner part's hooks
	 */
	void adopt(TransactionHooks inner) {
		inner.takeCommitted().forEach(this::addCommitted);
		inner.takeRolledBack().forEach(this::addRolledBack);
	}

	/**
	 * Runs what waits for a commit, all of it, one after another.
	 * @return completes when all are done, or fails with the first failure, the others
	 * suppressed
	 */
	Mono<Void> runCommitted() {
		return Mono.defer(() -> {
			List<Supplier<? extends Publisher<?>>> hooks = takeCommitted();
			if (hooks.isEmpty()) {
				return Mono.empty();
			}
			List<Throwable> failures = new ArrayList<>(0);
			return Flux.fromIterable(hooks)
				.concatMap((hook) -> done(hook).onErrorResume((error) -> Mono.fromRunnable(() -> failures.add(error))))
				.then(Mono.defer(() -> failures.isEmpty() ? Mono.empty() : Mono.error(joined(failures))));
		});
	}

	/**
	 * Runs what waits for a rollback, all of it, one after another. Failures are logged:
	 * they must not hide the error that rolled back.
	 * @return completes when all are done
	 */
	Mono<Void> runRolledBack() {
		return Mono.defer(() -> {
			List<Supplier<? extends Publisher<?>>> hooks = takeRolledBack();
			return hooks.isEmpty() ? Mono.empty()
					: Flux.fromIterable(hooks)
						.concatMap((hook) -> done(hook).onErrorResume(TransactionHooks::log))
						.then();
		});
	}

	synchronized List<Supplier<? extends Publisher<?>>> takeCommitted() {
		return take(this.committed);
	}

	synchronized List<Supplier<? extends Publisher<?>>> takeRolledBack() {
		return take(this.rolledBack);
	}

	private static List<Supplier<? extends Publisher<?>>> take(List<Supplier<? extends Publisher<?>>> hooks) {
		if (hooks.isEmpty()) {
			return List.of();
		}
		List<Supplier<? extends Publisher<?>>> taken = List.copyOf(hooks);
		hooks.clear();
		return taken;
	}

	private static Mono<Void> done(Supplier<? extends Publisher<?>> hook) {
		return Mono.defer(() -> Flux.from(hook.get()).then());
	}

	private static Throwable joined(List<Throwable> failures) {
		Throwable first = failures.get(0);
		failures.stream().skip(1).filter((other) -> other != first).forEach(first::addSuppressed);
		return first;
	}

	private static Mono<Void> log(Throwable error) {
		LOG.error("A hook that ran after a rollback failed", error);
		return Mono.empty();
	}

}
