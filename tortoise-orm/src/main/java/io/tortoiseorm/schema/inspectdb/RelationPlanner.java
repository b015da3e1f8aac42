package io.tortoiseorm.schema.inspectdb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.tortoiseorm.schema.inspectdb.ModelPlan.Holder;
import io.tortoiseorm.schema.inspectdb.ModelPlan.Pairs;
import io.tortoiseorm.schema.inspectdb.ModelPlan.Property;
import io.tortoiseorm.schema.inspectdb.ModelPlan.Reference;
import io.tortoiseorm.schema.introspection.LiveColumn;
import io.tortoiseorm.schema.introspection.LiveForeignKey;
import io.tortoiseorm.schema.introspection.LiveTable;
import io.tortoiseorm.sql.TableRef;

/**
 * Names both sides of relations, and finds those through tables of pairs.
 */
final class RelationPlanner {

	private final Map<TableRef, ModelPlan> models;

	private final List<String> notes;

	RelationPlanner(Map<TableRef, ModelPlan> models, List<String> notes) {
		this.models = models;
		this.notes = notes;
	}

	/**
	 * Whether a table holds nothing but pairs: two required foreign keys to primary keys.
	 */
	static boolean isLink(LiveTable table, List<LiveTable> tables) {
		if (table.foreignKeys().size() != 2
				|| table.columns().stream().anyMatch((column) -> column.nullable() || column.identity())) {
			return false;
		}
		List<String> referring = new ArrayList<>();
		for (LiveForeignKey key : table.foreignKeys()) {
			boolean toKey = tables.stream()
				.anyMatch((target) -> target != table && target.table().equals(key.target())
						&& target.keyColumns().size() == key.targetColumns().size()
						&& target.keyColumns().containsAll(key.targetColumns()));
			if (!toKey || table.isUnique(key.columns())) {
				return false;
			}
			referring.addAll(key.columns());
		}
		int columns = table.columns().size();
		boolean keyed = table.keyColumns().isEmpty() || table.keyColumns().size() == columns;
		return keyed && referring.size() == columns && Set.copyOf(referring).size() == columns
				&& table.columns().stream().noneMatch((column) -> table.isUnique(List.of(column.name())));
	}

	void planPairs(LiveTable table) {
		List<String> columns = table.columns().stream().map(LiveColumn::name).toList();
		LiveForeignKey first = table.foreignKeys().get(0);
		LiveForeignKey second = table.foreignKeys().get(1);
		boolean ordered = first.columns().contains(columns.get(0));
		LiveForeignKey backward = ordered ? first : second;
		LiveForeignKey forward = ordered ? second : first;
		ModelPlan source = this.models.get(backward.target());
		ModelPlan target = this.models.get(forward.target());
		if (source == null || target == null) {
			this.notes.add("Table " + table.name() + " is left out, as it links a table without a model");
			return;
		}
		boolean self = source == target && columns.size() == 2;
		String name = source.claim(self ? Names.plural(Names.relation(columns.get(1)))
				: Names.plural(Names.decapitalized(target.className)));
		String relatedName = target.claim(self ? Names.plural(Names.relation(columns.get(0)))
				: Names.plural(Names.decapitalized(source.className)));
		source.pairs.add(new Pairs(name, target, table, columns(backward, source), columns(forward, target),
				forward.onDelete(), table.isUnique(columns), relatedName));
		target.holders.add(new Holder(relatedName, "ManyToManyRelation", source));
	}

	/** The columns of a foreign key in the order of the key that it refers to. */
	private static List<String> columns(LiveForeignKey key, ModelPlan target) {
		return target.table.keyColumns()
			.stream()
			.map((column) -> key.columns().get(key.targetColumns().indexOf(column)))
			.toList();
	}

	void planReferences(ModelPlan plan) {
		Map<String, Reference> references = references(plan);
		references.forEach((name, reference) -> {
			reference.relatedName = reference.target.claim(relatedName(plan, name, reference, references.values()));
			reference.target.holders.add(new Holder(reference.relatedName,
					reference.oneToOne ? "BackwardOneToOneRelation" : "ReverseRelation", plan));
		});
	}

	/** By the names of the properties, in the order of their columns. */
	private static Map<String, Reference> references(ModelPlan plan) {
		Map<String, Reference> references = new LinkedHashMap<>();
		for (Property property : plan.properties.values()) {
			if (property.reference != null) {
				references.put(property.name, property.reference);
			}
			if (property.keyReference != null) {
				references.put(property.keyReference.name(), property.keyReference.reference());
			}
		}
		return references;
	}

	private static String relatedName(ModelPlan plan, String property, Reference reference, Collection<Reference> all) {
		String model = Names.decapitalized(plan.className);
		String name = reference.oneToOne ? model : Names.plural(model);
		long same = all.stream()
			.filter((other) -> other.target == reference.target && other.oneToOne == reference.oneToOne)
			.count();
		boolean clear = same == 1 && reference.target.isFree(name);
		return clear ? name : property + Names.capitalized(name);
	}

}
