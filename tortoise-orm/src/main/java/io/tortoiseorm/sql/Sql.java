package io.tortoiseorm.sql;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Makes syntax nodes. Each is a small immutable object that writes itself.
 */
public final class Sql {

	private static final SqlNode TRUE = raw("1 = 1");

	private static final SqlNode FALSE = raw("1 = 0");

	private Sql() {
	}

	/**
	 * SQL text as it is. Never for anything that came from a caller of the ORM.
	 * @param text the text
	 * @return the node
	 */
	public static SqlNode raw(String text) {
		return (out) -> out.append(text);
	}

	/**
	 * A condition that always holds.
	 * @return the node
	 */
	public static SqlNode alwaysTrue() {
		return TRUE;
	}

	/**
	 * A condition that never holds.
	 * @return the node
	 */
	public static SqlNode alwaysFalse() {
		return FALSE;
	}

	/**
	 * A column of an aliased table. Nodes of the same column are equal.
	 * @param alias the table's alias
	 * @param column the column
	 * @return the node
	 */
	public static SqlNode column(String alias, String column) {
		return new ColumnRef(alias, column);
	}

	/**
	 * Whether a node is a column of an aliased table, and not computed.
	 * @param node the node
	 * @return whether {@link #column} made it
	 */
	public static boolean isColumn(SqlNode node) {
		return node instanceof ColumnRef;
	}

	/**
	 * A name alone: a column of the only table, or an output name.
	 * @param name the name
	 * @return the node
	 */
	public static SqlNode name(String name) {
		return (out) -> out.name(name);
	}

	/**
	 * A bound value.
	 * @param value the value in the type's logical class, or {@code null}
	 * @param type its type
	 * @return the node
	 */
	public static SqlNode bind(@Nullable Object value, SqlType type) {
		return new BoundValue(value, type);
	}

	/**
	 * Two operands with an operator between them.
	 * @param left the left operand
	 * @param operator the operator's text
	 * @param right the right operand
	 * @return the node
	 */
	public static SqlNode binary(SqlNode left, String operator, SqlNode right) {
		return (out) -> out.node(left).append(' ').append(operator).append(' ').node(right);
	}

	/**
	 * A node in parentheses.
	 * @param node what is inside
	 * @return the node
	 */
	public static SqlNode parenthesized(SqlNode node) {
		return (out) -> out.append('(').node(node).append(')');
	}

	/**
	 * A function call.
	 * @param name the function's name
	 * @param arguments its arguments
	 * @return the node
	 */
	public static SqlNode call(String name, List<? extends SqlNode> arguments) {
		List<SqlNode> copy = List.copyOf(arguments);
		return (out) -> out.append(name).append('(').join(", ", copy).append(')');
	}

	/**
	 * A function call.
	 * @param name the function's name
	 * @param arguments its arguments
	 * @return the node
	 */
	public static SqlNode call(String name, SqlNode... arguments) {
		return call(name, List.of(arguments));
	}

	/**
	 * A cast.
	 * @param node what is cast
	 * @param typeName the database's name of the target type
	 * @return the node
	 */
	public static SqlNode cast(SqlNode node, String typeName) {
		return (out) -> out.append("CAST(").node(node).append(" AS ").append(typeName).append(')');
	}

	/**
	 * Nodes and text written one after the other; strings are SQL text.
	 * @param parts {@link SqlNode}s and {@link String}s
	 * @return the node
	 */
	public static SqlNode sequence(Object... parts) {
		List<Object> copy = List.of(parts);
		return (out) -> {
			for (Object part : copy) {
				if (part instanceof SqlNode node) {
					out.node(node);
				}
				else {
					out.append((String) part);
				}
			}
		};
	}

	/**
	 * Whether a value is null.
	 * @param node the value
	 * @param expected whether it is to be null
	 * @return the node
	 */
	public static SqlNode isNull(SqlNode node, boolean expected) {
		return (out) -> out.node(node).append(expected ? " IS NULL" : " IS NOT NULL");
	}

	/**
	 * The opposite of a condition.
	 * @param condition the condition
	 * @return the node
	 */
	public static SqlNode not(SqlNode condition) {
		return (out) -> out.append("NOT (").node(condition).append(')');
	}

	/**
	 * All conditions hold.
	 * @param conditions the conditions; none means true
	 * @return the node
	 */
	public static SqlNode and(List<? extends SqlNode> conditions) {
		return junction(" AND ", conditions, TRUE);
	}

	/**
	 * At least one condition holds.
	 * @param conditions the conditions; none means false
	 * @return the node
	 */
	public static SqlNode or(List<? extends SqlNode> conditions) {
		return junction(" OR ", conditions, FALSE);
	}

	private static SqlNode junction(String operator, List<? extends SqlNode> conditions, SqlNode empty) {
		if (conditions.isEmpty()) {
			return empty;
		}
		if (conditions.size() == 1) {
			return conditions.get(0);
		}
		List<SqlNode> copy = List.copyOf(conditions);
		return (out) -> out.append('(').join(operator, copy).append(')');
	}

	/**
	 * A searched CASE.
	 * @param whens the branches in order, at least one
	 * @param otherwise the value if no branch holds, or {@code null} for NULL
	 * @return the node
	 */
	public static SqlNode searchedCase(List<When> whens, @Nullable SqlNode otherwise) {
		List<When> copy = List.copyOf(whens);
		return (out) -> {
			out.append("CASE");
			for (When when : copy) {
				out.append(" WHEN ").node(when.condition()).append(" THEN ").node(when.then());
			}
			if (otherwise != null) {
				out.append(" ELSE ").node(otherwise);
			}
			out.append(" END");
		};
	}

	/**
	 * Values separated by commas, in parentheses.
	 * @param nodes the values
	 * @return the node
	 */
	public static SqlNode list(List<? extends SqlNode> nodes) {
		List<SqlNode> copy = List.copyOf(nodes);
		return (out) -> out.append('(').join(", ", copy).append(')');
	}

	/**
	 * Bound values of one type, for a list.
	 * @param values the values
	 * @param type their type
	 * @return the nodes
	 */
	public static List<SqlNode> binds(List<?> values, SqlType type) {
		List<SqlNode> nodes = new ArrayList<>(values.size());
		for (Object value : values) {
			nodes.add(bind(value, type));
		}
		return nodes;
	}

	private record ColumnRef(String alias, String column) implements SqlNode {

		@Override
		public void writeTo(SqlWriter out) {
			if (out.needsAlias(this.alias)) {
				out.name(this.alias).append('.');
			}
			out.name(this.column);
		}

	}

	/**
	 * A branch of a CASE.
	 *
	 * @param condition when it applies
	 * @param then its value
	 */
	public record When(SqlNode condition, SqlNode then) {

	}

}
