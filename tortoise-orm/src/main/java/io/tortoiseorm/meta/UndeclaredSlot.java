package io.tortoiseorm.meta;

/**
 * The slot of a relation that the model class has no property for.
 */
final class UndeclaredSlot extends RelationSlot {

	UndeclaredSlot(ModelBase owner, String name) {
		super(owner, name);
	}

}
