package io.tortoiseorm.dialect;

import io.tortoiseorm.sql.SqlStatement;
import io.tortoiseorm.sql.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * What a database tells of its own tables. The answers of all databases have the same
 * columns, all of them text: flags are {@code Y} or {@code N}, and NULL is nothing.
 */
public interface Catalog {

	/**
	 * The query for the schema that names without one belong to: one row of one column,
	 * NULL where the database has no schemas.
	 * @return the query
	 */
	String currentSchema();

	/**
	 * The query for a part of a schema.
	 * @param dialect the dialect this strategy belongs to
	 * @param part what is asked for
	 * @param schema the schema; without meaning where the database has none
	 * @return the query, with the columns that the part names
	 */
	SqlStatement query(Dialect dialect, Part part, String schema);

	/**
	 * The type of the ORM for which this database has a column type.
	 * @param type the type as {@link Part#COLUMNS} gives it
	 * @return the ORM's type, or {@code null} if it has none for it
	 */
	@Nullable SqlType sqlType(String type);

	/**
	 * The constant that a default is.
	 * @param expression the default as {@link Part#COLUMNS} gives it
	 * @return the digits of a number, {@code true} or {@code false}, or the text between
	 * quotes; {@code null} if the default is computed
	 */
	@Nullable String constant(String expression);

	/**
	 * What the text of a table's definition tells beyond {@link Part}, on databases that
	 * keep the text and little else.
	 * @param definition the definition as {@link Part#TABLES} gives it
	 * @return what it tells
	 */
	default TableText tableText(String definition) {
		return TableText.NONE;
	}

	/**
	 * What the text of an index's definition tells beyond {@link Part}.
	 * @param definition the definition as {@link Part#INDEXES} gives it
	 * @return what it tells
	 */
	default IndexText indexText(String definition) {
		return IndexText.NONE;
	}

	/**
	 * How this database tells a definition in its own words without keeping it.
	 * @return the way, or {@code null} if it keeps definitions as they are written
	 */
	default @Nullable Scratch scratch() {
		return null;
	}

	/**
	 * The parts of a schema, with the columns of their answers. Rows of one thing stand
	 * together, in the order of its columns.
	 */
	enum Part {

		/**
		 * Table or view, whether it is a view, comment, definition: the query of a view,
		 * the text of a table where the database keeps it.
		 */
		TABLES,

		/**
		 * Table, column, type, whether it may be NULL, default as expression, whether the
		 * database numbers rows in it, expression it is computed by, collation where it
		 * is not the type's own, comment.
		 */
		COLUMNS,

		/**
		 * Table, constraint or NULL, whether it is the primary key (the others are unique
		 * constraints), column, a value that tells constraints apart.
		 */
		KEYS,

		/**
		 * Table, index, whether it is unique, kind if it is not the default kind, column
		 * or NULL, expression or NULL, whether descending, condition, definition where
		 * the database keeps its text. Without the indexes that the database makes for
		 * constraints.
		 */
		INDEXES,

		/**
		 * Table, constraint or NULL, column, schema referred to, table referred to,
		 * column referred to or NULL for the primary key, action on delete, action on
		 * update, a value that tells constraints apart.
		 */
		FOREIGN_KEYS,

		/** Table, constraint, condition. */
		CHECKS

	}

}
