package io.tortoiseorm.expressions.postgres;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import io.tortoiseorm.expressions.ExpressionContext;
import io.tortoiseorm.expressions.StringExpression;
import io.tortoiseorm.expressions.TypedNode;
import io.tortoiseorm.meta.ValueType;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * The part of a text that fits a query, with the words that do so marked. The text itself
 * is given back as it is: escape it before it becomes HTML. Immutable.
 *
 * <pre class="code">
 * Post.objects.annotate("headline", SearchHeadline.of("body", query).selection("[", "]").words(5, 20));
 * </pre>
 */
public final class SearchHeadline extends StringExpression {

	private final Object text;

	private final SearchQuery query;

	private final @Nullable String config;

	private final Map<String, String> options;

	private SearchHeadline(Object text, SearchQuery query, @Nullable String config, Map<String, String> options) {
		this.text = text;
		this.query = query;
		this.config = config;
		this.options = options;
	}

	/**
	 * The headline of a text.
	 * @param text the name of a field, or an expression
	 * @param query the query
	 * @return the headline
	 */
	public static SearchHeadline of(Object text, SearchQuery query) {
		return new SearchHeadline(text, query, null, Map.of());
	}

	/**
	 * With a text search configuration instead of the database's own.
	 * @param name for example {@code english}
	 * @return the headline
	 * @throws io.tortoiseorm.exceptions.ParamsError if this is no name
	 */
	public SearchHeadline config(String name) {
		return new SearchHeadline(this.text, this.query, TextSearch.checkedConfig(name), this.options);
	}

	/**
	 * With what stands before and behind words that fit, instead of {@code <b>} and
	 * {@code </b>}.
	 * @param start stands before
	 * @param stop stands behind
	 * @return the headline
	 */
	public SearchHeadline selection(String start, String stop) {
		return with("StartSel", quoted(start)).with("StopSel", quoted(stop));
	}

	/**
	 * With a number of words.
	 * @param least at least so many
	 * @param most at most so many
	 * @return the headline
	 */
	public SearchHeadline words(int least, int most) {
		return with("MinWords", String.valueOf(least)).with("MaxWords", String.valueOf(most));
	}

	/**
	 * Without short words at its ends.
	 * @param characters words of so many characters and fewer are dropped
	 * @return the headline
	 */
	public SearchHeadline shortWord(int characters) {
		return with("ShortWord", String.valueOf(characters));
	}

	/**
	 * The whole text.
	 * @return the headline
	 */
	public SearchHeadline highlightAll() {
		return with("HighlightAll", "TRUE");
	}

	/**
	 * As several fragments.
	 * @param most at most so many
	 * @param delimiter stands between them
	 * @return the headline
	 */
	public SearchHeadline fragments(int most, String delimiter) {
		return with("MaxFragments", String.valueOf(most)).with("FragmentDelimiter", quoted(delimiter));
	}

	private SearchHeadline with(String option, String value) {
		Map<String, String> all = new LinkedHashMap<>(this.options);
		all.put(option, value);
		return new SearchHeadline(this.text, this.query, this.config, all);
	}

	private static String quoted(String value) {
		return '"' + value.replace("\"", "\"\"") + '"';
	}

	@Override
	public TypedNode compile(ExpressionContext context) {
		TextSearch.require(context);
		SqlNode document = TextSearch.text(context, this.text);
		SqlNode searched = context.operand(this.query, null).node();
		SqlNode headline;
		if (this.options.isEmpty()) {
			headline = TextSearch.call("TS_HEADLINE", this.config, document, searched);
		}
		else {
			String all = this.options.entrySet()
				.stream()
				.map((option) -> option.getKey() + "=" + option.getValue())
				.collect(Collectors.joining(", "));
			headline = TextSearch.call("TS_HEADLINE", this.config, document, searched, Sql.bind(all, SqlType.TEXT));
		}
		return new TypedNode(headline, ValueType.STRING, false);
	}

	@Override
	public String toString() {
		return "SearchHeadline";
	}

}
