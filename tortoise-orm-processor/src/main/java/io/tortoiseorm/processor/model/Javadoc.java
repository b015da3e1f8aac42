package io.tortoiseorm.processor.model;

/**
 * Plain text in documentation comments.
 */
public final class Javadoc {

	private Javadoc() {
	}

	/**
	 * Escapes what has a meaning in comments.
	 * @param text plain text
	 * @return the text as it is written in a comment
	 */
	public static String escaped(String text) {
		return text.strip()
			.replace("&", "&amp;")
			.replace("<", "&lt;")
			.replace(">", "&gt;")
			.replace("@", "&#64;")
			.replace("*/", "*&#47;")
			.replace("\\", "&#92;");
	}

}
