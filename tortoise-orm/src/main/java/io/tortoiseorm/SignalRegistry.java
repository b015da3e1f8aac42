package io.tortoiseorm;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The receivers of one ORM's signals. They are told in the order in which they were
 * registered, one after the other, for their class and all classes that extend it. Where
 * a model has receivers, the operation and all of them are one transaction, so that an
 * error of any undoes everything.
 */
public final class SignalRegistry {

	private final List<Entry> entries = new CopyOnWriteArrayList<>();

	SignalRegistry() {
	}

	/**
	 * Tells a receiver before an instance is saved.
	 * @param <M> the model
	 * @param model the model, or an abstract class that models extend
	 * @param receiver is told
	 * @return ends it
	 */
	public <M> Registration preSave(Class<M> model, SignalReceiver<? super M> receiver) {
		return add(Kind.PRE_SAVE, model, receiver);
	}

	/**
	 * Tells a receiver after an instance was saved.
	 * @param <M> the model
	 * @param model the model, or an abstract class that models extend
	 * @param receiver is told
	 * @return ends it
	 */
	public <M> Registration postSave(Class<M> model, SignalReceiver<? super M> receiver) {
		return add(Kind.POST_SAVE, model, receiver);
	}

	/**
	 * Tells a receiver before an instance is deleted.
	 * @param <M> the model
	 * @param model the model, or an abstract class that models extend
	 * @param receiver is told
	 * @return ends it
	 */
	public <M> Registration preDelete(Class<M> model, SignalReceiver<? super M> receiver) {
		return add(Kind.PRE_DELETE, model, receiver);
	}

	/**
	 * Tells a receiver after an instance was deleted.
	 * @param <M> the model
	 * @param model the model, or an abstract class that models extend
	 * @param receiver is told
	 * @return ends it
	 */
	public <M> Registration postDelete(Class<M> model, SignalReceiver<? super M> receiver) {
		return add(Kind.POST_DELETE, model, receiver);
	}

	/**
	 * Tells a receiver before many rows are changed by one statement.
	 * @param <M> the model
	 * @param model the model, or an abstract class that models extend
	 * @param receiver is told
	 * @return ends it
	 */
	public <M> Registration preBulk(Class<M> model, BulkReceiver<? super M> receiver) {
		return add(Kind.PRE_BULK, model, receiver);
	}

	/**
	 * Tells a receiver after many rows were changed by one statement.
	 * @param <M> the model
	 * @param model the model, or an abstract class that models extend
	 * @param receiver is told
	 * @return ends it
	 */
	public <M> Registration postBulk(Class<M> model, BulkReceiver<? super M> receiver) {
		return add(Kind.POST_BULK, model, receiver);
	}

	private Registration add(Kind kind, Class<?> model, Object receiver) {
		Entry entry = new Entry(kind, model, receiver);
		this.entries.add(entry);
		return () -> this.entries.removeIf((each) -> each == entry);
	}

	private boolean isHeard(Class<?> model, Kind before, Kind after) {
		for (Entry entry : this.entries) {
			if ((entry.kind == before || entry.kind == after) && entry.model.isAssignableFrom(model)) {
				return !HistoricalModels.isHistorical(model);
			}
		}
		return false;
	}

	private <R> Flux<R> receivers(Kind kind, Class<?> model, Class<R> type) {
		return Flux.fromIterable(this.entries)
			.filter((entry) -> entry.kind == kind && entry.model.isAssignableFrom(model))
			.map((entry) -> type.cast(entry.receiver));
	}

	@SuppressWarnings("unchecked")
	private Mono<Void> send(Kind kind, Model<?> instance, SignalContext context) {
		return receivers(kind, instance.getClass(), SignalReceiver.class)
			.concatMap((receiver) -> done(((SignalReceiver<Object>) receiver).receive(instance, context)))
			.then();
	}

	@SuppressWarnings("unchecked")
	private Mono<Void> send(Kind kind, Class<?> model, BulkChange<?> change) {
		return receivers(kind, model, BulkReceiver.class)
			.concatMap((receiver) -> done(((BulkReceiver<Object>) receiver).receive(change)))
			.then();
	}

	private static Mono<Void> done(Publisher<?> publisher) {
		return Flux.from(publisher).then();
	}

	/**
	 * Saves between the signals.
	 * @param transaction runs everything as one transaction where somebody listens
	 */
	Mono<Void> saving(Model<?> instance, SignalContext context, TransactionalRun transaction,
			Supplier<Mono<Void>> save) {
		if (!isHeard(instance.getClass(), Kind.PRE_SAVE, Kind.POST_SAVE)) {
			return save.get();
		}
		return transaction.run(send(Kind.PRE_SAVE, instance, context).then(Mono.defer(save))
			.then(Mono.defer(() -> send(Kind.POST_SAVE, instance, context))));
	}

	/**
	 * Deletes between the signals.
	 */
	Mono<Void> deleting(Model<?> instance, TransactionalRun transaction, Supplier<Mono<Void>> delete) {
		if (!isHeard(instance.getClass(), Kind.PRE_DELETE, Kind.POST_DELETE)) {
			return delete.get();
		}
		SignalContext context = new SignalContext(false, java.util.Set.of(), null);
		return transaction.run(send(Kind.PRE_DELETE, instance, context).then(Mono.defer(delete))
			.then(Mono.defer(() -> send(Kind.POST_DELETE, instance, context))));
	}

	/**
	 * Changes many rows between the signals.
	 */
	Mono<Long> changing(Class<?> model, BulkChange<?> change, TransactionalCount transaction,
			Supplier<Mono<Long>> work) {
		if (!isHeard(model, Kind.PRE_BULK, Kind.POST_BULK)) {
			return work.get();
		}
		return transaction.run(send(Kind.PRE_BULK, model, change).then(Mono.defer(work))
			.flatMap((rows) -> send(Kind.POST_BULK, model, change.done(rows)).thenReturn(rows)));
	}

	private enum Kind {

		PRE_SAVE, POST_SAVE, PRE_DELETE, POST_DELETE, PRE_BULK, POST_BULK

	}

	private record Entry(Kind kind, Class<?> model, Object receiver) {

	}

	/**
	 * Runs work as one transaction.
	 */
	@FunctionalInterface
	interface TransactionalRun {

		Mono<Void> run(Mono<Void> work);

	}

	/**
	 * Runs counting work as one transaction.
	 */
	@FunctionalInterface
	interface TransactionalCount {

		Mono<Long> run(Mono<Long> work);

	}

	/**
	 * The registration of a receiver.
	 */
	@FunctionalInterface
	public interface Registration {

		/**
		 * Tells the receiver no more.
		 */
		void cancel();

	}

}
