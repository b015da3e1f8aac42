package io.tortoiseorm.migrations;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.migrations.ColumnOperation.AlterColumn;
import io.tortoiseorm.migrations.ConstraintOperation.Add;
import io.tortoiseorm.migrations.ConstraintOperation.Kind;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.IndexDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Finds operations that lock a table for as long as its rows take. Tables that the same
 * migration creates are empty.
 */
final class LockLint {

	private static final Set<String> COPYING = Set.of("mysql", "mariadb");

	private final Dialect dialect;

	private final Migration migration;

	LockLint(Dialect dialect, Migration migration) {
		this.dialect = dialect;
		this.migration = migration;
	}

	List<String> warnings(ProjectState before) {
		List<String> warnings = new ArrayList<>();
		ProjectState state = before;
		for (Operation operation : this.migration.operations()) {
			String warning = null;
			if (operation instanceof Add add && before.find(add.table()) != null) {
				warning = adding(add);
			}
			else if (operation instanceof AlterColumn alter && before.find(alter.table()) != null) {
				warning = altering(alter, state);
			}
			if (warning != null) {
				warnings.add("%s: %s".formatted(this.migration.key(), warning));
			}
			state = operation.apply(state, this.migration.app());
		}
		return warnings;
	}

	private boolean locksOnPostgres() {
		return this.dialect.name().equals("postgres") && !this.migration.online();
	}

	private @Nullable String adding(Add add) {
		String name = Kind.name(add.definition());
		boolean index = add.kind() == Kind.INDEX || add.kind() == Kind.UNIQUE;
		if (locksOnPostgres()) {
			String what = index ? "builds %s while nobody can write to table %s"
					: "checks all rows for %s while nobody can write to table %s";
			return what.formatted(name, shown(add.table())) + ": make it \"online: true\", alone in its migration";
		}
		boolean copies = !index || (add.definition() instanceof IndexDefinition made && made.using() != null);
		return (COPYING.contains(this.dialect.name()) && copies)
				? "adds %s, for which table %s may be copied while nobody can write to it: do it when there is time"
					.formatted(name, shown(add.table()))
				: null;
	}

	private @Nullable String altering(AlterColumn alter, ProjectState state) {
		String column = alter.column().name();
		ColumnDefinition was = state.get(alter.table())
			.table()
			.columns()
			.stream()
			.filter((known) -> known.name().equals(column))
			.findFirst()
			.orElse(alter.column());
		boolean postgres = this.dialect.name().equals("postgres");
		if (!was.type().equals(alter.column().type())) {
			if ((postgres && !isLabel(was.type(), alter.column().type())) || COPYING.contains(this.dialect.name())) {
				return "gives column %s another type, for which table %s is written anew while nobody can write to it: "
					.formatted(column, shown(alter.table()))
						+ "add a column, copy the values by and by, and drop the old one";
			}
		}
		if (locksOnPostgres() && was.nullable() && !alter.column().nullable()) {
			return "looks for NULL in column %s while nobody can use table %s: make it \"online: true\""
				.formatted(column, shown(alter.table()));
		}
		return null;
	}

	/** PostgreSQL keeps the rows where text only gets longer. */
	private static boolean isLabel(SqlType from, SqlType to) {
		return from.isText() && to.isText() && Widening.isSafe(from, to);
	}

	private static String shown(TableRef table) {
		return TableNames.text(table);
	}

}
