package io.tortoiseorm;

import io.tortoiseorm.expressions.RelationPath;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.query.PrefetchSpec;

/**
 * A relation to prefetch, with a query that says which rows and how. Immutable.
 */
public final class Prefetch {

	private final PrefetchSpec spec;

	private Prefetch(PrefetchSpec spec) {
		this.spec = spec;
	}

	/**
	 * All related rows.
	 * @param relation names of relations joined by {@code __}
	 * @return the prefetch
	 */
	public static Prefetch of(String relation) {
		return new Prefetch(new PrefetchSpec(relation, null, null));
	}

	/**
	 * The related rows a query gives. Its filters, ordering, annotations, {@code only},
	 * {@code selectRelated} and own prefetches hold; limit and offset are taken for each
	 * owner by itself.
	 * @param relation names of relations joined by {@code __}; the query is for the last
	 * @param query a query of the relation's target
	 * @return the prefetch
	 */
	public static Prefetch of(String relation, QuerySet<?> query) {
		return new Prefetch(new PrefetchSpec(relation, query.state(), null));
	}

	/**
	 * All related rows.
	 * @param relation the relation
	 * @return the prefetch
	 */
	public static Prefetch of(RelationPath<?, ?> relation) {
		return of(relation.path());
	}

	/**
	 * The related rows a query gives, as {@link #of(String, QuerySet)}.
	 * @param <M> the related model
	 * @param relation the relation
	 * @param query a query of the relation's target
	 * @return the prefetch
	 */
	public static <M extends ModelBase> Prefetch of(RelationPath<M, ?> relation, QuerySet<M> query) {
		return of(relation.path(), query);
	}

	/**
	 * Keeps the result under a name of its own beside the relation: read it by
	 * {@link Model#attribute}.
	 * @param attribute the name
	 * @return the new prefetch
	 */
	public Prefetch to(String attribute) {
		return new Prefetch(new PrefetchSpec(this.spec.path(), this.spec.query(), attribute));
	}

	PrefetchSpec spec() {
		return this.spec;
	}

	@Override
	public String toString() {
		return "Prefetch(" + this.spec.path() + ")";
	}

}
