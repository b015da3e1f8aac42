package io.tortoiseorm.dialect.mysql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.ansi.AnsiDdl;
import io.tortoiseorm.dialect.ansi.AnsiIndexes;
import io.tortoiseorm.dialect.ansi.DdlLiterals;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlType.Kind;
import io.tortoiseorm.sql.SqlWriter;
import io.tortoiseorm.sql.ddl.ColumnDefault;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.ForeignKeyDefinition;
import io.tortoiseorm.sql.ddl.IndexDefinition;
import io.tortoiseorm.sql.ddl.TableDefinition;

/**
 * The definitions of MySQL and MariaDB. Indexes and comments are part of the table's
 * definition, as there is no IF NOT EXISTS for them.
 */
final class MySqlDdl extends AnsiDdl {

	private final String collation;

	private final Keys keys;

	MySqlDdl(String collation, boolean special) {
		this(collation, new Keys(special));
	}

	private MySqlDdl(String collation, Keys keys) {
		super(new Literals(), keys);
		this.collation = collation;
		this.keys = keys;
	}

	@Override
	protected List<String> elements(Dialect dialect, TableDefinition table) {
		List<String> elements = new ArrayList<>(super.elements(dialect, table));
		elements.addAll(this.keys.elements(dialect, table));
		return elements;
	}

	@Override
	protected void writeColumn(SqlWriter out, ColumnDefinition column, boolean primaryKey) {
		super.writeColumn(out, withoutIdentity(column), primaryKey);
		if (column.identity()) {
			out.append(" AUTO_INCREMENT");
		}
		if (column.comment() != null) {
			out.append(" COMMENT ").append(quoted(column.comment()));
		}
	}

	private static ColumnDefinition withoutIdentity(ColumnDefinition column) {
		return new ColumnDefinition(column.name(), column.type(), column.nullable(), false, column.defaultValue(),
				column.computed(), column.comment());
	}

	@Override
	protected void writeDefault(SqlWriter out, ColumnDefault value, SqlType type) {
		boolean large = type.kind() == Kind.TEXT || type.kind() == Kind.BINARY || type.kind() == Kind.JSON;
		if (large && value instanceof ColumnDefault.Literal) {
			// large values have no literal defaults, but expressions
			out.append('(');
			super.writeDefault(out, value, type);
			out.append(')');
		}
		else {
			super.writeDefault(out, value, type);
		}
	}

	@Override
	protected void writeTableTail(SqlWriter out, TableDefinition table) {
		out.append(" DEFAULT CHARACTER SET utf8mb4 COLLATE ").append(this.collation);
		if (table.comment() != null) {
			out.append(" COMMENT = ").append(quoted(table.comment()));
		}
	}

	@Override
	protected List<String> comments(Dialect dialect, TableDefinition table) {
		return List.of();
	}

	@Override
	protected String randomHex() {
		return "LOWER(HEX(RANDOM_BYTES(16)))";
	}

	@Override
	protected String randomUuid(SqlType type) {
		return type.equals(SqlType.COMPACT_UUID) ? "UNHEX(REPLACE(UUID(), '-', ''))" : "UUID()";
	}

	@Override
	public String addForeignKey(Dialect dialect, TableDefinition table, ForeignKeyDefinition key) {
		String schema = (table.table().schema() != null) ? quoted(table.table().schema()) : "DATABASE()";
		return "SET @tortoise_ddl = IF(EXISTS (SELECT 1 FROM information_schema.table_constraints"
				+ " WHERE constraint_schema = " + schema + " AND table_name = " + quoted(table.table().name())
				+ " AND constraint_name = " + quoted(key.name()) + "), 'DO 0', "
				+ quoted(super.addForeignKey(dialect, table, key)) + ");\nPREPARE tortoise_ddl FROM @tortoise_ddl;\n"
				+ "EXECUTE tortoise_ddl;\nDEALLOCATE PREPARE tortoise_ddl";
	}

	/**
	 * Indexes inside the table's definition.
	 */
	private static final class Keys extends AnsiIndexes {

		private static final String FULL_TEXT = "fulltext";

		private static final String SPATIAL = "spatial";

		Keys(boolean special) {
			super(special ? Set.of("btree", "hash", FULL_TEXT, SPATIAL) : Set.of("btree", "hash"));
		}

		@Override
		public List<String> statements(Dialect dialect, TableDefinition table) {
			return List.of();
		}

		List<String> elements(Dialect dialect, TableDefinition table) {
			return possible(dialect, table).stream().map((index) -> key(dialect.writer(), table, index)).toList();
		}

		private static String key(SqlWriter out, TableDefinition table, IndexDefinition index) {
			String using = (index.using() != null) ? index.using().toLowerCase(Locale.ROOT) : "";
			int parser = using.indexOf(" with parser ");
			String kind = (parser < 0) ? using : using.substring(0, parser);
			boolean special = kind.equals(FULL_TEXT) || kind.equals(SPATIAL);
			if (special) {
				out.append(kind.toUpperCase(Locale.ROOT)).append(' ');
			}
			out.append(index.unique() ? "UNIQUE KEY " : "KEY ").name(index.name()).append(" (");
			if (index.expressions().isEmpty()) {
				out.names(index.columns());
			}
			else {
				out.append(expressions(out.dialect(), table, index));
			}
			out.append(')');
			if (!using.isEmpty() && !special) {
				out.append(" USING ").append(using.toUpperCase(Locale.ROOT));
			}
			if (parser >= 0) {
				out.append(using.substring(parser).replace("with parser", "WITH PARSER"));
			}
			return text(out);
		}

	}

	/**
	 * The constants of MySQL and MariaDB.
	 */
	private static final class Literals extends DdlLiterals {

		@Override
		public String text(String value) {
			return super.text(value.replace("\\", "\\\\"));
		}

		@Override
		protected String uuid(UUID value, SqlType type) {
			return type.equals(SqlType.COMPACT_UUID) ? binary(value.toString().replace("-", ""))
					: super.uuid(value, type);
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
