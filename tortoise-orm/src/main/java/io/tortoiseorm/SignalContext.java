package io.tortoiseorm;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a receiver of {@link Signals} is told besides the instance.
 *
 * @param created whether the save inserts the row
 * @param updateFields the fields the caller named by {@code updateFields(..)}; empty when
 * all changed ones are written
 * @param connection the connection the caller chose, or {@code null}
 */
public record SignalContext(boolean created, Set<String> updateFields, @Nullable String connection) {

	/**
	 * Copies the set.
	 */
	public SignalContext {
		updateFields = Set.copyOf(updateFields);
	}

}
