package io.tortoiseorm.expressions.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.Expression;
import io.tortoiseorm.expressions.ExpressionContext;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.expressions.TypedNode;
import io.tortoiseorm.meta.ValueType;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * The words of texts, in the form that PostgreSQL searches. Immutable.
 *
 * <pre class="code">
 * Post.objects.annotate("words", SearchVector.of("title").weight('A').plus(SearchVector.of("body")))
 *     .filter("words__search", SearchQuery.of("orm"));
 * </pre>
 */
public final class SearchVector extends Expression<String> {

	private final List<Object> texts;

	private final @Nullable String config;

	private final @Nullable Character weight;

	private final List<SearchVector> others;

	private SearchVector(List<Object> texts, @Nullable String config, @Nullable Character weight,
			List<SearchVector> others) {
		this.texts = texts;
		this.config = config;
		this.weight = weight;
		this.others = others;
	}

	/**
	 * The words of some texts.
	 * @param texts names of fields, or expressions; at least one
	 * @return the vector
	 * @throws ParamsError if there is none
	 */
	public static SearchVector of(Object... texts) {
		if (texts.length == 0) {
			throw new ParamsError("A SearchVector needs at least one field or expression.");
		}
		return new SearchVector(List.of(texts), null, null, List.of());
	}

	/**
	 * With a text search configuration instead of the database's own.
	 * @param name for example {@code english}
	 * @return the vector
	 * @throws ParamsError if this is no name
	 */
	public SearchVector config(String name) {
		return new SearchVector(this.texts, TextSearch.checkedConfig(name), this.weight, this.others);
	}

	/**
	 * With a weight for ranking.
	 * @param letter {@code A}, the heaviest, to {@code D}
	 * @return the vector
	 * @throws ParamsError if this is no weight
	 */
	public SearchVector weight(char letter) {
		if (letter < 'A' || letter > 'D') {
			throw new ParamsError("The weight of a SearchVector is A, B, C or D, not '" + letter + "'.");
		}
		return new SearchVector(this.texts, this.config, letter, this.others);
	}

	/**
	 * With the words of another vector behind those of this one.
	 * @param other the other vector
	 * @return the vector of both
	 */
	public SearchVector plus(SearchVector other) {
		List<SearchVector> all = new ArrayList<>(this.others);
		all.add(Objects.requireNonNull(other, "other must not be null"));
		return new SearchVector(this.texts, this.config, this.weight, List.copyOf(all));
	}

	/**
	 * Whether the words fit a query.
	 * @param query the query
	 * @return the condition
	 */
	public Q matches(SearchQuery query) {
		return lookup("search", query);
	}

	@Override
	public TypedNode compile(ExpressionContext context) {
		TextSearch.require(context);
		return new TypedNode(node(context), ValueType.TEXT_SEARCH, false);
	}

	private SqlNode node(ExpressionContext context) {
		SqlNode vector = own(context);
		if (this.others.isEmpty()) {
			return vector;
		}
		for (SearchVector other : this.others) {
			vector = Sql.binary(vector, "||", other.node(context));
		}
		return Sql.parenthesized(vector);
	}

	private SqlNode own(ExpressionContext context) {
		SqlNode text = TextSearch.text(context, this.texts.get(0));
		for (Object more : this.texts.subList(1, this.texts.size())) {
			text = Sql.sequence(text, " || ' ' || ", TextSearch.text(context, more));
		}
		SqlNode vector = TextSearch.call("TO_TSVECTOR", this.config, text);
		return (this.weight != null) ? Sql.sequence("SETWEIGHT(", vector, ", '" + this.weight + "')") : vector;
	}

	@Override
	public String toString() {
		return "SearchVector" + this.texts;
	}

}
