package io.tortoiseorm.meta.scanned;

import io.tortoiseorm.meta.TestModel;

/**
 * No model, but the base of some.
 *
 * @param <M> the model itself
 */
public abstract class Base<M extends Base<M>> extends TestModel<M> {

}
