package io.tortoiseorm.expressions.postgres;

import io.tortoiseorm.exceptions.ParamsError;

/**
 * A word of a query with its options: the beginning of a word, a weight. Immutable.
 *
 * <pre class="code">
 * SearchQuery.of(Lexeme.of("tort").prefix().and(Lexeme.of("cake").not()))
 * </pre>
 */
public final class Lexeme {

	private final String text;

	private final boolean prefix;

	private final String weights;

	private final boolean combined;

	private Lexeme(String text, boolean prefix, String weights, boolean combined) {
		this.text = text;
		this.prefix = prefix;
		this.weights = weights;
		this.combined = combined;
	}

	/**
	 * A word.
	 * @param word any text but an empty one; no character in it means anything
	 * @return the word
	 * @throws ParamsError if it is empty
	 */
	public static Lexeme of(String word) {
		if (word.isBlank()) {
			throw new ParamsError("A Lexeme needs a word.");
		}
		return new Lexeme("'" + word.replace("\\", "\\\\").replace("'", "''") + "'", false, "", false);
	}

	/**
	 * All words that begin so.
	 * @return the lexeme
	 * @throws ParamsError if it is made of others
	 */
	public Lexeme prefix() {
		return new Lexeme(single().text, true, this.weights, false);
	}

	/**
	 * Only where the word has one of some weights.
	 * @param letters {@code A} to {@code D}, for example {@code AB}
	 * @return the lexeme
	 * @throws ParamsError if these are no weights, or it is made of others
	 */
	public Lexeme weight(String letters) {
		if (!letters.matches("[A-D]{1,4}")) {
			throw new ParamsError("The weights of a Lexeme are of A, B, C and D, as in AB.");
		}
		return new Lexeme(single().text, this.prefix, letters, false);
	}

	private Lexeme single() {
		if (this.combined) {
			throw new ParamsError("A weight or prefix belongs to each single Lexeme.");
		}
		return this;
	}

	/**
	 * Both.
	 * @param other the other lexeme
	 * @return what is fulfilled where both are
	 */
	public Lexeme and(Lexeme other) {
		return new Lexeme("(" + text() + " & " + other.text() + ")", false, "", true);
	}

	/**
	 * Either.
	 * @param other the other lexeme
	 * @return what is fulfilled where one of them is
	 */
	public Lexeme or(Lexeme other) {
		return new Lexeme("(" + text() + " | " + other.text() + ")", false, "", true);
	}

	/**
	 * The opposite.
	 * @return what is fulfilled where this is not
	 */
	public Lexeme not() {
		return new Lexeme("!" + text(), false, "", true);
	}

	String text() {
		String options = (this.prefix ? "*" : "") + this.weights;
		return options.isEmpty() ? this.text : this.text + ":" + options;
	}

	@Override
	public String toString() {
		return text();
	}

}
