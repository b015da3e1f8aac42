package io.tortoiseorm.meta;

import org.jspecify.annotations.Nullable;

/**
 * Converts between property values and logical values of one type. Never sees
 * {@code null}.
 */
interface Converter {

	/**
	 * Converts for writing.
	 * @throws io.tortoiseorm.exceptions.ParamsError if the value does not fit
	 */
	Object toLogical(Object value);

	/**
	 * Converts for comparing with a column: as for writing, but without rounding.
	 */
	default Object toOperand(Object value) {
		return toLogical(value);
	}

	/**
	 * Converts after reading.
	 */
	@Nullable Object fromLogical(Object logical);

	/**
	 * Whether {@link #fromLogical} gives back its argument.
	 */
	default boolean readsAsIs() {
		return false;
	}

}
