package io.tortoiseorm.db;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Finds the model's fields that a constraint of the database is about.
 */
@FunctionalInterface
public interface ConstraintFields {

	/** Knows no model: the columns are the answer. */
	ConstraintFields NONE = (table, constraint, columns) -> columns;

	/**
	 * The fields of a constraint.
	 * @param table the table, if the database tells
	 * @param constraint the constraint's name, if the database tells
	 * @param columns the columns, as far as the database tells
	 * @return field names; columns where no field is known; empty if nothing is known
	 */
	List<String> resolve(@Nullable String table, @Nullable String constraint, List<String> columns);

}
