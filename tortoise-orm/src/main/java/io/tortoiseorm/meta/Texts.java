package io.tortoiseorm.meta;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Converters of text, truth values, UUIDs and bytes.
 */
final class Texts {

	static final Converter TEXT = new AsIs() {

		@Override
		public Object toLogical(Object value) {
			if (value instanceof CharSequence || value instanceof Character) {
				return value.toString();
			}
			throw Found.not("text", value);
		}

	};

	static final Converter BOOLEAN = new AsIs() {

		@Override
		public Object toLogical(Object value) {
			if (value instanceof Boolean) {
				return value;
			}
			String text = value.toString();
			if ((value instanceof CharSequence && text.equalsIgnoreCase("true"))
					|| (value instanceof Number && text.equals("1"))) {
				return true;
			}
			if ((value instanceof CharSequence && text.equalsIgnoreCase("false"))
					|| (value instanceof Number && text.equals("0"))) {
				return false;
			}
			throw Found.not("true or false", value);
		}

	};

	static final Converter UUIDS = new AsIs() {

		@Override
		public Object toLogical(Object value) {
			if (value instanceof UUID) {
				return value;
			}
			if (value instanceof CharSequence text) {
				return parse(text.toString().strip());
			}
			throw Found.not("a UUID", value);
		}

		private UUID parse(String text) {
			String full = (text.length() == 32)
					? text.replaceFirst("(\\w{8})(\\w{4})(\\w{4})(\\w{4})(\\w{12})", "$1-$2-$3-$4-$5") : text;
			try {
				if (full.length() == 36) {
					return UUID.fromString(full);
				}
			}
			catch (IllegalArgumentException ex) {
				throw Found.not("a UUID", text, ex);
			}
			throw Found.not("a UUID", text);
		}

	};

	static final Converter BYTES = new AsIs() {

		@Override
		public Object toLogical(Object value) {
			if (value instanceof byte[]) {
				return value;
			}
			if (value instanceof ByteBuffer buffer) {
				byte[] bytes = new byte[buffer.remaining()];
				buffer.duplicate().get(bytes);
				return bytes;
			}
			throw Found.not("bytes", value);
		}

	};

	/**
	 * Values of which nothing is known.
	 */
	static final Converter ANYTHING = new AsIs() {

		@Override
		public Object toLogical(Object value) {
			return value;
		}

	};

	private Texts() {
	}

	private abstract static class AsIs implements Converter {

		@Override
		public Object fromLogical(Object logical) {
			return logical;
		}

		@Override
		public boolean readsAsIs() {
			return true;
		}

	}

}
