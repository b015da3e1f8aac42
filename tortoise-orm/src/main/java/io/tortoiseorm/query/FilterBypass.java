package io.tortoiseorm.query;

import java.util.List;

/**
 * Which global filters a query leaves out.
 *
 * @param all whether all are
 * @param names the names of those that are
 */
public record FilterBypass(boolean all, List<String> names) {

	static final FilterBypass NONE = new FilterBypass(false, List.of());

	FilterBypass and(List<String> more) {
		return new FilterBypass(this.all || more.isEmpty(), QueryState.append(this.names, more));
	}

	boolean leavesOut(String name) {
		return this.all || this.names.contains(name);
	}

}
