package io.tortoiseorm.query;

import java.util.Set;

import io.tortoiseorm.expressions.TypedNode;
import io.tortoiseorm.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * One selected expression of a query.
 *
 * @param name its name in the result, or {@code null} when it is read by position alone
 * @param node the expression
 * @param aggregate whether an aggregate is in it
 * @param columns the columns it uses outside of aggregates
 */
record Output(@Nullable String name, TypedNode node, boolean aggregate, Set<SqlNode> columns) {

	static Output of(@Nullable String name, QueryScope.Tracked<TypedNode> tracked) {
		return new Output(name, tracked.value(), tracked.aggregate(), tracked.columns());
	}

	static Output column(TypedNode column) {
		return new Output(null, column, false, Set.of(column.node()));
	}

}
