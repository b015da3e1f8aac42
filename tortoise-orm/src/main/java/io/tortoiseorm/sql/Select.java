package io.tortoiseorm.sql;

import java.util.ArrayList;
import java.util.List;

import io.tortoiseorm.dialect.Syntax;
import io.tortoiseorm.exceptions.UnsupportedError;
import org.jspecify.annotations.Nullable;

/**
 * A SELECT. Immutable; made by a {@link Builder}.
 */
public final class Select implements SqlNode {

	private final List<Cte> ctes;

	private final boolean distinct;

	private final @Nullable String begin;

	private final List<Item> items;

	private final @Nullable SqlNode from;

	private final List<SqlNode> joins;

	private final List<SqlNode> where;

	private final List<SqlNode> groupBy;

	private final List<SqlNode> having;

	private final List<OrderBy> orderBy;

	private final @Nullable Long limit;

	private final @Nullable Long offset;

	private final @Nullable Lock lock;

	private Select(Builder builder) {
		this.ctes = List.copyOf(builder.ctes);
		this.distinct = builder.distinct;
		this.begin = builder.begin;
		this.items = List.copyOf(builder.items);
		this.from = builder.from;
		this.joins = List.copyOf(builder.joins);
		this.where = List.copyOf(builder.where);
		this.groupBy = List.copyOf(builder.groupBy);
		this.having = List.copyOf(builder.having);
		this.orderBy = List.copyOf(builder.orderBy);
		this.limit = builder.limit;
		this.offset = builder.offset;
		this.lock = builder.lock;
	}

	/**
	 * Starts a SELECT.
	 * @return the builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * A table or parenthesised query with its alias.
	 * @param source a {@link TableRef} or another node
	 * @param alias the alias
	 * @return the node
	 */
	public static SqlNode aliased(SqlNode source, String alias) {
		return (out) -> {
			out.node(source);
			if (out.needsAlias(alias)) {
				out.append(' ').name(alias);
			}
		};
	}

	/**
	 * An outer join.
	 * @param source an aliased table
	 * @param on the condition
	 * @return the node
	 */
	public static SqlNode leftJoin(SqlNode source, SqlNode on) {
		return (out) -> out.append(" LEFT OUTER JOIN ").node(source).append(" ON ").node(on);
	}

	/**
	 * An inner join.
	 * @param source an aliased table
	 * @param on the condition
	 * @return the node
	 */
	public static SqlNode innerJoin(SqlNode source, SqlNode on) {
		return (out) -> out.append(" INNER JOIN ").node(source).append(" ON ").node(on);
	}

	/**
	 * The selected expressions, apart from those that were written before.
	 * @return the items in order
	 */
	public List<Item> items() {
		return this.items;
	}

	@Override
	public void writeTo(SqlWriter out) {
		boolean inside = !out.isEmpty();
		Syntax syntax = out.dialect().syntax();
		writeCtes(out);
		out.append(this.distinct ? "SELECT DISTINCT " : "SELECT ");
		if (this.begin != null) {
			out.append(this.begin).append(this.items.isEmpty() ? "" : ", ");
		}
		out.join(", ", this.items);
		if (this.from != null) {
			out.append(" FROM ").node(this.from);
			if (this.lock != null) {
				syntax.writeTableLock(out, this.lock);
			}
		}
		else {
			out.append(syntax.fromNothing());
		}
		out.join("", this.joins);
		SqlNode locked = limitOfLocked(syntax);
		writeList(out, " WHERE ", " AND ", (locked != null) ? with(this.where, locked) : this.where);
		writeList(out, " GROUP BY ", ", ", this.groupBy);
		writeList(out, " HAVING ", " AND ", this.having);
		writeList(out, " ORDER BY ", ", ", this.orderBy);
		if (locked == null && (this.limit != null || this.offset != null)) {
			out.append(this.orderBy.isEmpty() ? syntax.orderOfLimited(this.distinct) : "");
			syntax.writeLimit(out, this.limit, this.offset);
		}
		else if (inside && !this.orderBy.isEmpty()) {
			out.append(syntax.endOfInnerOrder());
		}
		if (this.lock != null) {
			syntax.writeLock(out, this.lock);
		}
	}

	private @Nullable SqlNode limitOfLocked(Syntax syntax) {
		SqlNode condition = (this.lock != null && this.limit != null) ? syntax.limitOfLocked(this.limit) : null;
		if (condition != null && (this.offset != null || !this.orderBy.isEmpty())) {
			throw new UnsupportedError("Rows that are locked cannot be ordered and limited at once here");
		}
		return condition;
	}

	private static List<SqlNode> with(List<SqlNode> nodes, SqlNode last) {
		List<SqlNode> all = new ArrayList<>(nodes);
		all.add(last);
		return all;
	}

	private void writeCtes(SqlWriter out) {
		if (this.ctes.isEmpty()) {
			return;
		}
		boolean recursive = this.ctes.stream().anyMatch(Cte::recursive);
		out.append(recursive ? out.dialect().syntax().withRecursive() : "WITH ").join(", ", this.ctes).append(' ');
	}

	private static void writeList(SqlWriter out, String keyword, String separator, List<? extends SqlNode> nodes) {
		if (!nodes.isEmpty()) {
			out.append(keyword).join(separator, nodes);
		}
	}

	/**
	 * A selected expression.
	 *
	 * @param expression what is selected
	 * @param type its type, which decides how the driver can read it
	 * @param alias its output name, or {@code null}
	 */
	public record Item(SqlNode expression, SqlType type, @Nullable String alias) implements SqlNode {

		@Override
		public void writeTo(SqlWriter out) {
			out.dialect().types().codec(this.type).writeSelected(out, this.expression);
			if (this.alias != null) {
				out.append(" AS ").name(this.alias);
			}
		}

	}

	/**
	 * A named query in front of the SELECT.
	 *
	 * @param name its name
	 * @param columns its column names; empty to take the query's own
	 * @param query the query
	 * @param recursive whether it refers to itself
	 */
	public record Cte(String name, List<String> columns, SqlNode query, boolean recursive) implements SqlNode {

		@Override
		public void writeTo(SqlWriter out) {
			out.name(this.name);
			if (!this.columns.isEmpty()) {
				out.append(" (").names(this.columns).append(')');
			}
			out.append(" AS (").node(this.query).append(')');
		}

	}

	/**
	 * Collects the parts of a SELECT.
	 */
	public static final class Builder {

		private final List<Cte> ctes = new ArrayList<>();

		private boolean distinct;

		private @Nullable String begin;

		private final List<Item> items = new ArrayList<>();

		private @Nullable SqlNode from;

		private final List<SqlNode> joins = new ArrayList<>();

		private final List<SqlNode> where = new ArrayList<>();

		private final List<SqlNode> groupBy = new ArrayList<>();

		private final List<SqlNode> having = new ArrayList<>();

		private final List<OrderBy> orderBy = new ArrayList<>();

		private @Nullable Long limit;

		private @Nullable Long offset;

		private @Nullable Lock lock;

		private Builder() {
		}

		/**
		 * Adds a named query.
		 * @param cte the query
		 * @return this builder
		 */
		public Builder with(Cte cte) {
			this.ctes.add(cte);
			return this;
		}

		/**
		 * Leaves duplicate rows out.
		 * @param value whether to
		 * @return this builder
		 */
		public Builder distinct(boolean value) {
			this.distinct = value;
			return this;
		}

		/**
		 * Sets expressions that are selected before all others and were written before,
		 * for this dialect and without bound values.
		 * @param sql the expressions with commas between them
		 * @return this builder
		 */
		public Builder begin(String sql) {
			this.begin = sql;
			return this;
		}

		/**
		 * Adds a selected expression.
		 * @param expression what is selected
		 * @param type its type
		 * @param alias its output name, or {@code null}
		 * @return this builder
		 */
		public Builder item(SqlNode expression, SqlType type, @Nullable String alias) {
			this.items.add(new Item(expression, type, alias));
			return this;
		}

		/**
		 * Sets the source.
		 * @param source an aliased table or query
		 * @return this builder
		 */
		public Builder from(SqlNode source) {
			this.from = source;
			return this;
		}

		/**
		 * Adds a join.
		 * @param join the join
		 * @return this builder
		 */
		public Builder join(SqlNode join) {
			this.joins.add(join);
			return this;
		}

		/**
		 * Adds a condition on rows.
		 * @param condition the condition
		 * @return this builder
		 */
		public Builder where(SqlNode condition) {
			this.where.add(condition);
			return this;
		}

		/**
		 * Adds a grouping expression.
		 * @param expression the expression
		 * @return this builder
		 */
		public Builder groupBy(SqlNode expression) {
			this.groupBy.add(expression);
			return this;
		}

		/**
		 * Adds a condition on groups.
		 * @param condition the condition
		 * @return this builder
		 */
		public Builder having(SqlNode condition) {
			this.having.add(condition);
			return this;
		}

		/**
		 * Adds a term of the ordering.
		 * @param term the term
		 * @return this builder
		 */
		public Builder orderBy(OrderBy term) {
			this.orderBy.add(term);
			return this;
		}

		/**
		 * Limits the rows.
		 * @param rows how many rows at most, or {@code null} for all
		 * @return this builder
		 */
		public Builder limit(@Nullable Long rows) {
			this.limit = rows;
			return this;
		}

		/**
		 * Skips rows.
		 * @param rows how many rows to skip, or {@code null} for none
		 * @return this builder
		 */
		public Builder offset(@Nullable Long rows) {
			this.offset = rows;
			return this;
		}

		/**
		 * Locks the rows.
		 * @param value the lock, or {@code null} for none
		 * @return this builder
		 */
		public Builder lock(@Nullable Lock value) {
			this.lock = value;
			return this;
		}

		/**
		 * Makes the SELECT.
		 * @return the node
		 */
		public Select build() {
			return new Select(this);
		}

	}

}
