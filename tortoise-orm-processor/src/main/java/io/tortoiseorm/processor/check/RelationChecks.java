package io.tortoiseorm.processor.check;

import java.util.List;

import javax.lang.model.element.TypeElement;

import io.tortoiseorm.processor.model.Column;
import io.tortoiseorm.processor.model.FieldKind;
import io.tortoiseorm.processor.model.HolderKind;
import io.tortoiseorm.processor.model.KeyTypes;
import io.tortoiseorm.processor.model.ModelClass;
import io.tortoiseorm.processor.model.ModelReader;
import io.tortoiseorm.processor.model.Problems;
import io.tortoiseorm.processor.model.Property;
import io.tortoiseorm.processor.model.Relation;
import io.tortoiseorm.processor.model.RelationGraph;
import io.tortoiseorm.processor.model.Suggestions;
import org.jspecify.annotations.Nullable;

/**
 * Checks what relations refer to, and the holders declared for their far side.
 */
final class RelationChecks {

	private final ModelReader reader;

	private final RelationGraph graph;

	private final KeyTypes keys;

	private final Problems problems;

	RelationChecks(ModelReader reader, RelationGraph graph, Problems problems) {
		this.reader = reader;
		this.graph = graph;
		this.keys = new KeyTypes(reader);
		this.problems = problems;
	}

	void check(ModelClass model) {
		for (Property property : model.properties()) {
			TypeElement target = property.target();
			if (target == null) {
				continue;
			}
			if (property.kind().isToOne()) {
				checkReference(property, this.reader.read(target));
			}
			else if (property.kind() == FieldKind.REVERSE) {
				checkHolder(model, property, target);
			}
		}
	}

	private void checkReference(Property property, ModelClass target) {
		String toField = property.options().text("toField");
		if (toField == null || toField.equals("pk")) {
			if (this.keys.leadsBack(property)) {
				this.problems.add(property.problem("refers to a key that refers back to it.",
						"Give one of the models a primary key of its own."));
				return;
			}
			checkColumns(property);
			return;
		}
		Property referred = this.keys.referred(property);
		if (referred == null) {
			List<String> allowed = this.keys.columns(target).stream().map(Column::name).toList();
			this.problems.add(property.problemOf("toField",
					"has toField \"%s\", but %s has no such field.".formatted(toField, target.name()),
					Suggestions.sentence(toField, allowed)));
		}
		else if (!referred.primaryKey() && !referred.options().flag("unique")
				&& referred.kind() != FieldKind.ONE_TO_ONE) {
			this.problems.add(property.problemOf("toField",
					"has toField \"%s\", which is not unique in %s.".formatted(toField, target.name()),
					"Write unique = true on %s.%s, or refer to the primary key.".formatted(target.name(), toField)));
		}
	}

	private void checkColumns(Property property) {
		List<String> said = property.options().texts("columns");
		int needed = this.keys.columns(property).size();
		if (!said.isEmpty() && property.options().text("column") != null) {
			this.problems.add(property.problemOf("columns", "has both column and columns.", "Keep one of them."));
		}
		else if (!said.isEmpty() && said.size() != needed) {
			this.problems.add(property.problemOf("columns",
					"names %d columns, but the key it refers to has %d.".formatted(said.size(), needed),
					"Name a column for each field of that key, in its order."));
		}
		if (needed > 1 && property.hasDbDefault()) {
			this.problems
				.add(property.problem("has @DbDefault, but its key has several columns.", "Remove @DbDefault."));
		}
	}

	/**
	 * A holder without annotation stands for a relation declared on the other side.
	 */
	private void checkHolder(ModelClass model, Property property, TypeElement target) {
		Relation relation = this.graph.relation(model.element(), property.name());
		HolderKind held = heldBy(property);
		boolean matches = relation != null && relation.target().equals(target) && relation.kind() == held;
		if (!matches && property.source()) {
			refuse(model, property, target, held, relation);
		}
	}

	private HolderKind heldBy(Property property) {
		String holder = this.reader.language().simpleName(property.type());
		for (HolderKind kind : HolderKind.values()) {
			if (kind.holderName().equals(holder)) {
				return kind;
			}
		}
		return HolderKind.REVERSE_FOREIGN_KEY;
	}

	private void refuse(ModelClass model, Property property, TypeElement target, HolderKind held,
			@Nullable Relation relation) {
		String targetName = target.getSimpleName().toString();
		if (relation != null) {
			String there = relation.target().getSimpleName().toString();
			this.problems.add(property.problem(
					"is a %s<%s>, but the relation of that name is a %s<%s>.".formatted(held.holderName(), targetName,
							relation.kind().holderName(), there),
					"Declare it as %s<%s>.".formatted(relation.kind().holderName(), there)));
			return;
		}
		String annotation = switch (held) {
			case REVERSE_ONE_TO_ONE -> "@OneToOneField";
			case MANY_TO_MANY -> "@ManyToManyField";
			default -> "@ForeignKeyField";
		};
		List<String> leadingHere = this.graph.relations(model.element())
			.stream()
			.filter((candidate) -> !candidate.forward())
			.map(Relation::name)
			.toList();
		this.problems.add(property.problem(
				"is a %s<%s>, but no %s in %s has relatedName = \"%s\".".formatted(held.holderName(), targetName,
						annotation, targetName, property.name()),
				"Set that relatedName, or rename the field. " + Suggestions.sentence(property.name(), leadingHere)));
	}

}
