package io.tortoiseorm.dialect;

import java.util.List;
import java.util.Map;

import io.tortoiseorm.sql.ddl.CheckDefinition;
import org.jspecify.annotations.Nullable;

/**
 * What the text of a table's definition tells.
 *
 * @param comment the comment of the table, or {@code null}
 * @param columnComments the comments of its columns by column
 * @param computed the expressions of computed columns by column
 * @param constraints the names of constraints by what they are and their columns, as
 * {@link #key} writes it
 * @param checks the check constraints; those without a name have an empty one
 * @param defaults the defaults of its columns by column
 * @param indexes the indexes by name that are part of the text
 */
public record TableText(@Nullable String comment, Map<String, String> columnComments, Map<String, String> computed,
		Map<String, String> constraints, List<CheckDefinition> checks, Map<String, String> defaults,
		Map<String, IndexText> indexes) {

	/** Nothing. */
	public static final TableText NONE = new TableText(null, Map.of(), Map.of(), Map.of(), List.of(), Map.of(),
			Map.of());

	/**
	 * Copies the collections.
	 */
	public TableText {
		columnComments = Map.copyOf(columnComments);
		computed = Map.copyOf(computed);
		constraints = Map.copyOf(constraints);
		checks = List.copyOf(checks);
		defaults = Map.copyOf(defaults);
		indexes = Map.copyOf(indexes);
	}

	/**
	 * How a constraint is found.
	 * @param sort {@code PRIMARY}, {@code UNIQUE} or {@code FOREIGN}
	 * @param columns its columns in order
	 * @return the key
	 */
	public static String key(String sort, List<String> columns) {
		return sort + columns;
	}

}
