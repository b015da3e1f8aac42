package io.tortoiseorm.relations;

import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.RelationSlot;
import org.jspecify.annotations.Nullable;

/**
 * What the holders of references have in common: the raw key is always known.
 *
 * @param <T> the related model
 */
public abstract sealed class ForwardRelation<T extends ModelBase> extends ToOneRelation<T>
		permits ForeignKeyRelation, OneToOneRelation {

	ForwardRelation(ModelBase owner, String name) {
		super(owner, name);
	}

	/**
	 * The raw key, known without fetching anything.
	 * @return the key of the related instance, or {@code null} when there is none or it
	 * was not saved yet
	 */
	public @Nullable Object id() {
		return RelationSlot.rawKey(this);
	}

	/**
	 * Refers to another instance. The raw key follows; nothing is sent before the owner
	 * is saved.
	 * @param target the instance, or {@code null} for none
	 * @throws io.tortoiseorm.exceptions.ParamsError if it is not of the related model
	 */
	public void set(@Nullable T target) {
		RelationSlot.assign(this, target);
	}

	/**
	 * Refers to another instance by its key. A fetched instance with another key is
	 * forgotten.
	 * @param key the raw key, or {@code null} for none
	 */
	public void setId(@Nullable Object key) {
		RelationSlot.setRawKey(this, key);
	}

	@Override
	public String toString() {
		String state = isFetched() ? "fetched" : "not fetched";
		return "%s(id=%s, %s)".formatted(RelationSlot.name(this), id(), state);
	}

}
