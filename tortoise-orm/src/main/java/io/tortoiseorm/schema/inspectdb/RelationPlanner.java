package io.tortoiseorm.schema.inspectdb;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
		if (table.columns().size() != 2 || table.foreignKeys().size() != 2
				|| table.columns().stream().anyMatch((column) -> column.nullable() || column.identity())) {
			return false;
		}
		Set<String> referring = new HashSet<>();
		for (LiveForeignKey key : table.foreignKeys()) {
			boolean toKey = tables.stream()
				.anyMatch((target) -> target != table && target.table().equals(key.target())
						&& target.keyColumns().size() == 1 && target.keyColumns().equals(key.targetColumns()));
			if (toKey && key.columns().size() == 1) {
				referring.add(key.columns().get(0));
			}
		}
		boolean keyed = table.keyColumns().isEmpty() || table.keyColumns().size() == 2;
		return referring.size() == 2 && keyed
				&& table.columns().stream().noneMatch((column) -> table.isUnique(List.of(column.name())));
	}

	void planPairs(LiveTable table) {
		List<String> columns = table.columns().stream().map(LiveColumn::name).toList();
		LiveForeignKey backward = key(table, columns.get(0));
		LiveForeignKey forward = key(table, columns.get(1));
		ModelPlan source = this.models.get(backward.target());
		ModelPlan target = this.models.get(forward.target());
		if (source == null || target == null) {
			this.notes.add("Table " + table.name() + " is left out, as it links a table without a model");
			return;
		}
		boolean self = source == target;
		String name = source.claim(self ? Names.plural(Names.relation(columns.get(1)))
				: Names.plural(Names.decapitalized(target.className)));
		String relatedName = target.claim(self ? Names.plural(Names.relation(columns.get(0)))
				: Names.plural(Names.decapitalized(source.className)));
		source.pairs.add(new Pairs(name, target, table, columns.get(0), columns.get(1), forward.onDelete(),
				table.isUnique(columns), relatedName));
		target.holders.add(new Holder(relatedName, "ManyToManyRelation", source));
	}

	private static LiveForeignKey key(LiveTable table, String column) {
		return table.foreignKeys()
			.stream()
			.filter((key) -> key.columns().equals(List.of(column)))
			.findFirst()
			.orElseThrow();
	}

	void planReferences(ModelPlan plan) {
		for (Property property : plan.properties.values()) {
			Reference reference = property.reference;
			if (reference != null) {
				reference.relatedName = reference.target.claim(relatedName(plan, property, reference));
				reference.target.holders.add(new Holder(reference.relatedName,
						reference.oneToOne ? "BackwardOneToOneRelation" : "ReverseRelation", plan));
			}
		}
	}

	private static String relatedName(ModelPlan plan, Property property, Reference reference) {
		String model = Names.decapitalized(plan.className);
		String name = reference.oneToOne ? model : Names.plural(model);
		long same = plan.properties.values()
			.stream()
			.filter((other) -> other.reference != null && other.reference.target == reference.target
					&& other.reference.oneToOne == reference.oneToOne)
			.count();
		boolean clear = same == 1 && Objects.requireNonNull(reference).target.isFree(name);
		return clear ? name : property.name + Names.capitalized(name);
	}

}
