package io.tortoiseorm.relations;

import io.tortoiseorm.meta.Holds;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.RelationMeta;

/**
 * Holds the instances that refer to the owner. Made by the constructor of the model, so
 * it is never {@code null}.
 *
 * @param <T> the related model
 */
@Holds(RelationMeta.Kind.REVERSE_FOREIGN_KEY)
public final class ReverseRelation<T extends ModelBase> extends ToManyRelation<T> {

	ReverseRelation(ModelBase owner, String name) {
		super(owner, name);
	}

}
