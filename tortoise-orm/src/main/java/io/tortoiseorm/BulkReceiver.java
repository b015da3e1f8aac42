package io.tortoiseorm;

import org.reactivestreams.Publisher;

/**
 * Is told of a change of many rows.
 *
 * @param <M> the model, or an abstract class that models extend
 */
@FunctionalInterface
public interface BulkReceiver<M> {

	/**
	 * Is told of one change.
	 * @param change the change
	 * @return what to do before going on; an error aborts the operation
	 */
	Publisher<?> receive(BulkChange<? extends M> change);

}
