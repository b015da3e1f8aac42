package io.tortoiseorm.relations;

import io.tortoiseorm.meta.Holds;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.RelationMeta;

/**
 * Holds the instances paired with the owner. Made by the constructor of the model, so it
 * is never {@code null}.
 *
 * @param <T> the related model
 */
@Holds(RelationMeta.Kind.MANY_TO_MANY)
public final class ManyToManyRelation<T extends ModelBase> extends ToManyRelation<T> {

	ManyToManyRelation(ModelBase owner, String name) {
		super(owner, name);
	}

}
