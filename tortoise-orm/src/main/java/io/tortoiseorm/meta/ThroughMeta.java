package io.tortoiseorm.meta;

import java.util.List;

import io.tortoiseorm.sql.TableRef;
import org.jspecify.annotations.Nullable;

/**
 * The table that keeps the pairs of a many-to-many relation, seen from one side.
 *
 * @param table the table
 * @param sourceColumns the columns that refer to this side, one for each field of its key
 * @param targetColumns the columns that refer to the far side, one for each field of its
 * key
 * @param uniqueIndex the name of the unique index over all of them, the declaring side's
 * first; {@code null} where a pair may be there several times
 * @param model the model that has this table; {@code null} where the table is there for
 * the relation alone
 */
public record ThroughMeta(TableRef table, List<String> sourceColumns, List<String> targetColumns,
		@Nullable String uniqueIndex, @Nullable ModelMeta model) {

	/**
	 * Copies the lists.
	 */
	public ThroughMeta {
		sourceColumns = List.copyOf(sourceColumns);
		targetColumns = List.copyOf(targetColumns);
	}

	/**
	 * Whether the table is there for the relation alone, so that schema generation
	 * creates it with these columns alone.
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
		return new ThroughMeta(this.table, this.targetColumns, this.sourceColumns, this.uniqueIndex, this.model);
	}

}
