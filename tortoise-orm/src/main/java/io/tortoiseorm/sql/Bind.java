package io.tortoiseorm.sql;

import org.jspecify.annotations.Nullable;

/**
 * A value bound to a statement.
 *
 * @param value the value in its logical class, or {@code null}
 * @param codec turns it into what the driver takes
 */
public record Bind(@Nullable Object value, Codec codec) {

	/**
	 * Checks that the database can hold the value.
	 */
	public Bind {
		if (value != null) {
			codec.check(value);
		}
	}

	/**
	 * The value as the driver takes it.
	 * @return the converted value, or {@code null}
	 */
	public @Nullable Object driverValue() {
		return (this.value != null) ? this.codec.toDriver(this.value) : null;
	}

}
