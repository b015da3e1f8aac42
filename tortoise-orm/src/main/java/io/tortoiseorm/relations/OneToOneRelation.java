package io.tortoiseorm.relations;

import io.tortoiseorm.meta.Holds;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.RelationMeta;

/**
 * Holds a reference to one instance, to which no other refers. Made by the constructor of
 * the model, so it is never {@code null}.
 *
 * @param <T> the related model
 */
@Holds(RelationMeta.Kind.ONE_TO_ONE)
public final class OneToOneRelation<T extends ModelBase> extends ForwardRelation<T> {

	OneToOneRelation(ModelBase owner, String name) {
		super(owner, name);
	}

}
