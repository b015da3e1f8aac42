package io.tortoiseorm;

import org.reactivestreams.Publisher;

/**
 * Is told of an instance that is saved or deleted.
 *
 * @param <M> the model, or an abstract class that models extend
 */
@FunctionalInterface
public interface SignalReceiver<M> {

	/**
	 * Is told of one instance.
	 * @param instance the instance; changes made before a save are saved
	 * @param context what else is known
	 * @return what to do before going on; an error aborts the operation
	 */
	Publisher<?> receive(M instance, SignalContext context);

}
