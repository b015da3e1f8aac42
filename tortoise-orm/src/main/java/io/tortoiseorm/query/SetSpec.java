package io.tortoiseorm.query;

import java.util.List;

/**
 * A combination of queries.
 *
 * @param operator {@code UNION}, {@code UNION ALL}, {@code INTERSECT} or {@code EXCEPT}
 * @param operands the queries, at least two
 */
public record SetSpec(String operator, List<QueryState> operands) {

	/**
	 * Copies the list.
	 */
	public SetSpec {
		operands = List.copyOf(operands);
	}

}
