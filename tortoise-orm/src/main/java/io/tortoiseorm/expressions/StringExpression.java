package io.tortoiseorm.expressions;

/**
 * A text.
 */
public abstract class StringExpression extends ComparableExpression<String> {

	/**
	 * Equal to, whatever the case of letters.
	 * @param text the text
	 * @return the condition
	 */
	public Q iexact(String text) {
		return lookup("iexact", text);
	}

	/**
	 * Equal to another expression, whatever the case of letters.
	 * @param other an expression of text
	 * @return the condition
	 */
	public Q iexact(Expression<? super String> other) {
		return lookup("iexact", other);
	}

	/**
	 * Has a text in it. Takes the text as it is: {@code %} and {@code _} mean themselves.
	 * @param text the text
	 * @return the condition
	 */
	public Q contains(String text) {
		return lookup("contains", text);
	}

	/**
	 * Has a text in it, whatever the case of letters.
	 * @param text the text
	 * @return the condition
	 */
	public Q icontains(String text) {
		return lookup("icontains", text);
	}

	/**
	 * Begins with a text.
	 * @param text the text
	 * @return the condition
	 */
	public Q startswith(String text) {
		return lookup("startswith", text);
	}

	/**
	 * Begins with a text, whatever the case of letters.
	 * @param text the text
	 * @return the condition
	 */
	public Q istartswith(String text) {
		return lookup("istartswith", text);
	}

	/**
	 * Ends with a text.
	 * @param text the text
	 * @return the condition
	 */
	public Q endswith(String text) {
		return lookup("endswith", text);
	}

	/**
	 * Ends with a text, whatever the case of letters.
	 * @param text the text
	 * @return the condition
	 */
	public Q iendswith(String text) {
		return lookup("iendswith", text);
	}

	/**
	 * Matches a regular expression of the database.
	 * @param pattern the regular expression
	 * @return the condition; {@link io.tortoiseorm.exceptions.UnsupportedError} where the
	 * database has none
	 */
	public Q posixRegex(String pattern) {
		return lookup("posix_regex", pattern);
	}

	/**
	 * Matches a regular expression of the database, whatever the case of letters.
	 * @param pattern the regular expression
	 * @return the condition; {@link io.tortoiseorm.exceptions.UnsupportedError} where the
	 * database has none
	 */
	public Q iposixRegex(String pattern) {
		return lookup("iposix_regex", pattern);
	}

	/**
	 * Found by the full-text search of the database.
	 * @param words what to search for
	 * @return the condition; {@link io.tortoiseorm.exceptions.UnsupportedError} where the
	 * database has none
	 */
	public Q search(String words) {
		return lookup("search", words);
	}

	/**
	 * Found by the full-text search of the database.
	 * @param query an expression that makes a search query
	 * @return the condition; {@link io.tortoiseorm.exceptions.UnsupportedError} where the
	 * database has none
	 */
	public Q search(Expression<?> query) {
		return lookup("search", query);
	}

	/**
	 * Upper case.
	 * @return the expression
	 */
	public StringExpression upper() {
		return Functions.upper(this);
	}

	/**
	 * Lower case.
	 * @return the expression
	 */
	public StringExpression lower() {
		return Functions.lower(this);
	}

	/**
	 * The text without blanks at both ends.
	 * @return the expression
	 */
	public StringExpression trim() {
		return Functions.trim(this);
	}

	/**
	 * The length in characters.
	 * @return the expression
	 */
	public NumberExpression<Integer> length() {
		return Functions.length(this);
	}

	/**
	 * This text and others, joined; NULL if one of them is.
	 * @param more expressions or plain texts
	 * @return the expression
	 */
	public StringExpression concat(Object... more) {
		return Functions.concat(this, more);
	}

	/**
	 * A part of the text.
	 * @param position where it begins, 1 for the first character
	 * @param length how many characters at most
	 * @return the expression
	 */
	public StringExpression substr(int position, int length) {
		return Functions.substr(this, position, length);
	}

	/**
	 * The text with all occurrences of another replaced.
	 * @param search what is replaced
	 * @param replacement what takes its place
	 * @return the expression
	 */
	public StringExpression replace(String search, String replacement) {
		return Functions.replace(this, search, replacement);
	}

}
