package io.tortoiseorm.migrations;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.ColumnDefault;
import org.jspecify.annotations.Nullable;

/**
 * Operations in order with the tables as they are before the first.
 *
 * @param app the app
 * @param before the tables before
 * @param operations the operations
 */
record Step(String app, ProjectState before, List<Operation> operations) {

	/**
	 * Copies the list.
	 */
	Step {
		operations = List.copyOf(operations);
	}

	/** The tables afterwards. */
	ProjectState after() {
		ProjectState state = this.before;
		for (Operation operation : this.operations) {
			state = operation.apply(state, this.app);
		}
		return state;
	}

	/** The step that undoes this one. */
	Step reversed() {
		List<Operation> reversed = new ArrayList<>();
		ProjectState state = this.before;
		for (Operation operation : this.operations) {
			reversed.add(0, operation.reversed(state));
			state = operation.apply(state, this.app);
		}
		return new Step(this.app, state, reversed);
	}

	/**
	 * What is done on a database. Operations on one table that follow each other are done
	 * together, since each may copy the table.
	 */
	List<Action> actions(Dialect dialect) {
		return actions(dialect, false);
	}

	/**
	 * What is done on a database, if wanted without locks that last.
	 */
	List<Action> actions(Dialect dialect, boolean online) {
		List<Action> actions = new ArrayList<>();
		ProjectState state = this.before;
		Group group = null;
		for (Operation operation : this.operations) {
			ProjectState next = operation.apply(state, this.app);
			TableRef table = alteredTable(operation);
			if (group != null && (!group.table.equals(table) || !group.takes(operation))) {
				actions.addAll(group.actions(dialect, state, online));
				group = null;
			}
			if (table == null) {
				actions.addAll(operation.actions(dialect, state, next));
			}
			else {
				group = (group != null) ? group : new Group(table, state);
				group.add(operation);
			}
			state = next;
		}
		if (group != null) {
			actions.addAll(group.actions(dialect, state, online));
		}
		return actions;
	}

	/** The one table that an operation alters and leaves its name, if any. */
	static @Nullable TableRef alteredTable(Operation operation) {
		if (operation instanceof ConstraintOperation constraint) {
			return constraint.table();
		}
		if (operation instanceof TableOperation.CommentTable comment) {
			return comment.name();
		}
		if (operation instanceof TableOperation.AlterPrimaryKey key) {
			return key.name();
		}
		boolean renames = operation instanceof ColumnOperation.RenameColumn;
		return (operation instanceof ColumnOperation column && !renames) ? column.table() : null;
	}

	/**
	 * Operations that alter one table.
	 */
	private static final class Group {

		private final TableRef table;

		private final ProjectState before;

		private final Set<String> dropped = new HashSet<>();

		private final Map<String, ColumnDefault> fills = new LinkedHashMap<>();

		private final Set<String> columns = new HashSet<>();

		Group(TableRef table, ProjectState before) {
			this.table = table;
			this.before = before;
		}

		/** What was dropped and comes again is really to go in between. */
		boolean takes(Operation operation) {
			if (operation instanceof ColumnOperation.AddColumn add) {
				return !this.dropped.contains("column " + add.column().name());
			}
			if (operation instanceof ColumnOperation.AlterColumn alter) {
				return !this.columns.contains(alter.column().name());
			}
			if (operation instanceof ConstraintOperation.Add add) {
				return !this.dropped.contains(add.kind() + " " + ConstraintOperation.Kind.name(add.definition()));
			}
			return true;
		}

		void add(Operation operation) {
			if (operation instanceof ColumnOperation.AddColumn add) {
				fill(add.column().name(), add.fill());
			}
			else if (operation instanceof ColumnOperation.AlterColumn alter) {
				fill(alter.column().name(), alter.fill());
			}
			else if (operation instanceof ColumnOperation.DropColumn drop) {
				this.dropped.add("column " + drop.column());
			}
			else if (operation instanceof ConstraintOperation.Drop drop) {
				this.dropped.add(drop.kind() + " " + drop.name());
			}
		}

		private void fill(String column, @Nullable ColumnDefault value) {
			this.columns.add(column);
			if (value != null) {
				this.fills.put(column, value);
			}
		}

		List<Action> actions(Dialect dialect, ProjectState after, boolean online) {
			List<Action> actions = Alteration.of(dialect, this.table, this.before, after, this.fills);
			return !online ? actions
					: actions.stream()
						.flatMap((action) -> dialect.alterations().online(action.text()).stream())
						.<Action>map(Action.Sql::new)
						.toList();
		}

	}

}
