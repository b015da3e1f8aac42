package io.tortoiseorm.dialect;

import java.util.List;

import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.ddl.ForeignKeyDefinition;
import io.tortoiseorm.sql.ddl.IndexDefinition;
import io.tortoiseorm.sql.ddl.TableDefinition;

/**
 * Statements that define the schema. All of them leave alone what is already there, so
 * that running them again changes nothing.
 */
public interface Ddl {

	/**
	 * The statement that creates a schema (namespace).
	 * @param dialect the dialect this strategy belongs to
	 * @param schema its name
	 * @return the statement
	 * @throws io.tortoiseorm.exceptions.UnsupportedError if the database has no schemas
	 */
	String createSchema(Dialect dialect, String schema);

	/**
	 * The statements that create a table with its constraints, indexes and comments. An
	 * index that only serves speed is left out where the database has no such index.
	 * @param dialect the dialect this strategy belongs to
	 * @param table the table
	 * @return the statements in order
	 * @throws io.tortoiseorm.exceptions.UnsupportedError if the database has no such
	 * type, constraint or unique index
	 */
	List<String> createTable(Dialect dialect, TableDefinition table);

	/**
	 * The indexes of a table that the database can have.
	 * @param dialect the dialect this strategy belongs to
	 * @param table the table
	 * @return the indexes
	 * @throws io.tortoiseorm.exceptions.UnsupportedError if the database cannot have a
	 * unique one
	 */
	List<IndexDefinition> possibleIndexes(Dialect dialect, TableDefinition table);

	/**
	 * The statement that adds a foreign key to a table that is already there.
	 * @param dialect the dialect this strategy belongs to
	 * @param table the table
	 * @param key the foreign key
	 * @return the statement
	 * @throws io.tortoiseorm.exceptions.UnsupportedError without
	 * {@link Feature#ADD_FOREIGN_KEY}
	 */
	String addForeignKey(Dialect dialect, TableDefinition table, ForeignKeyDefinition key);

	/**
	 * A constant as SQL text.
	 * @param dialect the dialect this strategy belongs to
	 * @param value a value of the type's logical class
	 * @param type its type
	 * @return the literal
	 * @throws io.tortoiseorm.exceptions.UnsupportedError if there is no literal of the
	 * type
	 */
	String literal(Dialect dialect, Object value, SqlType type);

}
