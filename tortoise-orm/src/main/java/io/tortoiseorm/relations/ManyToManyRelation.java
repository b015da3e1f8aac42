package io.tortoiseorm.relations;

import java.util.Collection;
import java.util.List;

import io.tortoiseorm.Values;
import io.tortoiseorm.meta.Holds;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.RelationMeta;
import reactor.core.publisher.Mono;

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

	/**
	 * Links instances that are not linked yet. What was fetched before is forgotten.
	 * @param targets saved instances
	 * @return completes when linked
	 */
	@SafeVarargs
	@SuppressWarnings("varargs")
	public final Mono<Void> add(T... targets) {
		return add(asList(targets));
	}

	/**
	 * Links instances that are not linked yet. What was fetched before is forgotten.
	 * @param targets saved instances, or their keys
	 * @return completes when linked
	 */
	public Mono<Void> add(Collection<?> targets) {
		List<?> all = List.copyOf(targets);
		return RelationAccess.links(this, (links, owner, relation) -> links.add(owner, relation, all, null));
	}

	/**
	 * Links an instance that is not linked yet, through a model with further fields. What
	 * was fetched before is forgotten.
	 * @param target a saved instance
	 * @param values the values of further fields of the link
	 * @return completes when linked
	 */
	public Mono<Void> add(T target, Values values) {
		return RelationAccess.links(this,
				(links, owner, relation) -> links.add(owner, relation, List.of(target), values.asMap(), null));
	}

	/**
	 * Takes links away; instances that are not linked are passed over. What was fetched
	 * before is forgotten.
	 * @param targets saved instances
	 * @return completes when the links are gone
	 */
	@SafeVarargs
	@SuppressWarnings("varargs")
	public final Mono<Void> remove(T... targets) {
		return remove(asList(targets));
	}

	/**
	 * Takes links away; instances that are not linked are passed over. What was fetched
	 * before is forgotten.
	 * @param targets saved instances, or their keys
	 * @return completes when the links are gone
	 */
	public Mono<Void> remove(Collection<?> targets) {
		List<?> all = List.copyOf(targets);
		return RelationAccess.links(this, (links, owner, relation) -> links.remove(owner, relation, all, null));
	}

	/**
	 * Takes all links away. What was fetched before is forgotten.
	 * @return completes when the links are gone
	 */
	public Mono<Void> clear() {
		return RelationAccess.links(this, (links, owner, relation) -> links.clear(owner, relation, null));
	}

	private static List<Object> asList(Object[] targets) {
		return List.of(targets);
	}

}
