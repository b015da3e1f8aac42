package io.tortoiseorm.meta;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Links relations with both sides, and checks the holders declared for the far side.
 */
final class RelationLinker {

	private final Collection<ModelMeta> models;

	private final Linker fields;

	private final ThroughLinker throughs;

	private final Map<ModelMeta, Map<String, RelationMeta>> relations = new LinkedHashMap<>();

	RelationLinker(Collection<ModelMeta> models, Linker fields) {
		this.models = models;
		this.fields = fields;
		this.throughs = new ThroughLinker(models);
		models.forEach((model) -> this.relations.put(model, new LinkedHashMap<>()));
	}

	void link() {
		List<RelationMeta> forward = this.models.stream()
			.flatMap((model) -> model.source().properties().stream())
			.filter((property) -> property.kind().isRelation() && property.kind() != FieldKind.REVERSE)
			.map(this::linkForward)
			.toList();
		forward.forEach(this::linkBack);
		this.models.forEach(this::checkDeclaredHolders);
		this.models.forEach((model) -> model.freezeRelations(of(model)));
	}

	private Map<String, RelationMeta> of(ModelMeta model) {
		return Objects.requireNonNull(this.relations.get(model));
	}

	private RelationMeta linkForward(PropertySource property) {
		RelationMeta relation = (property.kind() == FieldKind.MANY_TO_MANY) ? manyToMany(property) : toOne(property);
		if (relation.target().view() && relation.dbConstraint() && relation.source().managed()
				&& (relation.through() == null || relation.through().created())) {
			throw property.error(
					"relates to %s, a view, to which no foreign key can lead.".formatted(relation.target().name()),
					"Write dbConstraint = false.");
		}
		of(relation.source()).put(relation.name(), relation);
		return relation;
	}

	private RelationMeta toOne(PropertySource property) {
		List<FieldMeta> raw = source(property).fields().stream().filter((field) -> field.source() == property).toList();
		RelationMeta.Kind kind = (property.kind() == FieldKind.ONE_TO_ONE) ? RelationMeta.Kind.ONE_TO_ONE
				: RelationMeta.Kind.FOREIGN_KEY;
		RelationMeta relation = new RelationMeta.Draft(kind, property.name(), raw, this.fields.referredFields(property))
			.declaredBy(property)
			.build();
		raw.forEach((field) -> field.link(relation));
		return relation;
	}

	private RelationMeta manyToMany(PropertySource property) {
		ModelMeta target = this.fields.target(property);
		ModelMeta source = source(property);
		return new RelationMeta.Draft(RelationMeta.Kind.MANY_TO_MANY, property.name(), source.keyFields(),
				target.keyFields())
			.declaredBy(property)
			.through(this.throughs.link(property, source, target))
			.build();
	}

	private ModelMeta source(PropertySource property) {
		return this.models.stream().filter((model) -> model.type() == property.model()).findFirst().orElseThrow();
	}

	private void linkBack(RelationMeta forward) {
		PropertySource property = property(forward);
		String name = relatedName(forward, property);
		if (name == null) {
			return;
		}
		refuseClash(forward, property, name);
		RelationMeta.Kind kind = switch (forward.kind()) {
			case ONE_TO_ONE -> RelationMeta.Kind.REVERSE_ONE_TO_ONE;
			case MANY_TO_MANY -> RelationMeta.Kind.MANY_TO_MANY;
			default -> RelationMeta.Kind.REVERSE_FOREIGN_KEY;
		};
		RelationMeta.Draft draft = new RelationMeta.Draft(kind, name, forward.targetFields(), forward.sourceFields())
			.described(property);
		if (forward.through() != null) {
			draft.through(forward.through().reversed());
		}
		RelationMeta back = draft.build();
		RelationMeta.link(forward, back);
		of(back.source()).put(name, back);
	}

	private static PropertySource property(RelationMeta forward) {
		return forward.source()
			.source()
			.properties()
			.stream()
			.filter((property) -> property.name().equals(forward.name()))
			.findFirst()
			.orElseThrow();
	}

	/**
	 * The name of the relation back.
	 * @return the name, or {@code null} where there is to be none
	 */
	private static @Nullable String relatedName(RelationMeta forward, PropertySource property) {
		String said = property.options().text("relatedName");
		if (said == null) {
			String model = Naming.camelCase(forward.source().name());
			return (forward.kind() == RelationMeta.Kind.ONE_TO_ONE) ? model : model + "s";
		}
		if (said.equals("-") || said.equals("+")) {
			return null;
		}
		if (!isRelatedName(said)) {
			throw property.error("has relatedName \"%s\", which lookups cannot spell.".formatted(said),
					"Write it like a property, for example orderLines.");
		}
		return said;
	}

	static boolean isRelatedName(String name) {
		return name.matches("[\\p{L}$][\\p{L}\\d$]*(_[\\p{L}\\d$]+)*") && !name.equals("pk");
	}

	private void refuseClash(RelationMeta forward, PropertySource property, String name) {
		ModelMeta target = forward.target();
		RelationMeta other = of(target).get(name);
		boolean declaredField = target.field(name) != null;
		if (other == null && !declaredField) {
			return;
		}
		String taken = declaredField ? "a field of that name"
				: "a relation of that name already, by " + (other.isForward() ? other : other.inverse());
		String origin = (property.options().text("relatedName") != null) ? "has relatedName"
				: "has, by default, relatedName";
		throw property.error("%s \"%s\", but %s has %s.".formatted(origin, name, target.name(), taken),
				"Give it another relatedName, or relatedName = \"-\" for no relation back.");
	}

	/**
	 * Holders without annotation stand for a relation declared on the other side.
	 */
	private void checkDeclaredHolders(ModelMeta model) {
		for (PropertySource property : model.source().properties()) {
			if (property.kind() != FieldKind.REVERSE) {
				continue;
			}
			ModelMeta target = this.fields.target(property);
			RelationMeta relation = of(model).get(property.name());
			RelationMeta.Kind held = RelationMeta.Kind.heldBy(property.javaType());
			if (relation == null || relation.target() != target || relation.kind() != held) {
				throw unmatched(model, property, target, held, relation);
			}
		}
	}

	private RuntimeException unmatched(ModelMeta model, PropertySource property, ModelMeta target,
			RelationMeta.Kind held, @Nullable RelationMeta relation) {
		if (relation != null) {
			return property.error(
					"is a %s<%s>, but the relation of that name is a %s<%s>.".formatted(held.holderName(),
							target.name(), relation.kind().holderName(), relation.target().name()),
					"Declare it as %s<%s>.".formatted(relation.kind().holderName(), relation.target().name()));
		}
		String annotation = switch (held) {
			case REVERSE_ONE_TO_ONE -> "@OneToOneField";
			case MANY_TO_MANY -> "@ManyToManyField";
			default -> "@ForeignKeyField";
		};
		List<String> leadingHere = of(model).values()
			.stream()
			.filter((candidate) -> !candidate.isForward())
			.map(RelationMeta::name)
			.toList();
		return property.error(
				"is a %s<%s>, but no %s in %s has relatedName = \"%s\".".formatted(held.holderName(), target.name(),
						annotation, target.name(), property.name()),
				"Set that relatedName, or rename the field. " + Suggestions.sentence(property.name(), leadingHere));
	}

}
