package io.tortoiseorm;

import io.tortoiseorm.SignalRegistry.Registration;

/**
 * Registers receivers with the current ORM, which forgets them when it is closed. The
 * same is there for any ORM as {@link Tortoise#signals()}.
 */
public final class Signals {

	private Signals() {
	}

	/**
	 * Tells a receiver before an instance is saved.
	 * @param <M> the model
	 * @param model the model, or an abstract class that models extend
	 * @param receiver is told
	 * @return ends it
	 */
	public static <M> Registration preSave(Class<M> model, SignalReceiver<? super M> receiver) {
		return Tortoise.current().signals().preSave(model, receiver);
	}

	/**
	 * Tells a receiver after an instance was saved; its context says whether it was
	 * created.
	 * @param <M> the model
	 * @param model the model, or an abstract class that models extend
	 * @param receiver is told
	 * @return ends it
	 */
	public static <M> Registration postSave(Class<M> model, SignalReceiver<? super M> receiver) {
		return Tortoise.current().signals().postSave(model, receiver);
	}

	/**
	 * Tells a receiver before an instance is deleted.
	 * @param <M> the model
	 * @param model the model, or an abstract class that models extend
	 * @param receiver is told
	 * @return ends it
	 */
	public static <M> Registration preDelete(Class<M> model, SignalReceiver<? super M> receiver) {
		return Tortoise.current().signals().preDelete(model, receiver);
	}

	/**
	 * Tells a receiver after an instance was deleted.
	 * @param <M> the model
	 * @param model the model, or an abstract class that models extend
	 * @param receiver is told
	 * @return ends it
	 */
	public static <M> Registration postDelete(Class<M> model, SignalReceiver<? super M> receiver) {
		return Tortoise.current().signals().postDelete(model, receiver);
	}

	/**
	 * Tells a receiver before many rows are changed by one statement: {@code bulkCreate},
	 * {@code bulkUpdate}, and a query's {@code update} and {@code delete}.
	 * @param <M> the model
	 * @param model the model, or an abstract class that models extend
	 * @param receiver is told
	 * @return ends it
	 */
	public static <M> Registration preBulk(Class<M> model, BulkReceiver<? super M> receiver) {
		return Tortoise.current().signals().preBulk(model, receiver);
	}

	/**
	 * Tells a receiver after many rows were changed by one statement.
	 * @param <M> the model
	 * @param model the model, or an abstract class that models extend
	 * @param receiver is told
	 * @return ends it
	 */
	public static <M> Registration postBulk(Class<M> model, BulkReceiver<? super M> receiver) {
		return Tortoise.current().signals().postBulk(model, receiver);
	}

}
