package io.tortoiseorm.schema.introspection;

import java.util.List;

import io.tortoiseorm.sql.TableRef;
import org.jspecify.annotations.Nullable;

/**
 * A view of a live database.
 *
 * @param table its name, with its schema if the schema was asked for by name
 * @param columns the columns in order
 * @param definition its definition as the database writes it, or {@code null} if the user
 * may not read it
 * @param comment what the view shows, or {@code null}
 */
public record LiveView(TableRef table, List<LiveColumn> columns, @Nullable String definition,
		@Nullable String comment) {

	/**
	 * Copies the list.
	 */
	public LiveView {
		columns = List.copyOf(columns);
	}

	/**
	 * The name of the view.
	 * @return the name without schema
	 */
	public String name() {
		return this.table.name();
	}

}
