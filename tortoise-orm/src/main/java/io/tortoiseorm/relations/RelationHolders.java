package io.tortoiseorm.relations;

import io.tortoiseorm.meta.HolderFactory;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.RelationSlot;

/**
 * Makes the relation holders of model instances.
 */
public final class RelationHolders implements HolderFactory {

	/** The only instance. */
	public static final RelationHolders INSTANCE = new RelationHolders();

	private RelationHolders() {
	}

	@Override
	public RelationSlot create(ModelBase owner, String name, Class<?> holderType) {
		if (holderType == ForeignKeyRelation.class) {
			return new ForeignKeyRelation<>(owner, name);
		}
		if (holderType == ReverseRelation.class) {
			return new ReverseRelation<>(owner, name);
		}
		if (holderType == ManyToManyRelation.class) {
			return new ManyToManyRelation<>(owner, name);
		}
		if (holderType == OneToOneRelation.class) {
			return new OneToOneRelation<>(owner, name);
		}
		if (holderType == BackwardOneToOneRelation.class) {
			return new BackwardOneToOneRelation<>(owner, name);
		}
		throw new IllegalArgumentException(owner.getClass().getSimpleName() + "." + name + " has the type "
				+ holderType.getSimpleName() + ", which is not a relation holder.");
	}

}
