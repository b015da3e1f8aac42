package io.tortoiseorm.migrations;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.exceptions.MigrationError;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.CheckDefinition;
import io.tortoiseorm.sql.ddl.ForeignKeyDefinition;
import io.tortoiseorm.sql.ddl.IndexDefinition;
import io.tortoiseorm.sql.ddl.UniqueDefinition;

/**
 * An operation on an index or a constraint.
 */
public sealed interface ConstraintOperation extends Operation {

	/**
	 * The table.
	 * @return its name
	 */
	TableRef table();

	@Override
	default List<Action> actions(Dialect dialect, ProjectState before, ProjectState after) {
		return Alteration.of(dialect, table(), before, after, Map.of());
	}

	/**
	 * What can be added to a table and dropped by its name.
	 */
	enum Kind {

		/** An index. */
		INDEX("index"),
		/** A unique constraint. */
		UNIQUE("unique constraint"),
		/** A check constraint. */
		CHECK("check constraint"),
		/** A foreign key. */
		FOREIGN_KEY("foreign key");

		private final String text;

		Kind(String text) {
			this.text = text;
		}

		/**
		 * What it is called in sentences.
		 * @return the words
		 */
		public String text() {
			return this.text;
		}

		static Kind of(Object definition) {
			if (definition instanceof IndexDefinition) {
				return INDEX;
			}
			if (definition instanceof UniqueDefinition) {
				return UNIQUE;
			}
			if (definition instanceof CheckDefinition) {
				return CHECK;
			}
			if (definition instanceof ForeignKeyDefinition) {
				return FOREIGN_KEY;
			}
			throw new IllegalArgumentException("Neither an index nor a constraint: " + definition);
		}

		/** The definitions of this kind that a table has. */
		@SuppressWarnings("unchecked")
		List<Object> in(TableEdit table) {
			return (List<Object>) (List<?>) switch (this) {
				case INDEX -> table.indexes;
				case UNIQUE -> table.uniques;
				case CHECK -> table.checks;
				case FOREIGN_KEY -> table.foreignKeys;
			};
		}

		static String name(Object definition) {
			return switch (of(definition)) {
				case INDEX -> ((IndexDefinition) definition).name();
				case UNIQUE -> ((UniqueDefinition) definition).name();
				case CHECK -> ((CheckDefinition) definition).name();
				case FOREIGN_KEY -> ((ForeignKeyDefinition) definition).name();
			};
		}

		static Object named(Object definition, String name) {
			return switch (of(definition)) {
				case INDEX -> ((IndexDefinition) definition).named(name);
				case UNIQUE -> ((UniqueDefinition) definition).named(name);
				case CHECK -> new CheckDefinition(name, ((CheckDefinition) definition).condition());
				case FOREIGN_KEY -> ((ForeignKeyDefinition) definition).named(name);
			};
		}

	}

	/**
	 * Adds an index or a constraint.
	 *
	 * @param table the table
	 * @param definition an {@link IndexDefinition}, {@link UniqueDefinition},
	 * {@link CheckDefinition} or {@link ForeignKeyDefinition}
	 */
	record Add(TableRef table, Object definition) implements ConstraintOperation {

		/**
		 * The sort of what is added.
		 * @return the kind
		 */
		public Kind kind() {
			return Kind.of(this.definition);
		}

		@Override
		public ProjectState apply(ProjectState state, String app) {
			return state.changed(this.table, (edit) -> edit.add(kind().in(edit), (Function<Object, String>) Kind::name,
					this.definition, kind().text()));
		}

		@Override
		public Operation reversed(ProjectState before) {
			return new Drop(this.table, kind(), Kind.name(this.definition));
		}

		@Override
		public String describe() {
			return "add %s %s to %s".formatted(kind().text(), Kind.name(this.definition), TableNames.text(this.table));
		}

	}

	/**
	 * Drops an index or a constraint.
	 *
	 * @param table the table
	 * @param kind the sort
	 * @param name its name
	 */
	record Drop(TableRef table, Kind kind, String name) implements ConstraintOperation {

		@Override
		public ProjectState apply(ProjectState state, String app) {
			return state.changed(this.table,
					(edit) -> edit.remove(this.kind.in(edit), Kind::name, this.name, this.kind.text()));
		}

		@Override
		public Operation reversed(ProjectState before) {
			TableEdit edit = new TableEdit(before.get(this.table).table());
			return new Add(this.table, edit.find(this.kind.in(edit), Kind::name, this.name, this.kind.text()));
		}

		@Override
		public String describe() {
			return "drop %s %s of %s".formatted(this.kind.text(), this.name, TableNames.text(this.table));
		}

	}

	/**
	 * Gives an index or a constraint another name.
	 *
	 * @param table the table
	 * @param kind the sort
	 * @param from its name
	 * @param to its new name
	 */
	record Rename(TableRef table, Kind kind, String from, String to) implements ConstraintOperation {

		@Override
		public ProjectState apply(ProjectState state, String app) {
			return state.changed(this.table, (edit) -> {
				Object old = edit.find(this.kind.in(edit), Kind::name, this.from, this.kind.text());
				if (this.kind.in(edit).stream().anyMatch((part) -> Kind.name(part).equals(this.to))) {
					throw new MigrationError("Table %s has the %s %s already".formatted(TableNames.text(this.table),
							this.kind.text(), this.to));
				}
				edit.replace(this.kind.in(edit), old, Kind.named(old, this.to));
			});
		}

		@Override
		public Operation reversed(ProjectState before) {
			return new Rename(this.table, this.kind, this.to, this.from);
		}

		@Override
		public String describe() {
			return "rename %s %s of %s to %s".formatted(this.kind.text(), this.from, TableNames.text(this.table),
					this.to);
		}

	}

}
