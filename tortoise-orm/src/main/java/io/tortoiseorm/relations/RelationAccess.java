package io.tortoiseorm.relations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.Values;
import io.tortoiseorm.exceptions.ConfigurationError;
import io.tortoiseorm.exceptions.OperationalError;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.RelationMeta;
import io.tortoiseorm.meta.RelationSlot;
import io.tortoiseorm.query.LinkWriter;
import io.tortoiseorm.query.PrefetchSpec;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * How a holder reaches the database.
 */
final class RelationAccess {

	private RelationAccess() {
	}

	/**
	 * Loads the relation of a holder.
	 */
	static Mono<Void> fetch(RelationSlot slot) {
		return Tortoise.with((tortoise) -> {
			ModelBase owner = RelationSlot.owner(slot);
			ModelMeta meta = tortoise.registry().get(owner.getClass());
			return tortoise.queries()
				.fetch(meta, List.of(owner), List.of(new PrefetchSpec(RelationSlot.name(slot), null, null)), null);
		});
	}

	/**
	 * Changes the links of a holder.
	 */
	static Mono<Void> links(RelationSlot slot, LinkChange change) {
		return Tortoise.with(
				(tortoise) -> change.apply(tortoise.linkWriter(), RelationSlot.owner(slot), relation(tortoise, slot)));
	}

	/**
	 * Creates an instance at the other end of a reverse relation.
	 */
	static <T extends ModelBase> Mono<T> create(RelationSlot slot, Values values) {
		return Tortoise.with((tortoise) -> {
			RelationMeta relation = relation(tortoise, slot);
			ModelBase owner = RelationSlot.owner(slot);
			if (relation.sourceKey(owner) == null) {
				throw new OperationalError("This " + relation.source().name()
						+ " has no key yet: save() it before something is created in its relation '" + relation.name()
						+ "'.");
			}
			Map<String, @Nullable Object> all = new LinkedHashMap<>(values.asMap());
			for (int i = 0; i < relation.targetFields().size(); i++) {
				all.put(relation.targetFields().get(i).name(), relation.sourceFields().get(i).get(owner));
			}
			return tortoise.create(relation.target(), all);
		});
	}

	private static RelationMeta relation(Tortoise tortoise, RelationSlot slot) {
		ModelMeta meta = tortoise.registry().get(RelationSlot.owner(slot).getClass());
		RelationMeta relation = meta.relation(RelationSlot.name(slot));
		if (relation == null) {
			throw new ConfigurationError(meta.name() + " has no relation '" + RelationSlot.name(slot) + "'.");
		}
		return relation;
	}

	/**
	 * A change of links.
	 */
	@FunctionalInterface
	interface LinkChange {

		Mono<Void> apply(LinkWriter links, ModelBase owner, RelationMeta relation);

	}

}
