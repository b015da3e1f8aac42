package io.tortoiseorm.exceptions;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A constraint of the database refused a write. The message never holds values of rows.
 */
public class IntegrityError extends OperationalError {

	private static final long serialVersionUID = 1L;

	private final Kind kind;

	private final @Nullable String constraint;

	private final @Nullable String table;

	private final String[] fields;

	/**
	 * Creates the error.
	 * @param message what was refused, without values
	 * @param kind which sort of constraint it was
	 * @param constraint the name of the constraint, if the database tells
	 * @param table the table, if the database tells
	 * @param fields the names of the model's fields, or of the columns where no model is
	 * known; empty if the database does not tell
	 * @param cause the driver's error
	 */
	public IntegrityError(String message, Kind kind, @Nullable String constraint, @Nullable String table,
			List<String> fields, @Nullable Throwable cause) {
		super(message, cause);
		this.kind = kind;
		this.constraint = constraint;
		this.table = table;
		this.fields = fields.toArray(String[]::new);
	}

	/**
	 * Which sort of constraint refused.
	 * @return the kind
	 */
	public Kind getKind() {
		return this.kind;
	}

	/**
	 * The name of the constraint.
	 * @return the name, or {@code null} if the database does not tell
	 */
	public @Nullable String getConstraint() {
		return this.constraint;
	}

	/**
	 * The table that was to be written.
	 * @return the table, or {@code null} if the database does not tell
	 */
	public @Nullable String getTable() {
		return this.table;
	}

	/**
	 * The fields the constraint is about.
	 * @return field names, empty if the database does not tell
	 */
	public List<String> getFields() {
		return List.of(this.fields);
	}

	/**
	 * The sort of constraint.
	 */
	public enum Kind {

		/** A unique constraint, unique index or primary key. */
		UNIQUE,

		/** A foreign key: the parent is missing, or a row is still referenced. */
		FOREIGN_KEY,

		/** A column that must have a value. */
		NOT_NULL,

		/** A check constraint. */
		CHECK,

		/** Not told by the database. */
		OTHER

	}

}
