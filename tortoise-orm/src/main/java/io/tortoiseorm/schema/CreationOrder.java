package io.tortoiseorm.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.ForeignKeyDefinition;
import io.tortoiseorm.sql.ddl.TableDefinition;

/**
 * Tables in an order in which they can be created: each after those it refers to. Where
 * tables refer to each other in a circle, the circle is opened at its first table, whose
 * foreign keys come later.
 */
final class CreationOrder {

	private final List<TableDefinition> tables = new ArrayList<>();

	private final List<Later> later = new ArrayList<>();

	private CreationOrder() {
	}

	static CreationOrder of(List<TableDefinition> tables) {
		CreationOrder order = new CreationOrder();
		Set<TableDefinition> waiting = new LinkedHashSet<>(tables);
		Set<TableRef> missing = new HashSet<>();
		tables.forEach((table) -> missing.add(table.table()));
		while (!waiting.isEmpty()) {
			TableDefinition next = waiting.stream()
				.filter((table) -> blocking(table, missing).isEmpty())
				.findFirst()
				.orElseGet(() -> firstOfCircle(waiting, missing));
			order.add(next, blocking(next, missing));
			waiting.remove(next);
			missing.remove(next.table());
		}
		return order;
	}

	/**
	 * A table that waits for tables that wait for it: one that only waits for a circle
	 * comes after it.
	 */
	private static TableDefinition firstOfCircle(Set<TableDefinition> waiting, Set<TableRef> missing) {
		for (TableDefinition candidate : waiting) {
			if (reaches(candidate, candidate.table(), waiting, missing, new HashSet<>())) {
				return candidate;
			}
		}
		throw new IllegalStateException("Tables wait for each other, but not in a circle");
	}

	private static boolean reaches(TableDefinition from, TableRef wanted, Set<TableDefinition> waiting,
			Set<TableRef> missing, Set<TableRef> seen) {
		for (ForeignKeyDefinition key : blocking(from, missing)) {
			if (key.target().equals(wanted)) {
				return true;
			}
			boolean found = seen.add(key.target()) && waiting.stream()
				.filter((table) -> table.table().equals(key.target()))
				.anyMatch((table) -> reaches(table, wanted, waiting, missing, seen));
			if (found) {
				return true;
			}
		}
		return false;
	}

	private static List<ForeignKeyDefinition> blocking(TableDefinition table, Set<TableRef> missing) {
		return table.foreignKeys()
			.stream()
			.filter((key) -> missing.contains(key.target()) && !key.target().equals(table.table()))
			.toList();
	}

	private void add(TableDefinition table, List<ForeignKeyDefinition> blocked) {
		List<ForeignKeyDefinition> now = new ArrayList<>(table.foreignKeys());
		now.removeAll(blocked);
		this.tables.add(table.withForeignKeys(now));
		blocked.forEach((key) -> this.later.add(new Later(table, key)));
	}

	/**
	 * The tables, each with the foreign keys it can have when it is created.
	 */
	List<TableDefinition> tables() {
		return this.tables;
	}

	/**
	 * The foreign keys that are added when all tables are there.
	 */
	List<Later> later() {
		return this.later;
	}

	/**
	 * A foreign key that is added later.
	 */
	record Later(TableDefinition table, ForeignKeyDefinition key) {

	}

}
