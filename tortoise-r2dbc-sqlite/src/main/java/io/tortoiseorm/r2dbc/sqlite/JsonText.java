package io.tortoiseorm.r2dbc.sqlite;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads JSON text to maps, lists, texts, decimals without trailing zeros, truth values
 * and {@link #NULL}. Used once.
 */
final class JsonText {

	/** The value null. */
	static final Object NULL = new Object();

	private static final int GREATEST_DEPTH = 1_000;

	private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]{1,9})?");

	private final String text;

	private int position;

	private int depth;

	private JsonText(String text) {
		this.text = text;
	}

	/**
	 * Reads a document.
	 * @param text the text
	 * @return the value
	 * @throws IllegalArgumentException if it is no JSON
	 */
	static Object parse(String text) {
		JsonText json = new JsonText(text);
		Object value = json.value();
		if (json.next() != 0) {
			throw malformed();
		}
		return value;
	}

	private Object value() {
		char first = next();
		return switch (first) {
			case '{' -> nested(this::members);
			case '[' -> nested(this::elements);
			case '"' -> string();
			case 't' -> literal("true", true);
			case 'f' -> literal("false", false);
			case 'n' -> literal("null", NULL);
			default -> number();
		};
	}

	private Object nested(Supplier<Object> inside) {
		this.position++;
		if (++this.depth > GREATEST_DEPTH) {
			throw new IllegalArgumentException("the JSON is nested too deeply");
		}
		Object value = inside.get();
		this.depth--;
		this.position++;
		return value;
	}

	private Map<String, Object> members() {
		Map<String, Object> members = new LinkedHashMap<>();
		while (next() != '}') {
			separator(members.isEmpty());
			if (next() != '"') {
				throw malformed();
			}
			String name = string();
			if (next() != ':') {
				throw malformed();
			}
			this.position++;
			members.put(name, value());
		}
		return members;
	}

	private List<Object> elements() {
		List<Object> elements = new ArrayList<>();
		while (next() != ']') {
			separator(elements.isEmpty());
			elements.add(value());
		}
		return elements;
	}

	private void separator(boolean first) {
		if (!first) {
			if (next() != ',') {
				throw malformed();
			}
			this.position++;
		}
	}

	private Object literal(String name, Object value) {
		if (!this.text.startsWith(name, this.position)) {
			throw malformed();
		}
		this.position += name.length();
		return value;
	}

	private BigDecimal number() {
		Matcher number = NUMBER.matcher(this.text).region(this.position, this.text.length());
		if (!number.lookingAt()) {
			throw malformed();
		}
		this.position = number.end();
		return new BigDecimal(number.group()).stripTrailingZeros();
	}

	private String string() {
		StringBuilder string = new StringBuilder();
		this.position++;
		while (current() != '"') {
			char c = current();
			this.position++;
			string.append((c == '\\') ? escaped() : c);
		}
		this.position++;
		return string.toString();
	}

	private char escaped() {
		char c = current();
		this.position++;
		return switch (c) {
			case 'b' -> '\b';
			case 'f' -> '\f';
			case 'n' -> '\n';
			case 'r' -> '\r';
			case 't' -> '\t';
			case 'u' -> unicode();
			case '"', '\\', '/' -> c;
			default -> throw malformed();
		};
	}

	private char unicode() {
		int code = 0;
		for (int i = 0; i < 4; i++) {
			int digit = Character.digit(current(), 16);
			if (digit < 0) {
				throw malformed();
			}
			code = code * 16 + digit;
			this.position++;
		}
		return (char) code;
	}

	private char current() {
		if (this.position >= this.text.length()) {
			throw malformed();
		}
		return this.text.charAt(this.position);
	}

	/**
	 * The next character that is no blank, or NUL at the end.
	 */
	private char next() {
		while (this.position < this.text.length() && " \t\r\n".indexOf(this.text.charAt(this.position)) >= 0) {
			this.position++;
		}
		return (this.position < this.text.length()) ? this.text.charAt(this.position) : 0;
	}

	private static IllegalArgumentException malformed() {
		return new IllegalArgumentException("malformed JSON");
	}

}
