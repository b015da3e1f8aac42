package io.tortoiseorm.migrations;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import io.tortoiseorm.migrations.ConstraintOperation.Add;
import io.tortoiseorm.migrations.ConstraintOperation.Drop;
import io.tortoiseorm.migrations.ConstraintOperation.Kind;
import io.tortoiseorm.migrations.Hazard.Probe;
import io.tortoiseorm.migrations.TableOperation.CreateTable;
import io.tortoiseorm.migrations.TableOperation.DropTable;

/**
 * Creates and drops tables in an order that fits their foreign keys.
 */
final class TableOrder {

	private final List<Hazard> hazards;

	private final List<Operation> later;

	/**
	 * Starts.
	 * @param hazards receives what dropping tables does
	 * @param later receives the foreign keys that wait until all tables are there
	 */
	TableOrder(List<Hazard> hazards, List<Operation> later) {
		this.hazards = hazards;
		this.later = later;
	}

	/** Drops referring tables before those they refer to, and opens circles. */
	List<Operation> drop(Collection<TableState> tables) {
		List<Operation> operations = new ArrayList<>();
		List<TableState> waiting = new ArrayList<>(tables);
		while (!waiting.isEmpty()) {
			TableState next = waiting.stream()
				.filter((table) -> waiting.stream().noneMatch((other) -> refers(other, table)))
				.findFirst()
				.orElse(waiting.get(0));
			waiting.remove(next);
			for (TableState other : waiting) {
				TableState left = other.with((edit) -> edit.foreignKeys.removeIf((key) -> {
					boolean inTheWay = key.target().equals(next.name());
					if (inTheWay) {
						operations.add(new Drop(other.name(), Kind.FOREIGN_KEY, key.name()));
					}
					return inTheWay;
				}));
				waiting.set(waiting.indexOf(other), left);
			}
			operations.add(new DropTable(next.name()));
			String shown = Objects.requireNonNullElse(next.model(), TableNames.text(next.name()));
			this.hazards.add(new Hazard(shown, TableNames.text(next.name()), "",
					"drops table %s with its rows".formatted(TableNames.text(next.name())), Probe.ROWS));
		}
		return operations;
	}

	private static boolean refers(TableState table, TableState target) {
		return !table.name().equals(target.name())
				&& table.table().foreignKeys().stream().anyMatch((key) -> key.target().equals(target.name()));
	}

	/**
	 * Creates tables after those they refer to; circles are closed when all are there.
	 */
	List<Operation> create(List<TableState> tables) {
		List<Operation> operations = new ArrayList<>();
		List<TableState> waiting = new ArrayList<>(tables);
		while (!waiting.isEmpty()) {
			TableState next = waiting.stream()
				.filter((table) -> waiting.stream().noneMatch((other) -> refers(table, other)))
				.findFirst()
				.orElse(waiting.get(0));
			waiting.remove(next);
			TableState now = next.with((edit) -> edit.foreignKeys.removeIf((key) -> {
				boolean tooEarly = waiting.stream().anyMatch((table) -> table.name().equals(key.target()));
				if (tooEarly) {
					this.later.add(new Add(next.name(), key));
				}
				return tooEarly;
			}));
			operations.add(new CreateTable(now.model(), now.table()));
		}
		return operations;
	}

}
