package io.tortoiseorm.migrations;

import java.util.ArrayList;
import java.util.List;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.migrations.ColumnOperation.AddColumn;
import io.tortoiseorm.migrations.ColumnOperation.AlterColumn;
import io.tortoiseorm.migrations.TableOperation.AlterPrimaryKey;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.ddl.ColumnDefault;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.ForeignKeyDefinition;

/**
 * PostgreSQL: what writes a table anew or looks at all of its rows under a lock. Names,
 * comments, constant defaults, and all that is dropped take a moment.
 */
final class PostgresLocks implements LockLint.Rules {

	private static final String ONLINE = ": make it \"online: true\", alone in its migration";

	private final Dialect dialect;

	private final boolean online;

	PostgresLocks(Dialect dialect, boolean online) {
		this.dialect = dialect;
		this.online = online;
	}

	@Override
	public List<String> warnings(Operation operation, TableState before) {
		List<String> warnings = new ArrayList<>();
		String table = TableNames.text(before.name());
		if (operation instanceof AddColumn add) {
			adding(add, table, warnings);
		}
		else if (operation instanceof AlterColumn alter) {
			altering(alter, LockText.column(before, alter.column()), table, warnings);
		}
		else if (operation instanceof AlterPrimaryKey key && !key.to().isEmpty()) {
			warnings.add("builds the primary key of table %s while nobody can use it: do it when there is time"
				.formatted(table));
		}
		else if (operation instanceof ConstraintOperation.Add add && !this.online) {
			warnings.add(adding(add.definition(), table));
		}
		return warnings;
	}

	private void adding(AddColumn add, String table, List<String> warnings) {
		ColumnDefinition column = add.column();
		ColumnDefault value = (add.fill() != null) ? add.fill() : column.defaultValue();
		boolean each = value instanceof ColumnDefault.RandomHex || value instanceof ColumnDefault.RandomUuid
				|| column.identity() || column.computed() != null;
		if (each || value instanceof ColumnDefault.Expression) {
			warnings
				.add(("adds column %s with a value of its own for each row, for which table %s %s written anew while"
						+ " nobody can use it: add it without, and fill it by and by")
					.formatted(column.name(), table, each ? "is" : "may be"));
		}
	}

	private void altering(AlterColumn alter, ColumnDefinition was, String table, List<String> warnings) {
		ColumnDefinition column = alter.column();
		boolean computedAnew = column.computed() != null && !column.computed().equals(was.computed());
		if (computedAnew || isWrittenAnew(was.type(), column.type())) {
			warnings.add(LockText.typeChange(column.name(), table, "nobody can use it"));
		}
		if (was.nullable() && !column.nullable()) {
			if (alter.fill() != null) {
				warnings.add(LockText.fill(column.name(), table));
			}
			if (!this.online) {
				warnings.add("looks for NULL in column %s while nobody can use table %s: make it \"online: true\""
					.formatted(column.name(), table));
			}
		}
	}

	/** Rows stay as they are where text or numbers of the same scale only get longer. */
	private boolean isWrittenAnew(SqlType from, SqlType to) {
		if (this.dialect.types().columnType(from).equals(this.dialect.types().columnType(to))) {
			return false;
		}
		boolean text = from.isText() && to.isText();
		boolean number = from.kind() == SqlType.Kind.DECIMAL && to.kind() == SqlType.Kind.DECIMAL
				&& from.scale() == to.scale();
		return !((text || number) && Widening.isSafe(from, to));
	}

	private static String adding(Object definition, String table) {
		String name = ConstraintOperation.Kind.name(definition);
		String text = switch (ConstraintOperation.Kind.of(definition)) {
			case INDEX -> "builds %s while nobody can write to table %s";
			case UNIQUE -> "builds %s while nobody can use table %s";
			case CHECK -> "checks all rows for %s while nobody can use table %s";
			case FOREIGN_KEY -> "checks all rows for %s while nobody can write to table %s"
					+ otherTable((ForeignKeyDefinition) definition, table);
		};
		return text.formatted(name, table) + ONLINE;
	}

	private static String otherTable(ForeignKeyDefinition key, String table) {
		String target = TableNames.text(key.target());
		return target.equals(table) ? "" : " or " + target.replace("%", "%%");
	}

}
