package io.tortoiseorm.dialect.ansi;

import java.util.ArrayList;
import java.util.List;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.Scratch;
import io.tortoiseorm.sql.SqlStatement;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.TableDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Temporary tables, by the words that make a table one.
 *
 * @param home the schema of such tables, or {@code null} for that of all others
 * @param create what stands for {@code CREATE TABLE}
 * @param drop what stands for {@code DROP TABLE}
 * @param schema the query for their schema, or {@code null} if the catalogue has them not
 */
public record SessionTables(@Nullable String home, String create, String drop,
		@Nullable String schema) implements Scratch {

	private static final String CREATE = "CREATE TABLE ";

	@Override
	public TableRef name(int number) {
		return new TableRef(this.home, "tortoise_scratch_" + number);
	}

	@Override
	public List<String> create(Dialect dialect, TableDefinition table) {
		List<String> statements = new ArrayList<>(dialect.ddl().createTable(dialect, table));
		statements.set(0, this.create + " " + statements.get(0).substring(CREATE.length()));
		return statements;
	}

	@Override
	public String drop(Dialect dialect, TableRef table) {
		return text(dialect, this.drop + " IF EXISTS ", table);
	}

	@Override
	public SqlStatement definition(Dialect dialect, TableRef table) {
		return new SqlStatement(text(dialect, "SHOW CREATE TABLE ", table), List.of(), null);
	}

	private static String text(Dialect dialect, String words, TableRef table) {
		return dialect.writer().append(words).node(table).toStatement().text();
	}

}
