package io.tortoiseorm.migrations;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.migrations.ColumnOperation.AddColumn;
import io.tortoiseorm.migrations.ColumnOperation.AlterColumn;
import io.tortoiseorm.migrations.ConstraintOperation.Kind;
import io.tortoiseorm.migrations.TableOperation.AlterPrimaryKey;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.ddl.ColumnDefault;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.IndexDefinition;
import org.jspecify.annotations.Nullable;

/**
 * MySQL and MariaDB: what they do by copying a table, and what they build while nobody
 * can write. All else they do at once or while the table is used.
 */
final class MySqlLocks implements LockLint.Rules {

	/**
	 * A text keeps its length in one byte up to here, of which a character takes four.
	 */
	private static final int SHORT_TEXT = 255 / 4;

	private static final String LATER = ": do it when there is time";

	private final Dialect dialect;

	private final boolean mariaDb;

	MySqlLocks(Dialect dialect) {
		this.dialect = dialect;
		this.mariaDb = dialect.name().equals("mariadb");
	}

	@Override
	public List<String> warnings(Operation operation, TableState before) {
		List<String> warnings = new ArrayList<>();
		String table = TableNames.text(before.name());
		if (operation instanceof AddColumn add) {
			ColumnDefault value = (add.fill() != null) ? add.fill() : add.column().defaultValue();
			if (value instanceof ColumnDefault.RandomHex || value instanceof ColumnDefault.RandomUuid) {
				warnings.add(LockText.fill(add.column().name(), table));
			}
			else if (add.column().identity() || isComputed(value, add.column().type())) {
				warnings.add("adds column %s with a value that is computed, for which table %s is copied while %s: "
					.formatted(add.column().name(), table, waiting()) + "add it without, and fill it by and by");
			}
		}
		else if (operation instanceof AlterColumn alter) {
			altering(alter, LockText.column(before, alter.column()), table, warnings);
		}
		else if (operation instanceof AlterPrimaryKey key && key.to().isEmpty()) {
			warnings.add(copied("drops the primary key", table));
		}
		else if (operation instanceof ConstraintOperation.Add add) {
			adding(add.definition(), table, warnings);
		}
		else if (operation instanceof ConstraintOperation.Rename rename
				&& (rename.kind() == Kind.CHECK || rename.kind() == Kind.FOREIGN_KEY)) {
			warnings.add(copied("makes %s anew as %s".formatted(rename.from(), rename.to()), table));
		}
		return warnings;
	}

	private String waiting() {
		return this.mariaDb ? "nobody can write to it (before MariaDB 11.2)" : "nobody can write to it";
	}

	private String copied(String what, String table) {
		return "%s, for which table %s is copied while %s".formatted(what, table, waiting()) + LATER;
	}

	/** Large values have no literal defaults on MySQL, but expressions. */
	private boolean isComputed(@Nullable ColumnDefault value, SqlType type) {
		if (value instanceof ColumnDefault.Literal) {
			return !this.mariaDb && switch (type.kind()) {
				case TEXT, BINARY, JSON -> true;
				default -> false;
			};
		}
		return value != null;
	}

	private void altering(AlterColumn alter, ColumnDefinition was, String table, List<String> warnings) {
		ColumnDefinition column = alter.column();
		if (column.identity() && !was.identity()) {
			warnings.add(copied("numbers rows in " + column.name(), table));
		}
		else if (isCopied(was.type(), column.type())) {
			warnings.add(LockText.typeChange(column.name(), table, waiting()));
		}
		if (was.nullable() && !column.nullable() && alter.fill() != null) {
			warnings.add(LockText.fill(column.name(), table));
		}
	}

	private boolean isCopied(SqlType from, SqlType to) {
		if (this.dialect.types().columnType(from).equals(this.dialect.types().columnType(to))) {
			return false;
		}
		boolean longer = from.kind() == SqlType.Kind.VARCHAR && to.kind() == SqlType.Kind.VARCHAR
				&& to.length() >= from.length();
		return !(longer && (this.mariaDb || from.length() > SHORT_TEXT == to.length() > SHORT_TEXT));
	}

	private void adding(Object definition, String table, List<String> warnings) {
		String name = Kind.name(definition);
		switch (Kind.of(definition)) {
			case CHECK, FOREIGN_KEY -> warnings.add(copied("adds " + name, table));
			case INDEX -> {
				if (isBuiltAlone((IndexDefinition) definition)) {
					warnings.add("builds %s while nobody can write to table %s".formatted(name, table) + LATER);
				}
			}
			case UNIQUE -> {
			}
		}
	}

	private boolean isBuiltAlone(IndexDefinition index) {
		String kind = (index.using() != null) ? index.using().toLowerCase(Locale.ROOT) : "";
		return kind.startsWith("fulltext") || kind.startsWith("spatial")
				|| (!index.expressions().isEmpty() && !this.mariaDb);
	}

}
