package io.tortoiseorm.sql;

import org.jspecify.annotations.Nullable;

/**
 * A table by name.
 *
 * @param schema the schema, or {@code null} for the connection's own
 * @param name the table
 */
public record TableRef(@Nullable String schema, String name) implements SqlNode {

	@Override
	public void writeTo(SqlWriter out) {
		if (this.schema != null) {
			out.name(this.schema).append('.');
		}
		out.name(this.name);
	}

}
