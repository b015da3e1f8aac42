package io.tortoiseorm.schema.inspectdb;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.tortoiseorm.schema.inspectdb.ModelPlan.KeyReference;
import io.tortoiseorm.schema.inspectdb.ModelPlan.Property;
import io.tortoiseorm.schema.inspectdb.ModelPlan.Reference;
import io.tortoiseorm.schema.introspection.LiveForeignKey;
import io.tortoiseorm.sql.TableRef;
import org.jspecify.annotations.Nullable;

/**
 * Finds foreign keys of several columns that are references to a key of several columns.
 */
final class KeyReferencePlanner {

	private final Map<TableRef, ModelPlan> models;

	private final Set<ModelPlan> begun = new HashSet<>();

	private final Set<ModelPlan> done = new HashSet<>();

	KeyReferencePlanner(Map<TableRef, ModelPlan> models) {
		this.models = models;
	}

	/**
	 * Makes relations of the foreign keys of a model, after those that its targets' keys
	 * consist of.
	 */
	void plan(ModelPlan plan) {
		if (!this.begun.add(plan)) {
			return;
		}
		for (LiveForeignKey key : plan.table.foreignKeys()) {
			ModelPlan target = this.models.get(key.target());
			if (key.columns().size() > 1 && target != null) {
				plan(target);
				if (!plan(plan, key, target)) {
					plan.notes.add("the foreign key of the columns " + key.columns()
							+ " is left out, as no relation can have it");
				}
			}
		}
		this.done.add(plan);
	}

	private boolean plan(ModelPlan plan, LiveForeignKey key, ModelPlan target) {
		List<String> targetKey = target.compositeKey();
		if (targetKey.size() != key.columns().size() || !targetKey.containsAll(key.targetColumns())) {
			return false;
		}
		List<String> columns = targetKey.stream()
			.map((column) -> key.columns().get(key.targetColumns().indexOf(column)))
			.toList();
		if (!areFree(plan, columns) || !fitsKey(plan, columns, target)) {
			return false;
		}
		boolean primaryKey = plan.compositeKey().equals(columns);
		boolean oneToOne = primaryKey
				|| plan.table.uniques().stream().anyMatch((unique) -> unique.columns().equals(columns));
		List<Property> replaced = columns.stream()
			.map((column) -> Objects.requireNonNull(plan.property(column)))
			.toList();
		replaced.forEach((property) -> plan.release(property.name));
		String prefix = prefix(columns, targetKey);
		List<String> suffixes = targetKey.stream()
			.map((column) -> Names.capitalized(Objects.requireNonNull(target.property(column)).lookup()))
			.toList();
		String name = plan.claimAll((prefix != null) ? Names.property(prefix) : Names.decapitalized(target.className),
				suffixes);
		KeyReference reference = new KeyReference(name, columns, prefix, targetKey,
				new Reference(key, target, oneToOne), primaryKey);
		plan.keyReferences.add(reference);
		for (int i = 0; i < columns.size(); i++) {
			plan.properties.put(columns.get(i), replaced.get(i).partOf(reference, name + suffixes.get(i)));
		}
		return true;
	}

	/** Whether no other relation has a column, and all or none may be NULL. */
	private static boolean areFree(ModelPlan plan, List<String> columns) {
		Set<Boolean> nullable = new HashSet<>();
		for (String name : columns) {
			Property property = plan.property(name);
			if (property == null || property.reference != null || property.keyReference != null
					|| property.column.identity()) {
				return false;
			}
			nullable.add(property.column.nullable());
		}
		return nullable.size() == 1;
	}

	/** A key has all columns of a relation side by side, or none. */
	private boolean fitsKey(ModelPlan plan, List<String> columns, ModelPlan target) {
		List<String> key = plan.compositeKey();
		if (Collections.disjoint(key, columns)) {
			return columns.stream().noneMatch((column) -> Objects.requireNonNull(plan.property(column)).primaryKey);
		}
		return Collections.indexOfSubList(key, columns) >= 0 && this.done.contains(target);
	}

	/** What the names of the columns begin with, before those of the target. */
	private static @Nullable String prefix(List<String> columns, List<String> targetKey) {
		Set<String> prefixes = new HashSet<>();
		for (int i = 0; i < columns.size(); i++) {
			String end = "_" + targetKey.get(i);
			String column = columns.get(i);
			boolean ends = column.endsWith(end) && column.length() > end.length();
			prefixes.add(ends ? column.substring(0, column.length() - end.length()) : "");
		}
		String prefix = (prefixes.size() == 1) ? prefixes.iterator().next() : "";
		return prefix.isEmpty() ? null : prefix;
	}

	/**
	 * The columns that a relation has by default.
	 */
	static List<String> expected(String prefix, List<String> targetKey) {
		List<String> columns = new ArrayList<>();
		targetKey.forEach((column) -> columns.add((targetKey.size() == 1) ? prefix + "_id" : prefix + "_" + column));
		return columns;
	}

}
