package io.tortoiseorm.dialect.ansi;

import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.sql.Codec;
import org.jspecify.annotations.Nullable;

/**
 * Text as it is. What would come back as another text, or not at all, is refused.
 *
 * @param withoutNul the database that cannot hold the character NUL, or {@code null}
 */
record TextCodec(@Nullable String withoutNul) implements Codec {

	private static final String ESCAPED_NUL = "\\u0000";

	@Override
	public Class<?> driverClass() {
		return String.class;
	}

	@Override
	public void check(Object value) {
		String text = (String) value;
		if (this.withoutNul != null && text.indexOf('\0') >= 0) {
			throw noNul(this.withoutNul);
		}
		for (int i = 0; i < text.length(); i++) {
			if (Character.isSurrogate(text.charAt(i))) {
				if (!Character.isValidCodePoint(text.codePointAt(i)) || Character.charCount(text.codePointAt(i)) == 1) {
					throw new ParamsError("The text has half a character at position " + i
							+ " (a surrogate without its other half), which no database can hold.");
				}
				i++;
			}
		}
	}

	/**
	 * Refuses JSON that has NUL in a string.
	 */
	static void checkJson(String json, String database) {
		int found = json.indexOf(ESCAPED_NUL);
		while (found >= 0) {
			int start = found;
			while (start > 0 && json.charAt(start - 1) == '\\') {
				start--;
			}
			if ((found - start) % 2 == 0) {
				throw noNul(database);
			}
			found = json.indexOf(ESCAPED_NUL, found + 1);
		}
	}

	private static ParamsError noNul(String database) {
		return new ParamsError("The text has the character NUL, which " + database + " cannot hold.");
	}

	@Override
	public Object toDriver(Object value) {
		return value;
	}

	@Override
	public Object fromDriver(Object value) {
		return value;
	}

	@Override
	public boolean readsAsIs() {
		return true;
	}

}
