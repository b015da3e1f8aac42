package io.tortoiseorm.expressions;

import io.tortoiseorm.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * A condition said by a lookup key and a value. Made by {@link Q#of(String, Object)}.
 */
public final class LookupCondition extends Q {

	private final String key;

	private final @Nullable Object value;

	LookupCondition(String key, @Nullable Object value) {
		this.key = key;
		this.value = value;
	}

	/**
	 * What is tested, and how.
	 * @return names joined by {@code __}, optionally ending in a lookup
	 */
	public String key() {
		return this.key;
	}

	/**
	 * What it is compared with.
	 * @return the value as it was given
	 */
	public @Nullable Object value() {
		return this.value;
	}

	@Override
	public SqlNode compileCondition(ExpressionContext context) {
		return context.lookup(this.key, this.value);
	}

	@Override
	public String toString() {
		return this.key + "=?";
	}

}
