package io.tortoiseorm.meta;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The second step of the build: columns, then relations, then what refers to both.
 */
final class Linker {

	private final Map<Class<?>, ModelMeta> models;

	private final ValueTypes valueTypes;

	private final Map<ModelMeta, Map<String, FieldMeta>> fields = new LinkedHashMap<>();

	private final Set<PropertySource> underway = new LinkedHashSet<>();

	Linker(Map<Class<?>, ModelMeta> models, ValueTypes valueTypes) {
		this.models = models;
		this.valueTypes = valueTypes;
	}

	void link() {
		this.models.values().forEach((model) -> this.fields.put(model, new LinkedHashMap<>()));
		this.models.values().forEach(this::linkFields);
		RelationLinker relations = new RelationLinker(this.models.values(), this);
		relations.link();
		this.models.values().forEach((model) -> new ConstraintLinker(model).link());
	}

	private void linkFields(ModelMeta model) {
		Map<String, FieldMeta> byColumn = new LinkedHashMap<>();
		List<FieldMeta> ordered = new ArrayList<>();
		for (PropertySource property : columns(model)) {
			FieldMeta field = field(model, property);
			refuseTwins(model, property);
			FieldMeta twin = byColumn.put(field.column().toLowerCase(Locale.ROOT), field);
			if (twin != null) {
				throw property.error("has the column %s, which %s has too.".formatted(field.column(), twin.name()),
						"Give one of them another column.");
			}
			ordered.add(field);
		}
		model.freezeFields(ordered);
	}

	private static List<PropertySource> columns(ModelMeta model) {
		return model.source().properties().stream().filter((property) -> property.kind().isColumn()).toList();
	}

	/**
	 * The raw key of a relation has a name of its own, which no other property may have.
	 */
	private static void refuseTwins(ModelMeta model, PropertySource property) {
		if (!property.kind().isToOne()) {
			return;
		}
		for (PropertySource other : model.source().properties()) {
			if (other.name().equals(property.valueName())) {
				throw property.error(
						"has the raw key %s, but there is a field of that name.".formatted(property.valueName()),
						"Remove or rename the field; the raw key is there without being declared.");
			}
		}
	}

	/**
	 * The field of a property, made at the first call. A raw key has the type of the
	 * field it refers to, which is made first.
	 */
	private FieldMeta field(ModelMeta model, PropertySource property) {
		Map<String, FieldMeta> made = Objects.requireNonNull(this.fields.get(model));
		FieldMeta known = made.get(property.valueName());
		if (known != null) {
			return known;
		}
		if (!this.underway.add(property)) {
			throw property.error("refers to a key that refers back to it.",
					"Give one of the models a primary key of its own.");
		}
		ValueType type = property.kind().isToOne() ? referredField(property).type() : this.valueTypes.of(property);
		this.underway.remove(property);
		FieldMeta field = new FieldMeta(model, property, columns(model).indexOf(property), type);
		made.put(property.valueName(), field);
		return field;
	}

	/**
	 * The model that a relation leads to.
	 */
	ModelMeta target(PropertySource property) {
		Class<?> type = Objects.requireNonNull(property.target());
		ModelMeta target = this.models.get(type);
		if (target == null) {
			throw property.error("relates to %s, which is not registered.".formatted(type.getSimpleName()),
					"Add %s or its package to the models of an app.".formatted(type.getName()));
		}
		ModelMeta source = Objects.requireNonNull(this.models.get(property.model()));
		boolean tied = property.kind().isToOne() ? property.options().flagOrAbsent("dbConstraint")
				: property.kind() == FieldKind.MANY_TO_MANY;
		if (tied && !target.connection().equals(source.connection())) {
			throw property.error(
					"relates to %s, but %s is on the connection \"%s\" and %s on \"%s\": no database can join them or hold a constraint across."
						.formatted(target.name(), source.name(), source.connection(), target.name(),
								target.connection()),
					property.kind().isToOne()
							? "Put both models into apps with the same default connection, or set dbConstraint = false: the relation can then be prefetched, but not joined."
							: "Put both models into apps with the same default connection, or declare the links as a model with two references that have dbConstraint = false.");
		}
		return target;
	}

	/**
	 * The field that the raw key of a relation refers to.
	 */
	FieldMeta referredField(PropertySource property) {
		ModelMeta target = target(property);
		String toField = property.options().text("toField");
		if (toField == null || toField.equals("pk")) {
			if (target.source().keys().size() > 1) {
				throw CompositeKeys.refused(property, target);
			}
			return field(target, target.source().primaryKey());
		}
		PropertySource referred = find(target, toField);
		if (referred == null) {
			throw property.error("has toField \"%s\", but %s has no such field.".formatted(toField, target.name()),
					Suggestions.sentence(toField, columns(target).stream().map(PropertySource::valueName).toList()));
		}
		FieldMeta field = field(target, referred);
		if (!field.unique() && !referred.primaryKey()) {
			throw property.error("has toField \"%s\", which is not unique in %s.".formatted(toField, target.name()),
					"Write unique = true on %s.%s, or refer to the primary key.".formatted(target.name(), toField));
		}
		return field;
	}

	private static @Nullable PropertySource find(ModelMeta model, String name) {
		return columns(model).stream().filter((property) -> property.valueName().equals(name)).findFirst().orElse(null);
	}

}
