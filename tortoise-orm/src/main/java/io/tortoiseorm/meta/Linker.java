package io.tortoiseorm.meta;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The second step of the build: columns, then relations, then what refers to both.
 */
final class Linker {

	private final Map<Class<?>, ModelMeta> models;

	private final ValueTypes valueTypes;

	private final Map<ModelMeta, Map<String, FieldMeta>> fields = new LinkedHashMap<>();

	private final Map<ModelMeta, List<ColumnSource>> columns = new LinkedHashMap<>();

	private final Set<ColumnSource> underway = new LinkedHashSet<>();

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
		for (ColumnSource column : columns(model)) {
			PropertySource property = column.property();
			FieldMeta field = field(model, column);
			refuseTwins(model, column);
			FieldMeta twin = byColumn.put(field.column().toLowerCase(Locale.ROOT), field);
			if (twin != null) {
				throw property.error("has the column %s, which %s has too.".formatted(field.column(), twin.name()),
						"Give one of them another column.");
			}
			ordered.add(field);
		}
		model.freezeFields(ordered);
	}

	private List<ColumnSource> columns(ModelMeta model) {
		List<ColumnSource> known = this.columns.get(model);
		if (known == null) {
			List<ColumnSource> found = new ArrayList<>();
			for (PropertySource property : model.source().properties()) {
				if (property.kind().isToOne()) {
					target(property);
				}
				if (property.kind().isColumn()) {
					found.addAll(ColumnSource.of(property));
				}
			}
			known = List.copyOf(found);
			this.columns.put(model, known);
		}
		return known;
	}

	/**
	 * The raw key of a relation has a name of its own, which no other property may have.
	 */
	private void refuseTwins(ModelMeta model, ColumnSource column) {
		PropertySource property = column.property();
		if (!property.kind().isToOne()) {
			return;
		}
		for (PropertySource other : model.source().properties()) {
			if (other.name().equals(column.name())) {
				throw property.error("has the raw key %s, but there is a field of that name.".formatted(column.name()),
						"Remove or rename the field; the raw key is there without being declared.");
			}
		}
		for (ColumnSource other : columns(model)) {
			if (other != column && other.name().equals(column.name())) {
				throw property.error("has the raw key %s, as %s has.".formatted(column.name(), other.property().name()),
						"Rename one of the two.");
			}
		}
	}

	/**
	 * The field of a property, made at the first call. A raw key has the type of the
	 * field it refers to, which is made first.
	 */
	private FieldMeta field(ModelMeta model, ColumnSource column) {
		PropertySource property = column.property();
		Map<String, FieldMeta> made = Objects.requireNonNull(this.fields.get(model));
		FieldMeta known = made.get(column.name());
		if (known != null) {
			return known;
		}
		if (!this.underway.add(column)) {
			throw property.error("refers to a key that refers back to it.",
					"Give one of the models a primary key of its own.");
		}
		ValueType type = property.kind().isToOne() ? referredFields(property).get(Math.max(0, column.part())).type()
				: this.valueTypes.of(property);
		this.underway.remove(column);
		FieldMeta field = new FieldMeta(model, column, columns(model).indexOf(column), type);
		made.put(column.name(), field);
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
	 * The fields that the raw key of a relation refers to.
	 */
	List<FieldMeta> referredFields(PropertySource property) {
		ModelMeta target = target(property);
		if (property.refersToKey()) {
			return ColumnSource.ofKey(target.type())
				.stream()
				.map((key) -> field(target, find(target, key.name()).orElseThrow()))
				.toList();
		}
		String toField = Objects.requireNonNull(property.options().text("toField"));
		ColumnSource referred = find(target, toField).orElseThrow(
				() -> property.error("has toField \"%s\", but %s has no such field.".formatted(toField, target.name()),
						Suggestions.sentence(toField, columns(target).stream().map(ColumnSource::name).toList())));
		FieldMeta field = field(target, referred);
		if (!field.unique() && !field.wholeKey()) {
			throw property.error("has toField \"%s\", which is not unique in %s.".formatted(toField, target.name()),
					"Write unique = true on %s.%s, or refer to the primary key.".formatted(target.name(), toField));
		}
		return List.of(field);
	}

	private Optional<ColumnSource> find(ModelMeta model, String name) {
		return columns(model).stream().filter((column) -> column.name().equals(name)).findFirst();
	}

}
