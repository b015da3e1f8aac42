package io.tortoiseorm.relations;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.RelationSlot;

/**
 * What the holders of relations to many instances have in common. Never loads anything by
 * itself.
 *
 * @param <T> the related model
 */
public abstract sealed class ToManyRelation<T extends ModelBase> extends RelationSlot implements Iterable<T>
		permits ReverseRelation, ManyToManyRelation {

	ToManyRelation(ModelBase owner, String name) {
		super(owner, name);
	}

	/**
	 * Whether the related instances are known.
	 * @return whether they were fetched
	 */
	public boolean isFetched() {
		return RelationSlot.isFetched(this);
	}

	/**
	 * The related instances, which must have been fetched.
	 * @return the instances as they were fetched, read-only
	 * @throws io.tortoiseorm.exceptions.NoValuesFetched if they were not fetched
	 */
	@SuppressWarnings("unchecked")
	public List<T> list() {
		if (!isFetched()) {
			throw NotFetched.error(this);
		}
		return Collections.unmodifiableList((List<T>) Objects.requireNonNull(RelationSlot.value(this)));
	}

	/**
	 * Iterates over the related instances, which must have been fetched.
	 * @return an iterator that cannot remove
	 * @throws io.tortoiseorm.exceptions.NoValuesFetched if they were not fetched
	 */
	@Override
	public Iterator<T> iterator() {
		return list().iterator();
	}

	@Override
	public String toString() {
		return RelationSlot.name(this) + (isFetched() ? "(" + list().size() + " fetched)" : "(not fetched)");
	}

}
