package io.tortoiseorm.expressions.postgres;

import java.util.Objects;
import java.util.function.Function;

import io.tortoiseorm.expressions.Expression;
import io.tortoiseorm.expressions.ExpressionContext;
import io.tortoiseorm.expressions.TypedNode;
import io.tortoiseorm.meta.ValueType;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * What words are searched for, as PostgreSQL understands it. Given to the lookup
 * {@code search}. Immutable.
 *
 * <pre class="code">
 * Post.objects.filter("words__search", SearchQuery.of("\"exact words\" -not", SearchQuery.Type.WEBSEARCH));
 * Post.objects.filter("words__search", SearchQuery.of("cat").and(SearchQuery.of("dog").not()));
 * </pre>
 */
public final class SearchQuery extends Expression<String> {

	private final Function<@Nullable String, SqlNode> form;

	private final @Nullable String config;

	private SearchQuery(Function<@Nullable String, SqlNode> form, @Nullable String config) {
		this.form = form;
		this.config = config;
	}

	/**
	 * All words of a text.
	 * @param words any text; no character in it means anything
	 * @return the query
	 */
	public static SearchQuery of(String words) {
		return of(words, Type.PLAIN);
	}

	/**
	 * What a text asks for.
	 * @param text the text, which is bound
	 * @param type how it is read
	 * @return the query
	 */
	public static SearchQuery of(String text, Type type) {
		Objects.requireNonNull(text, "text must not be null");
		return new SearchQuery((config) -> TextSearch.call(type.function, config, Sql.bind(text, SqlType.TEXT)), null);
	}

	/**
	 * Words with their options.
	 * @param lexeme the words
	 * @return the query
	 */
	public static SearchQuery of(Lexeme lexeme) {
		return of(lexeme.text(), Type.RAW);
	}

	/**
	 * With a text search configuration instead of the database's own.
	 * @param name for example {@code english}
	 * @return the query
	 * @throws io.tortoiseorm.exceptions.ParamsError if this is no name
	 */
	public SearchQuery config(String name) {
		return new SearchQuery(this.form, TextSearch.checkedConfig(name));
	}

	/**
	 * Both queries.
	 * @param other the other query
	 * @return the query that is fulfilled where both are
	 */
	public SearchQuery and(SearchQuery other) {
		return combined("&&", other);
	}

	/**
	 * Either query.
	 * @param other the other query
	 * @return the query that is fulfilled where one of them is
	 */
	public SearchQuery or(SearchQuery other) {
		return combined("||", other);
	}

	/**
	 * The opposite.
	 * @return the query that is fulfilled where this one is not
	 */
	public SearchQuery not() {
		SqlNode query = node();
		return new SearchQuery((config) -> Sql.sequence("(!! ", query, ")"), null);
	}

	private SearchQuery combined(String operator, SearchQuery other) {
		SqlNode both = Sql.parenthesized(Sql.binary(node(), operator, other.node()));
		return new SearchQuery((config) -> both, null);
	}

	private SqlNode node() {
		return this.form.apply(this.config);
	}

	@Override
	public TypedNode compile(ExpressionContext context) {
		TextSearch.require(context);
		return new TypedNode(node(), ValueType.TEXT_SEARCH, false);
	}

	/**
	 * The condition that a value fits this query.
	 * @param context of the query around it
	 * @param value text, or a vector
	 * @return the condition
	 */
	public SqlNode matchedBy(ExpressionContext context, TypedNode value) {
		TypedNode query = compile(context);
		return Sql.binary(TextSearch.vector(context, value), "@@", query.node());
	}

	@Override
	public String toString() {
		return "SearchQuery";
	}

	/**
	 * How the text of a query is read.
	 */
	public enum Type {

		/** All of its words. */
		PLAIN("PLAINTO_TSQUERY"),
		/** Its words, one behind the other. */
		PHRASE("PHRASETO_TSQUERY"),
		/** PostgreSQL's own operators; text that breaks its rules is an error. */
		RAW("TO_TSQUERY"),
		/** As people write to a search engine: quotes, {@code or}, a minus sign. */
		WEBSEARCH("WEBSEARCH_TO_TSQUERY");

		private final String function;

		Type(String function) {
			this.function = function;
		}

	}

}
