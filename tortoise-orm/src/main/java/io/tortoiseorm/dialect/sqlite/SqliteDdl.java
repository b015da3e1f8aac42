package io.tortoiseorm.dialect.sqlite;

import java.util.List;
import java.util.Set;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.ansi.AnsiDdl;
import io.tortoiseorm.dialect.ansi.AnsiIndexes;
import io.tortoiseorm.dialect.ansi.DdlLiterals;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlWriter;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.ForeignKeyDefinition;
import io.tortoiseorm.sql.ddl.TableDefinition;
import org.jspecify.annotations.Nullable;

/**
 * SQLite's definitions. Comments are kept in the text of the definition, the only place
 * for them, and there only up to the last parenthesis.
 */
final class SqliteDdl extends AnsiDdl {

	SqliteDdl() {
		super(new Literals(), new AnsiIndexes(Set.of()));
	}

	@Override
	protected void writeColumn(SqlWriter out, ColumnDefinition column, boolean primaryKey) {
		if (column.identity()) {
			out.name(column.name()).append(" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL");
		}
		else {
			super.writeColumn(out, column, primaryKey);
		}
		writeComment(out, column.comment());
	}

	@Override
	protected void writeTableHead(SqlWriter out, TableDefinition table) {
		writeComment(out, table.comment());
	}

	private static void writeComment(SqlWriter out, @Nullable String comment) {
		if (comment != null) {
			out.append(" /* ").append(comment.replace("*/", "*\\/").replace("\u0000", "")).append(" */");
		}
	}

	@Override
	protected List<String> comments(Dialect dialect, TableDefinition table) {
		return List.of();
	}

	@Override
	protected String randomHex() {
		return "LOWER(HEX(RANDOMBLOB(16)))";
	}

	/** Of version 4. */
	@Override
	protected String randomUuid(SqlType type) {
		return "LOWER(HEX(RANDOMBLOB(4)) || '-' || HEX(RANDOMBLOB(2)) || '-4' || SUBSTR(HEX(RANDOMBLOB(2)), 2) || '-a' || "
				+ "SUBSTR(HEX(RANDOMBLOB(2)), 2) || '-' || HEX(RANDOMBLOB(6)))";
	}

	@Override
	public String addForeignKey(Dialect dialect, TableDefinition table, ForeignKeyDefinition key) {
		throw new UnsupportedError(SqliteDialect.NAME + " cannot add foreign key " + key.name() + " to table "
				+ table.table().name() + ", which is already there");
	}

	/**
	 * SQLite's constants: dates, times and decimals are text.
	 */
	private static final class Literals extends DdlLiterals {

		@Override
		protected String decimal(String digits) {
			return text(digits);
		}

		@Override
		protected String temporal(String keyword, String literal) {
			return literal;
		}

		@Override
		protected String instant(String utc) {
			return text(utc);
		}

		@Override
		protected String json(String literal) {
			return literal;
		}

	}

}
