package io.tortoiseorm.sql;

import java.util.List;

/**
 * Queries combined by UNION, INTERSECT or EXCEPT. Each operand stands as a derived table,
 * so that it may have its own ordering and limit.
 *
 * @param operator the operator's text
 * @param columns the output names that all operands have
 * @param operands the queries, at least two
 */
public record SetOperation(String operator, List<String> columns, List<Select> operands) implements SqlNode {

	@Override
	public void writeTo(SqlWriter out) {
		for (int i = 0; i < this.operands.size(); i++) {
			if (i > 0) {
				out.append(' ').append(out.dialect().syntax().setOperator(this.operator)).append(' ');
			}
			out.append("SELECT ").names(this.columns).append(" FROM (").node(this.operands.get(i)).append(") ");
			out.name("operand" + i);
		}
	}

}
