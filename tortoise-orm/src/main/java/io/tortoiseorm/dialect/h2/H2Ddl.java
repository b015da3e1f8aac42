package io.tortoiseorm.dialect.h2;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.ansi.AnsiDdl;
import io.tortoiseorm.dialect.ansi.AnsiIndexes;
import io.tortoiseorm.dialect.ansi.DdlLiterals;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlWriter;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.ForeignKeyDefinition;
import io.tortoiseorm.sql.ddl.TableDefinition;

/**
 * H2's definitions.
 */
final class H2Ddl extends AnsiDdl {

	private static final Pattern UNQUALIFIED = Pattern
		.compile("^(CONSTRAINT .* FOREIGN KEY \\(.*\\) REFERENCES )(\"(?:[^\"]|\"\")+\" \\()");

	H2Ddl() {
		super(new Literals(), new AnsiIndexes(Set.of()));
	}

	@Override
	protected List<String> elements(Dialect dialect, TableDefinition table) {
		return super.elements(dialect, table).stream().map((element) -> qualified(table.table(), element)).toList();
	}

	/**
	 * Foreign keys of a table with a schema would look for tables without one in that
	 * schema, not in the first one of the database.
	 */
	private static String qualified(TableRef table, String element) {
		return (table.schema() != null) ? UNQUALIFIED.matcher(element).replaceFirst("$1PUBLIC.$2") : element;
	}

	@Override
	protected String randomHex() {
		return "LOWER(RAWTOHEX(SECURE_RAND(16)))";
	}

	@Override
	protected String randomUuid(SqlType type) {
		return "RANDOM_UUID()";
	}

	@Override
	public String addForeignKey(Dialect dialect, TableDefinition table, ForeignKeyDefinition key) {
		SqlWriter constraint = dialect.writer();
		writeForeignKey(constraint, key);
		String named = qualified(table.table(), text(constraint)).replaceFirst("^CONSTRAINT ",
				"CONSTRAINT IF NOT EXISTS ");
		return text(dialect.writer().append("ALTER TABLE ").node(table.table()).append(" ADD ").append(named));
	}

	/**
	 * H2's constants, without semicolons, at which the driver would split the statement.
	 */
	private static final class Literals extends DdlLiterals {

		@Override
		public String text(String value) {
			String literal = super.text(value);
			return (value.indexOf(';') < 0) ? literal : "U&" + H2Dialect.withoutSemicolons(literal);
		}

	}

}
