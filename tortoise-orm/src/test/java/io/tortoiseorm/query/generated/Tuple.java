package io.tortoiseorm.query.generated;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A row with one row of each relation that is joined to it, or none where there is none.
 */
final class Tuple {

	private final Map<List<String>, @Nullable Row> rows;

	private Tuple(Map<List<String>, @Nullable Row> rows) {
		this.rows = rows;
	}

	/**
	 * All combinations of a row with those that paths of relations lead to.
	 */
	static List<Tuple> of(Row root, Set<List<String>> paths, World world) {
		List<Tuple> tuples = new ArrayList<>();
		tuples.add(new Tuple(Map.of(List.of(), root)));
		List<List<String>> shortestFirst = new ArrayList<>(paths);
		shortestFirst.sort(java.util.Comparator.comparingInt(List::size));
		for (List<String> path : shortestFirst) {
			List<Tuple> joined = new ArrayList<>();
			tuples.forEach((tuple) -> joined.addAll(tuple.join(path, world)));
			tuples = joined;
		}
		return tuples;
	}

	private List<Tuple> join(List<String> path, World world) {
		Row from = this.rows.get(path.subList(0, path.size() - 1));
		List<Row> found = (from != null) ? from.shape().relation(path.get(path.size() - 1)).follow(from, world)
				: List.of();
		if (found.isEmpty()) {
			return List.of(with(path, null));
		}
		return found.stream().map((row) -> with(path, row)).toList();
	}

	private Tuple with(List<String> path, @Nullable Row row) {
		Map<List<String>, @Nullable Row> more = new HashMap<>(this.rows);
		more.put(path, row);
		return new Tuple(more);
	}

	Row root() {
		return java.util.Objects.requireNonNull(this.rows.get(List.<String>of()));
	}

	@Nullable Row row(List<String> path) {
		if (!this.rows.containsKey(path)) {
			throw new IllegalStateException(path + " is not joined");
		}
		return this.rows.get(path);
	}

	@Nullable Object value(List<String> path, String field) {
		Row row = row(path);
		return (row != null) ? row.get(field) : null;
	}

}
