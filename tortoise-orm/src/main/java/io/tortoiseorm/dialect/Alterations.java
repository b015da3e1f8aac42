package io.tortoiseorm.dialect;

import java.util.List;
import java.util.Map;

import io.tortoiseorm.sql.SqlStatement;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.ColumnDefault;
import io.tortoiseorm.sql.ddl.TableDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Statements that change a schema from one known state to another. Unlike those of
 * {@link Ddl} they fail where the schema is not in the state they start from.
 */
public interface Alterations {

	/**
	 * The statements that create a table that is not there yet.
	 * @param dialect the dialect this strategy belongs to
	 * @param table the table
	 * @return the statements in order
	 * @throws io.tortoiseorm.exceptions.UnsupportedError if the database has no such
	 * type, constraint or unique index
	 */
	List<String> createTable(Dialect dialect, TableDefinition table);

	/**
	 * The statement that drops a table with its rows.
	 * @param dialect the dialect this strategy belongs to
	 * @param table the table
	 * @return the statement
	 */
	String dropTable(Dialect dialect, TableRef table);

	/**
	 * The statement that gives a table another name; foreign keys that refer to it
	 * follow.
	 * @param dialect the dialect this strategy belongs to
	 * @param from its name
	 * @param to its new name, in the same schema
	 * @return the statement
	 */
	String renameTable(Dialect dialect, TableRef from, TableRef to);

	/**
	 * The statements that move a table to another schema that is there, with its rows,
	 * indexes and constraints; foreign keys that refer to it follow. It may get another
	 * name as well.
	 * @param dialect the dialect this strategy belongs to
	 * @param before the table as it is
	 * @param after the same table in the other schema
	 * @param referring the other tables that refer to it, as they are
	 * @return the statements in order
	 * @throws io.tortoiseorm.exceptions.UnsupportedError if the database cannot do it
	 */
	List<String> moveTable(Dialect dialect, TableDefinition before, TableDefinition after,
			List<TableDefinition> referring);

	/**
	 * The statement that drops a schema without tables.
	 * @param dialect the dialect this strategy belongs to
	 * @param schema its name
	 * @return the statement
	 * @throws io.tortoiseorm.exceptions.UnsupportedError if the database has no schemas
	 */
	String dropSchema(Dialect dialect, String schema);

	/**
	 * The statement that gives a column another name; indexes and constraints over it
	 * follow.
	 * @param dialect the dialect this strategy belongs to
	 * @param table the table
	 * @param from the column
	 * @param to its new name
	 * @return the statement
	 */
	String renameColumn(Dialect dialect, TableRef table, String from, String to);

	/**
	 * The statements that make a table what it shall be and keep its rows.
	 * @param dialect the dialect this strategy belongs to
	 * @param before the table as it is
	 * @param after the table as it shall be, of the same name; columns are matched by
	 * name. Foreign keys of other tables to a primary key that changes are dropped before
	 * @param fills by column what rows get that are there already: in a new column, and
	 * in place of NULL where a column may not be NULL any more
	 * @return the statements in order
	 * @throws io.tortoiseorm.exceptions.UnsupportedError if the database has no such
	 * type, constraint or unique index
	 */
	List<String> alterTable(Dialect dialect, TableDefinition before, TableDefinition after,
			Map<String, ColumnDefault> fills);

	/**
	 * Statements that do the same as one of {@link #alterTable} without keeping others
	 * from the table for long. They run one by one, outside of a transaction.
	 * @param statement the statement
	 * @return the statements in order; the one that was given where there is no such way
	 */
	default List<String> online(String statement) {
		return List.of(statement);
	}

	/**
	 * What an earlier try of a statement may have left behind unfinished and in its way.
	 * @param dialect the dialect this strategy belongs to
	 * @param statement the statement
	 * @return the query whose rows are the statements that remove it, or {@code null} if
	 * the statement leaves nothing behind
	 */
	default @Nullable SqlStatement leftovers(Dialect dialect, String statement) {
		return null;
	}

}
