package io.tortoiseorm.expressions.postgres;

import java.util.ArrayList;
import java.util.List;

import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.ExpressionContext;
import io.tortoiseorm.expressions.NumberExpression;
import io.tortoiseorm.expressions.TypedNode;
import io.tortoiseorm.meta.ValueType;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * How well words fit a query: the greater, the better. Immutable.
 *
 * <pre class="code">
 * Post.objects.annotate("rank", SearchRank.of("words", query)).orderBy("-rank");
 * </pre>
 */
public final class SearchRank extends NumberExpression<Double> {

	private final Object vector;

	private final SearchQuery query;

	private final @Nullable List<Double> weights;

	private final int normalization;

	private final boolean coverDensity;

	private SearchRank(Object vector, SearchQuery query, @Nullable List<Double> weights, int normalization,
			boolean coverDensity) {
		this.vector = vector;
		this.query = query;
		this.weights = weights;
		this.normalization = normalization;
		this.coverDensity = coverDensity;
	}

	/**
	 * The rank.
	 * @param vector the name of a field of text or of a vector, or a {@link SearchVector}
	 * @param query the query
	 * @return the rank
	 */
	public static SearchRank of(Object vector, SearchQuery query) {
		return new SearchRank(vector, query, null, 0, false);
	}

	/**
	 * With numbers for the weights instead of 0.1, 0.2, 0.4 and 1.
	 * @param d for words of the weight D
	 * @param c for words of the weight C
	 * @param b for words of the weight B
	 * @param a for words of the weight A
	 * @return the rank
	 * @throws ParamsError if one is not from 0 to 1
	 */
	public SearchRank weights(double d, double c, double b, double a) {
		List<Double> all = List.of(d, c, b, a);
		if (all.stream().anyMatch((weight) -> !(weight >= 0 && weight <= 1))) {
			throw new ParamsError("The weights of a SearchRank are from 0 to 1.");
		}
		return new SearchRank(this.vector, this.query, all, this.normalization, this.coverDensity);
	}

	/**
	 * With regard to the length of the texts.
	 * @param bits the sum of PostgreSQL's options, for example 1 to divide by the
	 * logarithm of the length, 32 to get numbers below 1
	 * @return the rank
	 */
	public SearchRank normalization(int bits) {
		return new SearchRank(this.vector, this.query, this.weights, bits, this.coverDensity);
	}

	/**
	 * With regard to how close to each other the words are.
	 * @return the rank
	 */
	public SearchRank coverDensity() {
		return new SearchRank(this.vector, this.query, this.weights, this.normalization, true);
	}

	@Override
	public TypedNode compile(ExpressionContext context) {
		TextSearch.require(context);
		List<SqlNode> arguments = new ArrayList<>();
		if (this.weights != null) {
			arguments.add(Sql.raw("'{" + String.join(",", this.weights.stream().map(String::valueOf).toList()) + "}'"));
		}
		arguments.add(TextSearch.vector(context, context.operand(TextSearch.reference(this.vector), null)));
		arguments.add(context.operand(this.query, null).node());
		if (this.normalization != 0) {
			arguments.add(Sql.raw(String.valueOf(this.normalization)));
		}
		SqlNode rank = Sql.call(this.coverDensity ? "TS_RANK_CD" : "TS_RANK", arguments);
		return new TypedNode(Sql.cast(rank, "DOUBLE PRECISION"), ValueType.DOUBLE, true);
	}

	@Override
	public String toString() {
		return "SearchRank";
	}

}
