package io.tortoiseorm.meta;

import io.tortoiseorm.sql.TableRef;
import org.jspecify.annotations.Nullable;

/**
 * The table that keeps the pairs of a many-to-many relation, seen from one side.
 *
 * @param table the table
 * @param sourceColumn the column that refers to this side
 * @param targetColumn the column that refers to the far side
 * @param uniqueIndex the name of the unique index over both columns, the declaring side's
 * first; {@code null} where a pair may be there several times
 * @param model the model that has this table; {@code null} where the table is there for
 * the relation alone
 */
public record ThroughMeta(TableRef table, String sourceColumn, String targetColumn, @Nullable String uniqueIndex,
		@Nullable ModelMeta model) {

	/**
	 * Whether the table is there for the relation alone, so that schema generation
	 * creates it with two columns.
	 * @return {@code false} where a model has the table
	 */
	public boolean created() {
		return this.model == null;
	}

	/**
	 * Whether a pair can be there only once.
	 * @return whether the pair is unique
	 */
	public boolean unique() {
		return this.uniqueIndex != null;
	}

	ThroughMeta reversed() {
		return new ThroughMeta(this.table, this.targetColumn, this.sourceColumn, this.uniqueIndex, this.model);
	}

}
