package io.tortoiseorm.dialect;

import java.util.List;

import io.tortoiseorm.sql.SqlStatement;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.TableDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Empty tables that only one session sees, to learn in which words a database tells a
 * definition. They need the right to make temporary tables.
 */
public interface Scratch {

	/**
	 * The name of such a table.
	 * @param number tells it from others of the session
	 * @return the name, which no table of a user has
	 */
	TableRef name(int number);

	/**
	 * The statements that make it.
	 * @param dialect the dialect
	 * @param table its definition, under its name
	 * @return the statements in order
	 */
	List<String> create(Dialect dialect, TableDefinition table);

	/**
	 * The statement that drops it, if it is there.
	 * @param dialect the dialect
	 * @param table its name
	 * @return the statement
	 */
	String drop(Dialect dialect, TableRef table);

	/**
	 * The query for the schema in which the catalogue has these tables: one row of one
	 * column.
	 * @return the query, or {@code null} if the catalogue has them not
	 */
	@Nullable String schema();

	/**
	 * The query for the text of a table's definition, in the second column of one row:
	 * what {@link Catalog#tableText} reads where the catalogue has no such tables.
	 * @param dialect the dialect
	 * @param table its name
	 * @return the query
	 */
	SqlStatement definition(Dialect dialect, TableRef table);

}
