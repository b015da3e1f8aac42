package io.tortoiseorm.dialect;

import io.tortoiseorm.sql.SqlWriter;

/**
 * A database as the ORM sees it: composed of narrow strategies, each saying how one group
 * of things is written or understood there. Immutable and thread-safe.
 */
public interface Dialect {

	/**
	 * The short name: {@code postgres}, {@code mysql}, {@code mariadb}, {@code h2},
	 * {@code sqlite}, {@code mssql}, {@code oracle}.
	 * @return the name, lower case
	 */
	String name();

	/**
	 * The name for people, in error messages.
	 * @return for example {@code PostgreSQL}
	 */
	String displayName();

	/**
	 * Writes a quoted identifier.
	 * @param out receives it
	 * @param identifier the name as it is in the database
	 */
	void quote(StringBuilder out, String identifier);

	/**
	 * Writes the marker of a bound value.
	 * @param out receives it
	 * @param index the value's position, from 0
	 */
	void marker(StringBuilder out, int index);

	/**
	 * Column types and how values travel.
	 * @return the strategy
	 */
	Types types();

	/**
	 * Clauses whose form differs.
	 * @return the strategy
	 */
	Syntax syntax();

	/**
	 * Conditions whose form differs.
	 * @return the strategy
	 */
	Operators operators();

	/**
	 * Functions by their standard names.
	 * @return the strategy
	 */
	Functions functions();

	/**
	 * Inserts, upserts and what they give back.
	 * @return the strategy
	 */
	Writes writes();

	/**
	 * What the database and driver can take at once.
	 * @return the limits
	 */
	Limits limits();

	/**
	 * Whether the database can do a thing at all.
	 * @param feature the thing
	 * @return whether it can
	 */
	boolean supports(Feature feature);

	/**
	 * Driver errors told apart.
	 * @return the strategy
	 */
	Errors errors();

	/**
	 * Statements that define the schema.
	 * @return the strategy
	 */
	Ddl ddl();

	/**
	 * Statements that change the schema.
	 * @return the strategy
	 */
	Alterations alterations();

	/**
	 * What the database tells of its own tables.
	 * @return the strategy
	 */
	Catalog catalog();

	/**
	 * A new writer for one statement.
	 * @return the writer
	 */
	default SqlWriter writer() {
		return new SqlWriter(this);
	}

}
