package io.tortoiseorm.relations;

import io.tortoiseorm.meta.Holds;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.RelationMeta;

/**
 * Holds a reference to one instance, to which many may refer. Made by the constructor of
 * the model, so it is never {@code null}.
 *
 * @param <T> the related model
 */
@Holds(RelationMeta.Kind.FOREIGN_KEY)
public final class ForeignKeyRelation<T extends ModelBase> extends ForwardRelation<T> {

	ForeignKeyRelation(ModelBase owner, String name) {
		super(owner, name);
	}

}
