package io.tortoiseorm.schema.introspection;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A schema of a live database.
 *
 * @param name its name, or {@code null} where the database has no schemas
 * @param tables the tables by name
 * @param views the views by name
 */
public record LiveSchema(@Nullable String name, List<LiveTable> tables, List<LiveView> views) {

	/**
	 * Copies the lists.
	 */
	public LiveSchema {
		tables = List.copyOf(tables);
		views = List.copyOf(views);
	}

	/**
	 * A table by name.
	 * @param table the name as it is in the database
	 * @return the table, or {@code null} if there is none
	 */
	public @Nullable LiveTable table(String table) {
		return this.tables.stream().filter((one) -> one.name().equals(table)).findFirst().orElse(null);
	}

	/**
	 * A view by name.
	 * @param view the name as it is in the database
	 * @return the view, or {@code null} if there is none
	 */
	public @Nullable LiveView view(String view) {
		return this.views.stream().filter((one) -> one.name().equals(view)).findFirst().orElse(null);
	}

}
