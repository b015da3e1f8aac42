package io.tortoiseorm.meta;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.ForeignKeyDefinition;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key that can be a relation: it leads to the key of a table, or to one unique
 * column.
 *
 * @param columns its columns, in the order of those referred to
 * @param target the table referred to
 * @param targetColumns the columns referred to, in the order of the key
 */
record HistoricalReference(List<String> columns, HistoricalTable target, List<String> targetColumns) {

	private static final String KEY_SUFFIX = "_id";

	/**
	 * The foreign keys of a table that can be relations.
	 */
	static List<HistoricalReference> of(HistoricalTable table, Map<TableRef, HistoricalTable> tables) {
		List<HistoricalReference> references = new ArrayList<>();
		for (ForeignKeyDefinition key : table.definition().foreignKeys()) {
			HistoricalTable target = tables.get(key.target());
			if (target != null && target.connection().equals(table.connection()) && !leadsBack(table, key, tables)) {
				HistoricalReference reference = of(key, target);
				if (reference != null && reference.fits(table.key())) {
					references.add(reference);
				}
			}
		}
		return references;
	}

	private static @Nullable HistoricalReference of(ForeignKeyDefinition key, HistoricalTable target) {
		List<String> primary = target.definition().primaryKey();
		if (Set.copyOf(primary).equals(Set.copyOf(key.targetColumns()))) {
			List<String> columns = primary.stream()
				.map((column) -> key.columns().get(key.targetColumns().indexOf(column)))
				.toList();
			return new HistoricalReference(columns, target, primary);
		}
		boolean unique = key.columns().size() == 1 && target.isUnique(key.targetColumns());
		return unique ? new HistoricalReference(key.columns(), target, key.targetColumns()) : null;
	}

	/** A relation is in the key of its table as a whole or not at all. */
	private boolean fits(List<String> key) {
		return Collections.disjoint(key, this.columns) || Collections.indexOfSubList(key, this.columns) >= 0;
	}

	/** The types of such columns would depend on themselves. */
	private static boolean leadsBack(HistoricalTable table, ForeignKeyDefinition key,
			Map<TableRef, HistoricalTable> tables) {
		record Step(TableRef table, ForeignKeyDefinition key) {
		}
		Step start = new Step(table.table(), key);
		Set<Step> seen = new HashSet<>();
		Deque<Step> open = new ArrayDeque<>(List.of(start));
		while (!open.isEmpty()) {
			ForeignKeyDefinition at = open.pop().key();
			HistoricalTable target = tables.get(at.target());
			if (target == null) {
				continue;
			}
			for (ForeignKeyDefinition next : target.definition().foreignKeys()) {
				Step step = new Step(target.table(), next);
				if (!Collections.disjoint(next.columns(), at.targetColumns()) && seen.add(step)) {
					open.push(step);
				}
			}
		}
		return seen.contains(start);
	}

	/**
	 * What the relation would be called: {@code order_id} leads to the {@code order}, as
	 * do {@code order_year} and {@code order_number} to a key of {@code year} and
	 * {@code number}. Else a key of several columns is called like the model it leads to.
	 */
	String name() {
		String first = Naming.snakeCase(this.columns.get(0));
		if (this.columns.size() == 1) {
			boolean suffixed = first.endsWith(KEY_SUFFIX) && first.length() > KEY_SUFFIX.length();
			return Naming.camelCase(suffixed ? first.substring(0, first.length() - KEY_SUFFIX.length()) : first);
		}
		String ending = "_" + Naming.snakeCase(this.targetColumns.get(0));
		String prefix = first.endsWith(ending) ? first.substring(0, first.length() - ending.length()) : "";
		for (int i = 0; i < this.columns.size(); i++) {
			String expected = prefix + "_" + Naming.snakeCase(this.targetColumns.get(i));
			if (prefix.isEmpty() || !Naming.snakeCase(this.columns.get(i)).equals(expected)) {
				return Naming.camelCase(this.target.name());
			}
		}
		return Naming.camelCase(prefix);
	}

	/**
	 * The names that its values may have in lookups.
	 */
	Stream<String> possibleValues(String name) {
		if (this.columns.size() == 1) {
			return Stream.of(name + "Id");
		}
		return this.targetColumns.stream().map(Naming::camelCase).filter((part) -> !part.isEmpty()).flatMap((part) -> {
			String whole = name + Character.toUpperCase(part.charAt(0)) + part.substring(1);
			return Stream.of(whole, whole + "Id");
		});
	}

	boolean leadsToKey() {
		return this.target.definition().primaryKey().equals(this.targetColumns);
	}

}
