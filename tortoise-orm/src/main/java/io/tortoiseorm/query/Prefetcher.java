package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.InstanceState;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.RelationMeta;
import io.tortoiseorm.meta.RelationSlot;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Loads relations of instances that are in memory: one statement for each relation and
 * level, however many instances there are.
 */
final class Prefetcher {

	private static final int SIBLINGS_AT_ONCE = 4;

	/** Leaves room, so that a map made for a number of keys need not grow. */
	private static final int HASH_FACTOR = 2;

	private final Queries queries;

	Prefetcher(Queries queries) {
		this.queries = queries;
	}

	/**
	 * Loads the relations named.
	 * @param model the model of the instances
	 * @param owners the instances
	 * @param specs what to load
	 * @param database the connection the caller chose, or {@code null}
	 * @return completes when all are loaded
	 */
	Mono<Void> fetch(ModelMeta model, List<? extends ModelBase> owners, List<PrefetchSpec> specs,
			@Nullable String database) {
		List<Branch> branches = branches(model, specs);
		if (owners.isEmpty() || branches.isEmpty()) {
			return Mono.empty();
		}
		if (branches.size() == 1) {
			return load(branches.get(0), owners, database).doOnNext(Runnable::run).then();
		}
		// Instances are not thread-safe: siblings load at a time, and attach one by one.
		return Flux.fromIterable(branches)
			.flatMap((branch) -> load(branch, owners, database), SIBLINGS_AT_ONCE)
			.doOnNext(Runnable::run)
			.then();
	}

	/**
	 * Loads one relation.
	 * @return attaches what was loaded to its owners
	 */
	private Mono<Runnable> load(Branch branch, List<? extends ModelBase> owners, @Nullable String database) {
		RelationMeta relation = branch.relation;
		Map<Object, Family> families = new LinkedHashMap<>(HASH_FACTOR * owners.size());
		Family keyless = new Family();
		Function<ModelBase, @Nullable Object> keyOf = (relation.sourceFields().size() == 1)
				? relation.sourceField()::get : relation::sourceKey;
		for (ModelBase owner : owners) {
			Object key = keyOf.apply(owner);
			Family family = (key != null) ? families.computeIfAbsent(key, (missing) -> new Family()) : keyless;
			family.owners.add(owner);
		}
		QueryState query = branch.query(database);
		return load(relation, query, families.keySet()).map((links) -> () -> {
			for (Link link : links) {
				Family family = families.get(link.key());
				if (family != null) {
					family.children.add(link.target());
				}
			}
			families.values().forEach((family) -> attach(branch, family));
			attach(branch, keyless);
		});
	}

	private Mono<List<Link>> load(RelationMeta relation, QueryState query, Collection<Object> keys) {
		List<Object> all = new ArrayList<>(keys);
		int size = Keys.perStatement(this.queries.dialect(query), relation.sourceFields());
		if (all.size() <= size) {
			return all.isEmpty() ? Mono.just(List.of()) : loadPart(relation, query, all);
		}
		List<List<Object>> parts = new ArrayList<>();
		for (int i = 0; i < all.size(); i += size) {
			parts.add(all.subList(i, Math.min(all.size(), i + size)));
		}
		return Flux.fromIterable(parts).concatMap((part) -> loadPart(relation, query, part)).reduce((a, b) -> {
			List<Link> joined = new ArrayList<>(a);
			joined.addAll(b);
			return joined;
		});
	}

	private Mono<List<Link>> loadPart(RelationMeta relation, QueryState query, List<Object> keys) {
		Mono<List<Link>> links = this.queries.owned().linked(query, relation, keys);
		if (query.prefetches().isEmpty()) {
			return links;
		}
		return links.flatMap((found) -> {
			Set<ModelBase> targets = Collections.newSetFromMap(new IdentityHashMap<>());
			found.forEach((link) -> targets.add(link.target()));
			return fetch(relation.target(), List.copyOf(targets), query.prefetches(), query.database())
				.thenReturn(found);
		});
	}

	private static void attach(Branch branch, Family family) {
		RelationMeta relation = branch.relation;
		List<ModelBase> children = family.children;
		Object value = relation.toMany() ? Collections.unmodifiableList(children)
				: (children.isEmpty() ? null : children.get(0));
		for (ModelBase owner : family.owners) {
			InstanceState state = InstanceState.of(owner);
			if (branch.attribute != null) {
				state.setAttribute(branch.attribute, value);
			}
			else {
				RelationSlot.setFetched(state.slot(relation), value);
			}
		}
		RelationMeta inverse = relation.inverse();
		if (inverse != null && inverse.isForward() && !inverse.toMany()) {
			children.forEach((child) -> attachOwner(inverse, child, family.owners.get(0)));
		}
	}

	/**
	 * Lets a row know the owner it was found by, unless its own query loaded it.
	 */
	private static void attachOwner(RelationMeta inverse, ModelBase child, ModelBase owner) {
		RelationSlot slot = InstanceState.of(child).slot(inverse);
		if (!RelationSlot.isFetched(slot)) {
			RelationSlot.setFetched(slot, owner);
		}
	}

	/**
	 * Groups the specifications by their first relation; those of one relation become one
	 * query.
	 */
	private List<Branch> branches(ModelMeta model, List<PrefetchSpec> specs) {
		Map<String, Branch> branches = new LinkedHashMap<>();
		for (PrefetchSpec spec : specs) {
			List<String> names = Names.split(spec.path());
			String name = names.get(0);
			RelationMeta relation = model.relation(name);
			if (relation == null) {
				if (model.field(name) != null) {
					throw new FieldError(
							model.name() + "." + name + " is not a relation" + Names.within(name, spec.path()) + ".");
				}
				throw Names.unknown(name, model, spec.path(), List.of());
			}
			boolean leaf = names.size() == 1;
			String attribute = leaf ? spec.attribute() : null;
			Branch branch = branches.computeIfAbsent(name + "\n" + attribute,
					(missing) -> new Branch(model, relation, attribute));
			if (leaf) {
				branch.take(spec.query());
			}
			else {
				branch.nested.add(new PrefetchSpec(String.join("__", names.subList(1, names.size())), spec.query(),
						spec.attribute()));
			}
		}
		return List.copyOf(branches.values());
	}

	/**
	 * The fields a query must load so that its rows find their owners.
	 */
	static Set<FieldMeta> requiredFields(RelationMeta relation) {
		return new LinkedHashSet<>(relation.targetFields());
	}

	/**
	 * The owners of one key, usually one, and what is loaded for them.
	 */
	private static final class Family {

		private final List<ModelBase> owners = new ArrayList<>(1);

		private final List<ModelBase> children = new ArrayList<>();

	}

	/**
	 * A loaded instance and the key of the owner it belongs to.
	 *
	 * @param key the owner's key
	 * @param target the instance
	 */
	record Link(Object key, ModelBase target) {

	}

	private static final class Branch {

		private final ModelMeta owner;

		private final RelationMeta relation;

		private final @Nullable String attribute;

		private @Nullable QueryState query;

		private final List<PrefetchSpec> nested = new ArrayList<>();

		Branch(ModelMeta owner, RelationMeta relation, @Nullable String attribute) {
			this.owner = owner;
			this.relation = relation;
			this.attribute = attribute;
		}

		void take(@Nullable QueryState given) {
			if (given == null) {
				return;
			}
			if (given.model() != this.relation.target().type()) {
				throw new ParamsError("Prefetch of " + this.owner.name() + "." + this.relation.name()
						+ " needs a query of " + this.relation.target().name() + ", found one of "
						+ ModelMeta.nameOf(given.model()) + ".");
			}
			if (given.projection() != null) {
				throw new ParamsError("Prefetch of " + this.owner.name() + "." + this.relation.name()
						+ " needs a query of instances, found one of values.");
			}
			this.query = given;
		}

		QueryState query(@Nullable String database) {
			QueryState base = (this.query != null) ? this.query : QueryState.of(this.relation.target().type());
			if (base.database() == null && this.owner.connection().equals(this.relation.target().connection())) {
				base = base.database(database);
			}
			return base.prefetch(this.nested);
		}

	}

}
