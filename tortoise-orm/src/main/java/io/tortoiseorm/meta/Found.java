package io.tortoiseorm.meta;

import io.tortoiseorm.exceptions.ParamsError;
import org.jspecify.annotations.Nullable;

/**
 * Words values that do not fit.
 */
final class Found {

	private static final int SHOWN = 60;

	private Found() {
	}

	static ParamsError not(String expected, Object value) {
		return not(expected, value, null);
	}

	static ParamsError not(String expected, Object value, @Nullable Throwable cause) {
		return new ParamsError("expected %s, found %s.".formatted(expected, describe(value)), cause);
	}

	private static String describe(Object value) {
		if (value instanceof byte[] bytes) {
			return bytes.length + " bytes";
		}
		String text = String.valueOf(value);
		String shown = (text.length() > SHOWN) ? text.substring(0, SHOWN) + "…" : text;
		return value.getClass().getSimpleName() + " " + ((value instanceof CharSequence) ? '"' + shown + '"' : shown);
	}

}
