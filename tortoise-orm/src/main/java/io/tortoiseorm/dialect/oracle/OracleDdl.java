package io.tortoiseorm.dialect.oracle;

import java.util.List;
import java.util.Set;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.ansi.AnsiDdl;
import io.tortoiseorm.dialect.ansi.AnsiIndexes;
import io.tortoiseorm.dialect.ansi.DdlLiterals;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlWriter;
import io.tortoiseorm.sql.ddl.ForeignKeyDefinition;
import io.tortoiseorm.sql.ddl.TableDefinition;

/**
 * Oracle's definitions. There is no IF NOT EXISTS before version 23, so what is already
 * there is found by the error.
 */
final class OracleDdl extends AnsiDdl {

	/** A name that is taken, columns that are indexed, a foreign key that is there. */
	private static final String ALREADY_THERE = "(-955, -1408, -2264, -2275)";

	OracleDdl() {
		super(new Literals(), new AnsiIndexes(Set.of()));
	}

	@Override
	public String createSchema(Dialect dialect, String schema) {
		throw new UnsupportedError(dialect.displayName() + " creates a schema with its user, so \"" + schema
				+ "\" cannot be created here");
	}

	@Override
	public List<String> createTable(Dialect dialect, TableDefinition table) {
		return create(dialect, table).stream()
			.map((statement) -> statement.startsWith("CREATE") ? unlessThere(statement) : statement)
			.toList();
	}

	/**
	 * The statements that create a table that is not there yet.
	 */
	List<String> create(Dialect dialect, TableDefinition table) {
		return super.createTable(dialect, table).stream()
			.map((statement) -> statement.replaceFirst("^(CREATE [A-Z ]*)IF NOT EXISTS ", "$1"))
			.toList();
	}

	private String unlessThere(String statement) {
		return "BEGIN EXECUTE IMMEDIATE " + quoted(statement) + "; EXCEPTION WHEN OTHERS THEN IF SQLCODE NOT IN "
				+ ALREADY_THERE + " THEN RAISE; END IF; END;";
	}

	@Override
	protected void writeForeignKey(SqlWriter out, ForeignKeyDefinition key) {
		SqlWriter plain = out.dialect().writer();
		super.writeForeignKey(plain, key);
		// what is no action goes without saying, and may not be said
		out.append(text(plain).replaceFirst(" ON DELETE (?:RESTRICT|NO ACTION)$", ""));
	}

	@Override
	public String addForeignKey(Dialect dialect, TableDefinition table, ForeignKeyDefinition key) {
		return unlessThere(super.addForeignKey(dialect, table, key));
	}

	@Override
	protected String randomUuid(SqlType type) {
		return type.equals(SqlType.COMPACT_UUID) ? "SYS_GUID()"
				: "LOWER(REGEXP_REPLACE(RAWTOHEX(SYS_GUID()), '(.{8})(.{4})(.{4})(.{4})(.{12})', '\\1-\\2-\\3-\\4-\\5'))";
	}

	@Override
	protected String randomHex() {
		return "LOWER(RAWTOHEX(SYS_GUID()))";
	}

	/**
	 * Oracle's constants.
	 */
	private static final class Literals extends DdlLiterals {

		@Override
		protected String bool(boolean value) {
			return value ? "1" : "0";
		}

		@Override
		protected String binary(String hex) {
			return "HEXTORAW('" + hex + "')";
		}

		@Override
		protected String temporal(String keyword, String literal) {
			return keyword.equals("TIME") ? "INTERVAL " + literal.replaceFirst("'", "'0 ") + " DAY TO SECOND(6)"
					: super.temporal(keyword, literal);
		}

		@Override
		protected String instant(String utc) {
			return "TIMESTAMP '" + utc + " +00:00'";
		}

		@Override
		protected String json(String literal) {
			return literal;
		}

	}

}
