package io.tortoiseorm.relations;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

import io.tortoiseorm.QuerySet;
import io.tortoiseorm.Queryable;
import io.tortoiseorm.exceptions.ConfigurationError;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.RelationSlot;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;

/**
 * What the holders of relations to many instances have in common. Never loads anything by
 * itself.
 *
 * @param <T> the related model
 */
public abstract sealed class ToManyRelation<T extends ModelBase> extends RelationSlot
		implements Iterable<T>, Queryable<T>, Publisher<T> permits ReverseRelation, ManyToManyRelation {

	ToManyRelation(ModelBase owner, String name) {
		super(owner, name);
	}

	/**
	 * A query of the related rows; it asks the database, whatever was fetched before. It
	 * fails with an {@link io.tortoiseorm.exceptions.OperationalError} if the owner was
	 * never saved.
	 * @return the query
	 */
	@Override
	@SuppressWarnings("unchecked")
	public QuerySet<T> all() {
		Class<?> target = RelationSlot.target(this);
		if (target == null) {
			throw new ConfigurationError(RelationSlot.owner(this).getClass().getSimpleName() + "."
					+ RelationSlot.name(this) + " does not say to which model it leads.");
		}
		return QuerySet.of((Class<T>) target).filter(Q.related(RelationSlot.owner(this), RelationSlot.name(this)));
	}

	@Override
	public void subscribe(Subscriber<? super T> subscriber) {
		all().subscribe(subscriber);
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
