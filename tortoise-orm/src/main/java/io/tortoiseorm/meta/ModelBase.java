package io.tortoiseorm.meta;

/**
 * What every model instance is to the metadata: the owner of an {@link InstanceState}.
 * Models extend {@code io.tortoiseorm.Model}.
 */
public abstract class ModelBase {

	@SuppressWarnings("this-escape")
	final InstanceState state = new InstanceState(this);

	/**
	 * Called by the front door's model class alone.
	 */
	protected ModelBase() {
	}

}
