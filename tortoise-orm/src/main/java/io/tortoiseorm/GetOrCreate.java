package io.tortoiseorm;

/**
 * What {@link Manager#getOrCreate} and {@link Manager#updateOrCreate} give.
 *
 * @param <M> the model
 * @param object the instance
 * @param created whether its row was created
 */
public record GetOrCreate<M>(M object, boolean created) {

}
