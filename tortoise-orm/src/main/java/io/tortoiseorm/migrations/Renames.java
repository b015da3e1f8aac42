package io.tortoiseorm.migrations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.tortoiseorm.exceptions.MigrationError;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.ForeignKeyDefinition;

/**
 * Which tables and columns are others under new names. What was not said is not guessed,
 * but for tables of pairs, whose names follow those of their models.
 */
final class Renames {

	private final ProjectState from;

	private final ProjectState to;

	private final String app;

	private final Map<TableRef, TableRef> tables = new LinkedHashMap<>();

	private final Map<TableRef, Map<String, String>> columns = new LinkedHashMap<>();

	/**
	 * Understands what was said.
	 * @param said texts such as {@code User=Account} and {@code User.bio=User.about}
	 */
	Renames(ProjectState from, ProjectState to, String app, List<String> said) {
		this.from = from;
		this.to = to;
		this.app = app;
		said.stream().filter((text) -> !text.contains(".")).forEach(this::addTable);
		addMoves();
		addPairs();
		said.stream().filter((text) -> text.contains(".")).forEach(this::addColumn);
		this.columns.forEach((table, renamed) -> renamed.keySet().forEach((column) -> {
			if (renamed.containsValue(column)) {
				throw new MigrationError(
						"Columns of table %s change their names in a circle at %s: make two migrations of it"
							.formatted(TableNames.text(table), column));
			}
		}));
	}

	private void addTable(String said) {
		String[] sides = sides(said);
		TableState old = find(this.from, sides[0], said, "before");
		TableState current = find(this.to, sides[1], said, "in the models");
		if (!old.name().equals(current.name())) {
			refusePresent(old, current, said);
			this.tables.put(old.name(), current.name());
		}
	}

	private void refusePresent(TableState old, TableState current, String said) {
		if (this.to.find(old.name()) != null || this.from.find(current.name()) != null) {
			throw new MigrationError("The rename %s does not fit: %s".formatted(said,
					(this.to.find(old.name()) != null) ? "the models still have table " + TableNames.text(old.name())
							: "there was a table " + TableNames.text(current.name()) + " before"));
		}
	}

	/** The table of a model that only changes its schema cannot be another one. */
	private void addMoves() {
		for (TableState old : this.from.tables()) {
			boolean gone = isOurs(old) && old.model() != null && this.to.find(old.name()) == null
					&& !this.tables.containsKey(old.name());
			if (gone) {
				this.to.tables()
					.stream()
					.filter((table) -> isOurs(table) && Objects.equals(old.model(), table.model())
							&& table.name().name().equals(old.name().name()) && this.from.find(table.name()) == null)
					.findFirst()
					.ifPresent((table) -> this.tables.put(old.name(), table.name()));
			}
		}
	}

	private void addPairs() {
		for (TableState old : this.from.tables()) {
			boolean gone = isOurs(old) && old.model() == null && this.to.find(old.name()) == null;
			boolean follows = old.table()
				.foreignKeys()
				.stream()
				.anyMatch((key) -> this.tables.containsKey(key.target()));
			if (gone && follows) {
				List<TableState> fitting = this.to.tables()
					.stream()
					.filter((table) -> isOurs(table) && table.model() == null && this.from.find(table.name()) == null)
					.filter((table) -> targets(table).equals(targets(old).stream().map(this::table).toList()))
					.toList();
				if (fitting.size() == 1) {
					this.tables.put(old.name(), fitting.get(0).name());
					pairColumns(old, fitting.get(0));
				}
			}
		}
	}

	private void pairColumns(TableState old, TableState current) {
		for (int i = 0; i < Math.min(old.table().columns().size(), current.table().columns().size()); i++) {
			String before = old.table().columns().get(i).name();
			String after = current.table().columns().get(i).name();
			if (!before.equals(after)) {
				put(old.name(), before, after);
			}
		}
	}

	private static List<TableRef> targets(TableState table) {
		return table.table().foreignKeys().stream().map(ForeignKeyDefinition::target).toList();
	}

	private void addColumn(String said) {
		String[] sides = sides(said);
		int dot = sides[0].lastIndexOf('.');
		if (dot < 0) {
			throw misunderstood(said);
		}
		String owner = sides[0].substring(0, dot);
		int newDot = sides[1].lastIndexOf('.');
		String newOwner = (newDot < 0) ? owner : sides[1].substring(0, newDot);
		TableState current = find(this.to, newOwner, said, "in the models");
		TableState old = this.from.tables()
			.stream()
			.filter((table) -> table(table.name()).equals(current.name()))
			.findFirst()
			.orElseGet(() -> find(this.from, owner, said, "before"));
		if (!table(old.name()).equals(current.name())) {
			throw new MigrationError("The rename %s names two tables, %s and %s: rename the model as well"
				.formatted(said, TableNames.text(old.name()), TableNames.text(current.name())));
		}
		String before = column(old, sides[0].substring(dot + 1), said);
		String after = column(current, sides[1].substring(newDot + 1), said);
		if (!before.equals(after)) {
			boolean still = current.table().columns().stream().anyMatch((column) -> column.name().equals(before));
			if (still) {
				throw new MigrationError("The rename %s does not fit: table %s still has column %s".formatted(said,
						TableNames.text(current.name()), before));
			}
			put(old.name(), before, after);
		}
	}

	private void put(TableRef table, String before, String after) {
		this.columns.computeIfAbsent(table, (key) -> new LinkedHashMap<>()).put(before, after);
	}

	private static String column(TableState table, String name, String said) {
		List<String> names = table.table().columns().stream().map(ColumnDefinition::name).toList();
		return names.stream()
			.filter(name::equals)
			.findFirst()
			.or(() -> names.stream().filter((column) -> FieldNames.same(name, column)).findFirst())
			.orElseThrow(() -> new MigrationError("The rename %s does not fit: table %s has no column %s, but %s"
				.formatted(said, TableNames.text(table.name()), name, String.join(", ", names))));
	}

	private TableState find(ProjectState state, String name, String said, String when) {
		List<TableState> ours = state.tables().stream().filter(this::isOurs).toList();
		return ours.stream()
			.filter((table) -> name.equals(table.model()) || name.equals(TableNames.text(table.name())))
			.findFirst()
			.orElseThrow(() -> new MigrationError(
					"The rename %s does not fit: there is no model or table %s %s. There are: %s".formatted(said, name,
							when, String.join(", ", ours.stream().map(Renames::shown).toList()))));
	}

	private static String shown(TableState table) {
		return Objects.requireNonNullElse(table.model(), TableNames.text(table.name()));
	}

	private boolean isOurs(TableState table) {
		return table.app().equals(this.app);
	}

	private static String[] sides(String said) {
		String[] sides = said.split("=", -1);
		if (sides.length != 2 || sides[0].isBlank() || sides[1].isBlank()) {
			throw misunderstood(said);
		}
		return new String[] { sides[0].strip(), sides[1].strip() };
	}

	private static MigrationError misunderstood(String said) {
		return new MigrationError(
				"The rename '%s' cannot be understood: write User=Account or User.bio=User.about".formatted(said));
	}

	/** The name of a table afterwards. */
	TableRef table(TableRef old) {
		return this.tables.getOrDefault(old, old);
	}

	/** The name of a table before. */
	TableRef oldTable(TableRef current) {
		return this.tables.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().equals(current))
			.map(Map.Entry::getKey)
			.findFirst()
			.orElse(current);
	}

	Map<TableRef, TableRef> tables() {
		return this.tables;
	}

	/** The new names of columns of a table, by the table's old name. */
	Map<String, String> columns(TableRef old) {
		return this.columns.getOrDefault(old, Map.of());
	}

	/** All renames as operations: tables first. */
	List<Operation> operations() {
		List<Operation> operations = new ArrayList<>();
		this.tables.forEach((old, current) -> operations
			.add(new TableOperation.RenameTable(old, current, this.to.get(current).model())));
		this.columns.forEach((old, renamed) -> renamed
			.forEach((before, after) -> operations.add(new ColumnOperation.RenameColumn(table(old), before, after))));
		return operations;
	}

}
