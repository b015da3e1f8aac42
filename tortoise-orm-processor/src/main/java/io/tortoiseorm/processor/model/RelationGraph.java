package io.tortoiseorm.processor.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.lang.model.element.TypeElement;

import org.jspecify.annotations.Nullable;

/**
 * The relations between models, from both ends: those that the models declare, and those
 * that lead to them from the other models given.
 */
public final class RelationGraph {

	private final ModelReader reader;

	private final Problems problems;

	private final Map<String, Map<String, Relation>> relations = new LinkedHashMap<>();

	/**
	 * Links models.
	 * @param reader reads models at the other ends
	 * @param models the models that may refer to each other
	 * @param problems takes clashes of names
	 */
	public RelationGraph(ModelReader reader, Collection<ModelClass> models, Problems problems) {
		this.reader = reader;
		this.problems = problems;
		List<Relation> forward = new ArrayList<>();
		for (ModelClass model : models) {
			forward.addAll(of(model.element()).values());
		}
		forward.forEach(this::linkBack);
	}

	/**
	 * The relations of a model.
	 * @param model the model
	 * @return those that it declares, then those that lead to it
	 */
	public Collection<Relation> relations(TypeElement model) {
		return of(model).values();
	}

	/**
	 * A relation of a model.
	 * @param model the model
	 * @param name its name there
	 * @return the relation, or {@code null}
	 */
	public @Nullable Relation relation(TypeElement model, String name) {
		return of(model).get(name);
	}

	private Map<String, Relation> of(TypeElement model) {
		String key = model.getQualifiedName().toString();
		Map<String, Relation> known = this.relations.get(key);
		if (known == null) {
			known = new LinkedHashMap<>();
			for (Property property : this.reader.read(model).properties()) {
				TypeElement target = property.target();
				if (target != null && property.kind() != FieldKind.REVERSE) {
					known.put(property.name(),
							new Relation(kind(property), property.name(), model, target, property, true));
				}
			}
			this.relations.put(key, known);
		}
		return known;
	}

	private static HolderKind kind(Property property) {
		return switch (property.kind()) {
			case ONE_TO_ONE -> HolderKind.ONE_TO_ONE;
			case MANY_TO_MANY -> HolderKind.MANY_TO_MANY;
			default -> HolderKind.FOREIGN_KEY;
		};
	}

	private void linkBack(Relation forward) {
		String name = relatedName(forward);
		if (name == null || refuseClash(forward, name)) {
			return;
		}
		of(forward.target()).put(name, new Relation(forward.kind().inverse(), name, forward.target(), forward.source(),
				forward.declaredBy(), false));
	}

	private @Nullable String relatedName(Relation forward) {
		Property property = forward.declaredBy();
		String said = property.relatedName();
		if (said == null) {
			return null;
		}
		if (!said.matches("[\\p{L}$][\\p{L}\\d$]*(_[\\p{L}\\d$]+)*") || said.equals("pk")) {
			this.problems.add(property.problemOf("relatedName",
					"has relatedName \"%s\", which lookups cannot spell.".formatted(said),
					"Write it like a property, for example orderLines."));
			return null;
		}
		return said;
	}

	private boolean refuseClash(Relation forward, String name) {
		ModelClass target = this.reader.read(forward.target());
		Relation other = of(forward.target()).get(name);
		boolean declaredField = target.column(name) != null;
		if (other == null && !declaredField) {
			return false;
		}
		String taken = declaredField ? "a field of that name"
				: "a relation of that name already, by " + (other != null ? other.origin() : "");
		Property property = forward.declaredBy();
		String origin = (property.options().text("relatedName") != null) ? "has relatedName"
				: "has, by default, relatedName";
		this.problems.add(property.problemOf("relatedName",
				"%s \"%s\", but %s has %s.".formatted(origin, name, target.name(), taken),
				"Give it another relatedName, or relatedName = \"-\" for no relation back."));
		return true;
	}

}
