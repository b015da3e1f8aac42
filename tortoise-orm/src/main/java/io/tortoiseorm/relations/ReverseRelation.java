package io.tortoiseorm.relations;

import io.tortoiseorm.Values;
import io.tortoiseorm.meta.Holds;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.RelationMeta;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

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

	/**
	 * Creates a related row that refers to the owner.
	 * @param field the first field
	 * @param value its value
	 * @param more further fields and values, alternating
	 * @return the saved instance
	 */
	public Mono<T> create(String field, @Nullable Object value, @Nullable Object... more) {
		return create(Values.of(field, value, more));
	}

	/**
	 * Creates a related row that refers to the owner.
	 * @param values the values by field, without the relation itself
	 * @return the saved instance
	 */
	public Mono<T> create(Values values) {
		return RelationAccess.create(this, values);
	}

}
