package io.tortoiseorm.expressions.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.expressions.ExpressionContext;
import io.tortoiseorm.expressions.F;
import io.tortoiseorm.expressions.TypedNode;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * What the expressions of text search share.
 */
final class TextSearch {

	private static final Pattern CONFIG = Pattern
		.compile("[A-Za-z_][A-Za-z0-9_]{0,62}(\\.[A-Za-z_][A-Za-z0-9_]{0,62})?");

	private TextSearch() {
	}

	/**
	 * Checks the name of a text search configuration. It is written into the statement,
	 * since an index is found only by a constant one.
	 */
	static String checkedConfig(String config) {
		if (!CONFIG.matcher(config).matches()) {
			throw new ParamsError("The name of a text search configuration has letters, digits and underscores, as in"
					+ " english or public.german.");
		}
		return config;
	}

	static void require(ExpressionContext context) {
		if (!context.dialect().supports(Feature.TEXT_SEARCH_VECTORS)) {
			throw new UnsupportedError(context.dialect().displayName()
					+ " has no text search vectors: SearchVector, SearchQuery, SearchRank and SearchHeadline are for"
					+ " PostgreSQL. The lookup search is there for every database with full-text search.");
		}
	}

	/**
	 * A call whose first argument is the configuration, if one is named.
	 */
	static SqlNode call(String function, @Nullable String config, SqlNode... arguments) {
		List<SqlNode> all = new ArrayList<>(arguments.length + 1);
		if (config != null) {
			all.add(Sql.raw("'" + config + "'"));
		}
		all.addAll(List.of(arguments));
		return Sql.call(function, all);
	}

	/**
	 * A value as text that is never NULL.
	 */
	static SqlNode text(ExpressionContext context, Object value) {
		TypedNode node = context.operand(reference(value), null);
		SqlNode text = node.sqlType().isText() ? node.node() : Sql.cast(node.node(), "TEXT");
		return Sql.call("COALESCE", text, Sql.raw("''"));
	}

	/**
	 * A value as vector.
	 */
	static SqlNode vector(ExpressionContext context, TypedNode value) {
		return (value.sqlType().kind() == SqlType.Kind.TSVECTOR) ? value.node()
				: call("TO_TSVECTOR", null, value.node());
	}

	/**
	 * Text stands for the field of that name.
	 */
	static Object reference(Object value) {
		return (value instanceof String path) ? F.of(path) : value;
	}

}
