package io.tortoiseorm.relations;

import io.tortoiseorm.meta.Holds;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.RelationMeta;
import io.tortoiseorm.meta.RelationSlot;

/**
 * Holds the only instance that refers to the owner. Made by the constructor of the model,
 * so it is never {@code null}.
 *
 * @param <T> the related model
 */
@Holds(RelationMeta.Kind.REVERSE_ONE_TO_ONE)
public final class BackwardOneToOneRelation<T extends ModelBase> extends ToOneRelation<T> {

	BackwardOneToOneRelation(ModelBase owner, String name) {
		super(owner, name);
	}

	@Override
	public String toString() {
		if (!isFetched()) {
			return RelationSlot.name(this) + "(not fetched)";
		}
		return RelationSlot.name(this) + ((get() != null) ? "(fetched)" : "(fetched, none)");
	}

}
