package io.tortoiseorm.relations;

import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.RelationSlot;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What the holders of relations to at most one instance have in common. Never loads
 * anything by itself.
 *
 * @param <T> the related model
 */
public abstract sealed class ToOneRelation<T extends ModelBase> extends RelationSlot
		permits ForwardRelation, BackwardOneToOneRelation {

	ToOneRelation(ModelBase owner, String name) {
		super(owner, name);
	}

	/**
	 * Whether the related instance is known, be it that there is none.
	 * @return whether it was fetched or set
	 */
	public boolean isFetched() {
		return RelationSlot.isFetched(this);
	}

	/**
	 * The related instance, loaded by a statement and then kept.
	 * @return the instance, or empty when there is none
	 */
	public Mono<T> fetch() {
		return RelationAccess.fetch(this).then(Mono.fromSupplier(this::get));
	}

	/**
	 * The related instance, which must have been fetched or set.
	 * @return the instance, or {@code null} when there is none
	 * @throws io.tortoiseorm.exceptions.NoValuesFetched if it was neither fetched nor set
	 */
	@SuppressWarnings("unchecked")
	public @Nullable T get() {
		if (!isFetched()) {
			throw NotFetched.error(this);
		}
		return (T) RelationSlot.value(this);
	}

}
