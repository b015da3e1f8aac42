package io.tortoiseorm.sql;

import org.jspecify.annotations.Nullable;

/**
 * A bound value as a node, so that a dialect can tell it from other expressions.
 *
 * @param value the value in the type's logical class, or {@code null}
 * @param type its type
 */
public record BoundValue(@Nullable Object value, SqlType type) implements SqlNode {

	@Override
	public void writeTo(SqlWriter out) {
		out.bind(this);
	}

}
