package io.tortoiseorm.sql;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Queries combined by UNION, INTERSECT or EXCEPT. Each operand is a derived table, so
 * that it may have its own ordering and limit.
 *
 * @param operator the operator's text
 * @param operands the queries, at least two, with equal columns
 * @param orderBy the ordering of the whole, by output names
 * @param limit how many rows at most, or {@code null}
 * @param offset how many rows to skip, or {@code null}
 */
public record SetOperation(String operator, List<Select> operands, List<OrderBy> orderBy, @Nullable Long limit,
		@Nullable Long offset) implements SqlNode {

	@Override
	public void writeTo(SqlWriter out) {
		for (int i = 0; i < this.operands.size(); i++) {
			if (i > 0) {
				out.append(' ').append(this.operator).append(' ');
			}
			out.append("SELECT * FROM (").node(this.operands.get(i)).append(") ").name("u" + i);
		}
		if (!this.orderBy.isEmpty()) {
			out.append(" ORDER BY ").join(", ", this.orderBy);
		}
		if (this.limit != null || this.offset != null) {
			out.dialect().syntax().writeLimit(out, this.limit, this.offset);
		}
	}

}
