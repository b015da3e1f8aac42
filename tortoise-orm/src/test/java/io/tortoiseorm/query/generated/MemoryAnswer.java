package io.tortoiseorm.query.generated;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.tortoiseorm.query.generated.GeneratedQuery.Output;
import io.tortoiseorm.query.generated.GeneratedQuery.Term;
import org.jspecify.annotations.Nullable;

/**
 * Answers a query by its definition, slowly and simply.
 */
final class MemoryAnswer {

	private final GeneratedQuery query;

	private final World world;

	MemoryAnswer(GeneratedQuery query, World world) {
		this.query = query;
		this.world = world;
	}

	/**
	 * The results, each as the list of its values.
	 */
	List<List<@Nullable Object>> results() {
		List<Result> results = new ArrayList<>();
		for (List<Tuple> group : groups(tuples())) {
			Result result = result(group);
			if (this.query.having().stream().allMatch((having) -> fulfils(result, having))) {
				results.add(result);
			}
		}
		results.sort(comparator());
		List<List<@Nullable Object>> values = new ArrayList<>();
		results.forEach((result) -> values.add(result.values));
		List<List<@Nullable Object>> once = this.query.distinct() ? distinct(values) : values;
		int from = Math.min((this.query.offset() != null) ? this.query.offset() : 0, once.size());
		int size = (this.query.limit() != null) ? this.query.limit() : once.size();
		return once.subList(from, Math.min(once.size(), from + size));
	}

	private static List<List<@Nullable Object>> distinct(List<List<@Nullable Object>> values) {
		Map<Object, List<@Nullable Object>> once = new LinkedHashMap<>();
		values.forEach((value) -> once.putIfAbsent(Answers.canonical(value), value));
		return List.copyOf(once.values());
	}

	private List<Tuple> tuples() {
		Set<List<String>> joined = this.query.joined();
		List<Tuple> tuples = new ArrayList<>();
		for (Row row : this.world.rows(this.query.root().name())) {
			for (Tuple tuple : Tuple.of(row, joined, this.world)) {
				if (fulfils(tuple)) {
					tuples.add(tuple);
				}
			}
		}
		return tuples;
	}

	private boolean fulfils(Tuple tuple) {
		return this.query.filters()
			.stream()
			.allMatch((condition) -> Boolean.TRUE.equals(condition.test(tuple, this.world)))
				&& this.query.excludes()
					.stream()
					.allMatch((condition) -> Boolean.FALSE.equals(condition.test(tuple, this.world)));
	}

	/**
	 * Rows that become one result: by the names grouped by, or where there are
	 * aggregates, by the row and all that is said of it.
	 */
	private List<List<Tuple>> groups(List<Tuple> tuples) {
		if (this.query.output() == Output.TOTALS
				|| (this.query.output() == Output.GROUPS && this.query.selected().isEmpty())) {
			return List.of(tuples);
		}
		if (this.query.output() != Output.GROUPS && this.query.aggregates().isEmpty()) {
			return tuples.stream().map(List::of).toList();
		}
		Map<Object, List<Tuple>> groups = new LinkedHashMap<>();
		for (Tuple tuple : tuples) {
			groups.computeIfAbsent(groupKey(tuple), (missing) -> new ArrayList<>()).add(tuple);
		}
		return List.copyOf(groups.values());
	}

	private Object groupKey(Tuple tuple) {
		List<@Nullable Object> key = new ArrayList<>();
		this.query.selected().forEach((scalar) -> key.add(scalar.value(tuple)));
		if (this.query.output() != Output.GROUPS) {
			key.add(tuple.root().key());
			if (this.query.output() == Output.INSTANCES) {
				this.query.expressions().values().forEach((scalar) -> key.add(scalar.value(tuple)));
			}
			for (Term term : this.query.ordering()) {
				if (term.scalar() != null) {
					key.add(term.scalar().value(tuple));
				}
			}
		}
		return Answers.canonical(key);
	}

	private Result result(List<Tuple> group) {
		Map<String, @Nullable Object> aggregates = new LinkedHashMap<>();
		this.query.aggregates().forEach((name, aggregate) -> aggregates.put(name, aggregate.over(group, this.world)));
		List<@Nullable Object> values = new ArrayList<>();
		if (this.query.output() == Output.INSTANCES) {
			Tuple tuple = group.get(0);
			values.add(tuple.root().key());
			this.query.expressions().values().forEach((scalar) -> values.add(scalar.value(tuple)));
		}
		Set<String> names = new LinkedHashSet<>();
		for (Scalar.Named scalar : this.query.selected()) {
			if (names.add(scalar.name())) {
				values.add(scalar.value(group.get(0)));
			}
		}
		if (this.query.output() != Output.FLAT) {
			values.addAll(aggregates.values());
		}
		List<@Nullable Object> places = new ArrayList<>();
		for (Term term : this.query.ordering()) {
			places.add((term.scalar() != null) ? term.scalar().value(group.get(0)) : aggregates.get(term.aggregate()));
		}
		return new Result(values, aggregates, places);
	}

	private static boolean fulfils(Result result, GeneratedQuery.Having having) {
		return Boolean.TRUE
			.equals(Logic.holds(having.lookup(), result.aggregates.get(having.aggregate()), having.value()));
	}

	/** NULLs come last when ascending and first when descending. */
	private Comparator<Result> comparator() {
		List<Term> terms = this.query.ordering();
		return (a, b) -> {
			for (int i = 0; i < terms.size(); i++) {
				int order = compare(a.places.get(i), b.places.get(i));
				if (order != 0) {
					return terms.get(i).descending() ? -order : order;
				}
			}
			return 0;
		};
	}

	private static int compare(@Nullable Object a, @Nullable Object b) {
		if (a == null || b == null) {
			return (a == null) ? ((b == null) ? 0 : 1) : -1;
		}
		return Kind.compare(a, b);
	}

	private record Result(List<@Nullable Object> values, Map<String, @Nullable Object> aggregates,
			List<@Nullable Object> places) {

	}

}
