package io.tortoiseorm;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.tortoiseorm.db.Database;
import io.tortoiseorm.meta.ModelMeta;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Chooses connections as one subscriber is to see them: by the routers, except for reads
 * that have to follow writes of a transaction or of a moment ago.
 */
final class Routing {

	private final List<Router> routers;

	private final Set<String> inTransaction;

	private final @Nullable StickyReads sticky;

	private final Set<String> written = ConcurrentHashMap.newKeySet();

	Routing(List<Router> routers, Set<String> inTransaction, @Nullable StickyReads sticky) {
		this.routers = routers;
		this.inTransaction = inTransaction;
		this.sticky = sticky;
	}

	/**
	 * The same for a subscriber.
	 * @param transactions the connections of the subscriber's transactions
	 * @param own the subscriber's memory of writes, or {@code null}
	 */
	Routing of(Set<String> transactions, @Nullable StickyReads own) {
		StickyReads memory = (own != null) ? own : this.sticky;
		return (transactions.isEmpty() && memory == null) ? this : new Routing(this.routers, transactions, memory);
	}

	String connection(ModelMeta model, boolean write, @Nullable String chosen) {
		String name = (chosen != null) ? chosen : write ? writer(model) : reader(model);
		if (write && this.sticky != null) {
			this.written.add(name);
		}
		return name;
	}

	/**
	 * Where rows of a model are written, asked without writing.
	 */
	String writer(ModelMeta model) {
		for (Router router : this.routers) {
			String name = router.dbForWrite(model.type());
			if (name != null) {
				return name;
			}
		}
		return model.connection();
	}

	private String reader(ModelMeta model) {
		if (!this.inTransaction.isEmpty() || this.sticky != null) {
			String writer = writer(model);
			if (this.inTransaction.contains(writer) || (this.sticky != null && this.sticky.follow(writer))) {
				return writer;
			}
		}
		for (Router router : this.routers) {
			String name = router.dbForRead(model.type());
			if (name != null) {
				return name;
			}
		}
		return model.connection();
	}

	/**
	 * Notes what work has written, when it is committed.
	 * @param work the work
	 * @param databases the connections by name
	 */
	<T> Mono<T> noting(Mono<T> work, Function<String, Database> databases) {
		StickyReads memory = this.sticky;
		if (memory == null) {
			return work;
		}
		Mono<Void> note = note(memory, databases);
		return work.flatMap((value) -> note.thenReturn(value)).switchIfEmpty(note.then(Mono.empty()));
	}

	/**
	 * Notes what work has written, when it is committed.
	 * @param work the work
	 * @param databases the connections by name
	 */
	<T> Flux<T> noting(Flux<T> work, Function<String, Database> databases) {
		StickyReads memory = this.sticky;
		return (memory == null) ? work : work.concatWith(note(memory, databases).then(Mono.empty()));
	}

	private Mono<Void> note(StickyReads memory, Function<String, Database> databases) {
		return Mono.defer(() -> Flux.fromIterable(List.copyOf(this.written))
			.concatMap((name) -> databases.apply(name).afterCommit(() -> Mono.fromRunnable(() -> memory.wrote(name))))
			.then());
	}

}
