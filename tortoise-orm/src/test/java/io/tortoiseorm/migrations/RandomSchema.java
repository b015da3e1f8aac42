package io.tortoiseorm.migrations;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.meta.DbNames;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.CheckDefinition;
import io.tortoiseorm.sql.ddl.ColumnDefault;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.ForeignKeyDefinition;
import io.tortoiseorm.sql.ddl.IndexDefinition;
import io.tortoiseorm.sql.ddl.TableDefinition;
import io.tortoiseorm.sql.ddl.UniqueDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Tables made at random and changed at random, with names of indexes and constraints as
 * models have them.
 */
final class RandomSchema {

	static final int ROWS = 3;

	private static final List<SqlType> TYPES = List.of(SqlType.INTEGER, SqlType.BIGINT, SqlType.SMALLINT,
			SqlType.varchar(20), SqlType.varchar(80), SqlType.TEXT, SqlType.BOOLEAN, SqlType.decimal(10, 2),
			SqlType.DOUBLE, SqlType.DATE, SqlType.INSTANT, SqlType.UUID, SqlType.JSON);

	final List<Table> tables = new ArrayList<>();

	private final Random random;

	private int numbers;

	RandomSchema(Random random) {
		this.random = random;
		for (int i = 0; i < 3; i++) {
			addTable();
		}
	}

	/** Changes this into another, and tells what was renamed. */
	List<String> change() {
		List<String> renames = new ArrayList<>();
		this.tables.forEach((table) -> table.columns.forEach((column) -> {
			column.original = column.name;
			column.restorable = column.comesBackEmpty();
		}));
		this.tables.forEach((table) -> table.original = table.name);
		int changes = 1 + this.random.nextInt(5);
		for (int i = 0; i < changes; i++) {
			changeOne();
		}
		for (Table table : this.tables) {
			if (table.original != null && !table.original.equals(table.name)) {
				renames.add(table.original + "=" + table.name);
			}
		}
		for (Table table : this.tables) {
			for (Column column : table.columns) {
				if (table.original != null && column.original != null && !column.original.equals(column.name)) {
					renames.add(table.name + "." + column.original + "=" + table.name + "." + column.name);
				}
			}
		}
		return renames;
	}

	private void changeOne() {
		Table table = this.tables.get(this.random.nextInt(this.tables.size()));
		switch (this.random.nextInt(18)) {
			case 0 -> addTable();
			case 1 -> dropTable(table);
			case 2 -> table.name = (table.fresh()) ? table.name : next("t");
			case 3, 4 -> addColumn(table, column());
			case 5 -> dropColumn(table);
			case 6 -> pick(table, (column) -> !column.fresh(), (column) -> column.name = next("c"));
			case 7 -> pick(table, (column) -> column.target == null && !column.unique && !column.key, (column) -> {
				column.nullable = !column.nullable;
			});
			case 8 -> pick(table, (column) -> !column.fresh(), RandomSchema::widen);
			case 9 -> pick(table, (column) -> column.target == null && !(column.unique && column.fresh()), (column) -> {
				column.defaultValue = (column.defaultValue != null || !hasPlainDefault(column.type)) ? null
						: new ColumnDefault.Literal(value(column.type, 7));
			});
			case 10 -> pick(table, (column) -> true, (column) -> {
				column.comment = (column.comment != null) ? null : "about " + next("it's ");
			});
			case 11 -> pick(table, (column) -> isKey(column.type) && !column.fresh(), (column) -> {
				column.unique = !column.unique;
			});
			case 12 -> pick(table, (column) -> isKey(column.type), (column) -> column.indexed = !column.indexed);
			case 13 ->
				pick(table, (column) -> column.type.equals(SqlType.INTEGER) && column.target == null, (column) -> {
					column.check = !column.check;
				});
			case 14 -> addColumn(table, reference());
			case 15 -> widenKey(table);
			case 16 -> pick(table, (column) -> canBeKey(table, column), (column) -> column.key = !column.key);
			default -> table.comment = (table.comment != null) ? null : "keeps " + next("the \\ ");
		}
	}

	private void pick(Table table, Predicate<Column> fitting, Consumer<Column> change) {
		List<Column> columns = table.columns.stream().filter(fitting).toList();
		if (!columns.isEmpty()) {
			change.accept(columns.get(this.random.nextInt(columns.size())));
		}
	}

	private void widenKey(Table table) {
		table.keyType = SqlType.BIGINT;
		columnsTo(table).forEach((column) -> column.type = SqlType.BIGINT);
	}

	private List<Column> columnsTo(Table target) {
		return this.tables.stream()
			.flatMap((table) -> table.columns.stream())
			.filter((column) -> column.target == target)
			.toList();
	}

	/** Only rows of a key of one column can be referred to. */
	private boolean canBeKey(Table table, Column column) {
		return isKey(column.type) && !column.nullable && column.target == null && columnsTo(table).isEmpty();
	}

	private static void widen(Column column) {
		if (column.target != null) {
			return;
		}
		if (column.type.equals(SqlType.INTEGER)) {
			column.type = SqlType.BIGINT;
			column.check = false;
			column.defaultValue = null;
		}
		else if (column.type.equals(SqlType.varchar(20))) {
			column.type = SqlType.varchar(80);
		}
		else if (column.type.equals(SqlType.varchar(80)) && !column.unique && !column.indexed && !column.key) {
			column.type = SqlType.TEXT;
			column.defaultValue = null;
		}
		else if (column.type.equals(SqlType.decimal(10, 2))) {
			column.type = SqlType.decimal(14, 4);
			column.defaultValue = null;
		}
	}

	private static boolean isKey(SqlType type) {
		return type.kind() != SqlType.Kind.TEXT && type.kind() != SqlType.Kind.JSON
				&& type.kind() != SqlType.Kind.BOOLEAN && type.kind() != SqlType.Kind.DOUBLE;
	}

	private static boolean hasPlainDefault(SqlType type) {
		return type.kind() != SqlType.Kind.JSON;
	}

	private void addTable() {
		if (this.tables.size() > 3) {
			return;
		}
		Table table = new Table(next("t"));
		int count = 1 + this.random.nextInt(4);
		for (int i = 0; i < count; i++) {
			table.columns.add(column());
		}
		if (this.random.nextBoolean() && !this.tables.isEmpty()) {
			table.columns.add(reference());
		}
		this.tables.add(table);
	}

	/** Only where what refers to it can come back empty when the change is undone. */
	private void dropTable(Table table) {
		boolean needed = this.tables.stream()
			.flatMap((other) -> other.columns.stream())
			.anyMatch((column) -> column.target == table && !column.nullable);
		if (this.tables.size() > 2 && !needed) {
			this.tables.remove(table);
			this.tables.forEach((other) -> other.columns.removeIf((column) -> column.target == table));
		}
	}

	private static void addColumn(Table table, Column column) {
		if (table.columns.size() < 6) {
			table.columns.add(column);
		}
	}

	private void dropColumn(Table table) {
		pick(table, (column) -> column.restorable && !column.key, table.columns::remove);
	}

	private Column column() {
		Column column = new Column(next("c"), TYPES.get(this.random.nextInt(TYPES.size())));
		column.nullable = this.random.nextBoolean();
		column.unique = column.nullable && isKey(column.type) && this.random.nextInt(4) == 0;
		column.indexed = isKey(column.type) && this.random.nextInt(4) == 0;
		column.check = column.type.equals(SqlType.INTEGER) && this.random.nextInt(3) == 0;
		if (!column.nullable && this.random.nextBoolean() && hasPlainDefault(column.type)) {
			column.defaultValue = new ColumnDefault.Literal(value(column.type, 5));
		}
		return column;
	}

	private Column reference() {
		List<Table> targets = this.tables.stream().filter((table) -> table.key().size() == 1).toList();
		if (targets.isEmpty()) {
			return column();
		}
		Table target = targets.get(this.random.nextInt(targets.size()));
		Column column = new Column(next("c"), target.keyType);
		column.target = target;
		column.nullable = true;
		column.indexed = this.random.nextBoolean();
		column.onDelete = this.random.nextBoolean() ? "CASCADE" : "SET NULL";
		return column;
	}

	private String next(String prefix) {
		return prefix + this.numbers++;
	}

	static Object value(SqlType type, int row) {
		return switch (type.kind()) {
			case SMALLINT -> (short) (row + 10);
			case INTEGER -> row + 100;
			case BIGINT -> row + 1000L;
			case VARCHAR, TEXT -> "it's " + row;
			case BOOLEAN -> row % 2 == 0;
			case DECIMAL -> new BigDecimal("1.25").add(BigDecimal.valueOf(row));
			case DOUBLE -> row + 0.5;
			case DATE -> LocalDate.of(2020, 1, 1).plusDays(row);
			case INSTANT -> Instant.parse("2020-01-01T10:00:00Z").plusSeconds(row);
			case UUID -> new UUID(7, row);
			case JSON -> "{\"row\":" + row + "}";
			default -> throw new IllegalArgumentException(type.toString());
		};
	}

	/** The tables as a project has them. */
	ProjectState state(Dialect dialect) {
		ProjectState state = ProjectState.EMPTY;
		for (Table table : this.tables) {
			state = state.with(new TableState("app", table.name, table.definition(dialect)));
		}
		return state;
	}

	/**
	 * A table.
	 */
	static final class Table {

		String name;

		@Nullable String original;

		@Nullable String comment;

		final List<Column> columns = new ArrayList<>();

		SqlType keyType = SqlType.INTEGER;

		Table(String name) {
			this.name = name;
		}

		boolean fresh() {
			return this.original == null;
		}

		List<String> key() {
			List<String> key = new ArrayList<>(List.of("id"));
			this.columns.stream().filter((column) -> column.key).forEach((column) -> key.add(column.name));
			return key;
		}

		TableDefinition definition(Dialect dialect) {
			List<ColumnDefinition> definitions = new ArrayList<>();
			boolean numbered = key().size() == 1;
			definitions.add(new ColumnDefinition("id", this.keyType, false, numbered, null, null, null));
			List<UniqueDefinition> uniques = new ArrayList<>();
			List<IndexDefinition> indexes = new ArrayList<>();
			List<ForeignKeyDefinition> keys = new ArrayList<>();
			List<CheckDefinition> checks = new ArrayList<>();
			for (Column column : this.columns) {
				List<String> names = List.of(column.name);
				definitions.add(new ColumnDefinition(column.name, column.type, column.nullable, false,
						column.defaultValue, null, column.comment));
				if (column.unique) {
					uniques.add(new UniqueDefinition(DbNames.unique(this.name, names), names));
				}
				else if (column.indexed) {
					indexes.add(IndexDefinition.of(DbNames.index(this.name, names), names, false));
				}
				if (column.target != null) {
					keys.add(new ForeignKeyDefinition(
							DbNames.foreignKey(this.name, column.name, column.target.name, "id"), names,
							new TableRef(null, column.target.name), List.of("id"), column.onDelete));
				}
				if (column.check) {
					String quoted = dialect.writer().name(column.name).toStatement().text();
					checks.add(new CheckDefinition("check_" + this.name + "_" + column.name, quoted + " > 0"));
				}
			}
			return new TableDefinition(new TableRef(null, this.name), definitions, key(), uniques, indexes, keys,
					checks, this.comment);
		}

	}

	/**
	 * A column other than the key.
	 */
	static final class Column {

		String name;

		@Nullable String original;

		SqlType type;

		boolean nullable;

		boolean unique;

		boolean restorable = true;

		boolean indexed;

		boolean key;

		boolean check;

		@Nullable ColumnDefault defaultValue;

		@Nullable String comment;

		@Nullable Table target;

		String onDelete = "CASCADE";

		Column(String name, SqlType type) {
			this.name = name;
			this.type = type;
		}

		boolean fresh() {
			return this.original == null;
		}

		/**
		 * Whether a change that drops it can be undone: the default, else NULL or zero is
		 * what all rows get then.
		 */
		boolean comesBackEmpty() {
			return this.unique ? this.nullable && this.defaultValue == null
					: this.nullable || (this.target == null && (!this.check || this.defaultValue != null));
		}

	}

}
