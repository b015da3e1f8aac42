package io.tortoiseorm.meta;

import io.tortoiseorm.relations.RelationHolders;

/**
 * What the front door's model class does for the metadata, and nothing else.
 *
 * @param <M> the model itself
 */
public abstract class TestModel<M extends TestModel<M>> extends ModelBase {

	@SuppressWarnings("this-escape")
	protected TestModel() {
		HolderLayout.install(this, RelationHolders.INSTANCE);
	}

}
