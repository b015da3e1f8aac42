package io.tortoiseorm.query.generated;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.tortoiseorm.meta.ModelBase;

/**
 * What a generated query knows of a model, told by hand.
 */
final class Shape {

	private final Class<? extends ModelBase> type;

	private final Map<String, Kind> fields = new LinkedHashMap<>();

	private final Map<String, Relation> relations = new LinkedHashMap<>();

	Shape(Class<? extends ModelBase> type, Kind key) {
		this.type = type;
		this.fields.put("id", key);
	}

	Shape field(String name, Kind kind) {
		this.fields.put(name, kind);
		return this;
	}

	Shape forward(String name, String target) {
		this.fields.put(name + "Id", Kind.INTEGER);
		this.relations.put(name, new Relation.Forward(name, target));
		return this;
	}

	Shape reverse(String name, String target, String forwardName) {
		this.relations.put(name, new Relation.Reverse(name, target, forwardName + "Id"));
		return this;
	}

	Shape linked(String name, String target, String table, int ownColumn) {
		this.relations.put(name, new Relation.Linked(name, target, table, ownColumn));
		return this;
	}

	String name() {
		return this.type.getSimpleName();
	}

	Class<? extends ModelBase> type() {
		return this.type;
	}

	Map<String, Kind> fields() {
		return this.fields;
	}

	Kind kind(String field) {
		return Objects.requireNonNull(this.fields.get(field), field);
	}

	Relation relation(String relation) {
		return Objects.requireNonNull(this.relations.get(relation), relation);
	}

	List<Relation> relations() {
		return List.copyOf(this.relations.values());
	}

	@Override
	public String toString() {
		return name();
	}

}
