package io.tortoiseorm.query.generated;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.tortoiseorm.expressions.F;
import io.tortoiseorm.expressions.Q;
import org.jspecify.annotations.Nullable;

/**
 * A condition, which can be said to the ORM and be evaluated in memory.
 */
sealed interface Condition {

	Q toQ();

	/** Whether it holds; {@code null} for unknown. */
	@Nullable Boolean test(Tuple tuple, World world);

	/** The paths of relations that must be joined. */
	void collect(Set<List<String>> paths);

	/**
	 * A lookup with a plain value.
	 */
	record Lookup(Scalar.Named left, String lookup, @Nullable Object value) implements Condition {

		@Override
		public Q toQ() {
			return Q.of(this.lookup.equals("exact") ? this.left.name() : this.left.name() + "__" + this.lookup,
					this.value);
		}

		@Override
		public @Nullable Boolean test(Tuple tuple, World world) {
			return Logic.holds(this.lookup, this.left.value(tuple), this.value);
		}

		@Override
		public void collect(Set<List<String>> paths) {
			this.left.collect(paths);
		}

		@Override
		public String toString() {
			return this.left.name() + "__" + this.lookup + "=" + shown();
		}

		private String shown() {
			return (this.value != null) ? this.value.getClass().getSimpleName() + ":" + this.value : "null";
		}

	}

	/**
	 * A comparison with another field.
	 */
	record Comparison(Scalar.Named left, String lookup, Scalar.Field right) implements Condition {

		@Override
		public Q toQ() {
			return Q.of(this.left.name() + "__" + this.lookup, F.of(this.right.name()));
		}

		@Override
		public @Nullable Boolean test(Tuple tuple, World world) {
			return Logic.holdsForExpression(this.lookup, this.left.value(tuple), this.right.value(tuple));
		}

		@Override
		public void collect(Set<List<String>> paths) {
			this.left.collect(paths);
			this.right.collect(paths);
		}

		@Override
		public String toString() {
			return this.left.name() + "__" + this.lookup + "=F(" + this.right.name() + ")";
		}

	}

	/**
	 * A test of a value inside a JSON document.
	 */
	record InJson(Scalar.Field document, List<String> steps, String lookup,
			@Nullable Object value) implements Condition {

		@Override
		public Q toQ() {
			String path = String.join("__", this.steps);
			Map<String, @Nullable Object> test = new java.util.HashMap<>();
			test.put(this.lookup.equals("exact") ? path : path + "__" + this.lookup, this.value);
			return Q.of(this.document.name() + "__filter", test);
		}

		@Override
		public @Nullable Boolean test(Tuple tuple, World world) {
			Object found = this.document.value(tuple);
			for (String step : this.steps) {
				found = step(found, step);
			}
			return Logic.holds(this.lookup, comparable(found), this.value);
		}

		private static @Nullable Object step(@Nullable Object from, String step) {
			if (from instanceof Map<?, ?> map) {
				return map.get(step);
			}
			if (from instanceof List<?> list && step.matches("[0-9]+")) {
				int index = Integer.parseInt(step);
				return (index < list.size()) ? list.get(index) : null;
			}
			return null;
		}

		/** A value counts only where it has the type of what it is compared with. */
		private @Nullable Object comparable(@Nullable Object found) {
			if (found == null || this.lookup.endsWith("isnull")) {
				return found;
			}
			Object sample = (this.value instanceof List<?> list) ? list.get(0) : this.value;
			if (sample instanceof Number) {
				return (found instanceof Number) ? found : null;
			}
			if (sample instanceof Boolean) {
				return (found instanceof Boolean) ? found : null;
			}
			return found.toString();
		}

		@Override
		public void collect(Set<List<String>> paths) {
			this.document.collect(paths);
		}

		@Override
		public String toString() {
			return this.document.name() + "__filter={" + this.steps + "__" + this.lookup + "=" + this.value + "}";
		}

	}

	/**
	 * All or any of several.
	 */
	record Junction(boolean all, List<Condition> parts) implements Condition {

		@Override
		public Q toQ() {
			Q[] conditions = this.parts.stream().map(Condition::toQ).toArray(Q[]::new);
			return this.all ? Q.allOf(conditions) : Q.anyOf(conditions);
		}

		@Override
		public @Nullable Boolean test(Tuple tuple, World world) {
			List<@Nullable Boolean> values = new ArrayList<>();
			this.parts.forEach((part) -> values.add(part.test(tuple, world)));
			return this.all ? Logic.and(values) : Logic.or(values);
		}

		@Override
		public void collect(Set<List<String>> paths) {
			this.parts.forEach((part) -> part.collect(paths));
		}

		@Override
		public String toString() {
			return (this.all ? "AND" : "OR") + this.parts;
		}

	}

	/**
	 * The opposite.
	 */
	record Not(Condition inner) implements Condition {

		@Override
		public Q toQ() {
			return this.inner.toQ().not();
		}

		@Override
		public @Nullable Boolean test(Tuple tuple, World world) {
			return Logic.not(this.inner.test(tuple, world));
		}

		@Override
		public void collect(Set<List<String>> paths) {
			this.inner.collect(paths);
		}

		@Override
		public String toString() {
			return "NOT(" + this.inner + ")";
		}

	}

	/**
	 * Any, none or all of the rows behind relations.
	 */
	record Quantified(String quantifier, List<String> path, Condition inner) implements Condition {

		@Override
		public Q toQ() {
			String relation = String.join("__", this.path);
			return switch (this.quantifier) {
				case "any" -> Q.any(relation, this.inner.toQ());
				case "none" -> Q.none(relation, this.inner.toQ());
				default -> Q.all(relation, this.inner.toQ());
			};
		}

		@Override
		public Boolean test(Tuple tuple, World world) {
			List<Row> rows = List.of(tuple.root());
			for (String relation : this.path) {
				rows = rows.stream()
					.flatMap((row) -> row.shape().relation(relation).follow(row, world).stream())
					.toList();
			}
			boolean any = rows.stream().anyMatch((row) -> holdsFor(row, world, false));
			boolean all = rows.stream().allMatch((row) -> holdsFor(row, world, true));
			return switch (this.quantifier) {
				case "any" -> any;
				case "none" -> !any;
				default -> all;
			};
		}

		private boolean holdsFor(Row row, World world, boolean everyTuple) {
			Set<List<String>> joined = new LinkedHashSet<>();
			this.inner.collect(joined);
			List<Tuple> tuples = Tuple.of(row, joined, world);
			return everyTuple ? tuples.stream().allMatch((each) -> Boolean.TRUE.equals(this.inner.test(each, world)))
					: tuples.stream().anyMatch((each) -> Boolean.TRUE.equals(this.inner.test(each, world)));
		}

		@Override
		public void collect(Set<List<String>> paths) {
			// rows behind a quantifier are not joined
		}

		@Override
		public String toString() {
			return this.quantifier.toUpperCase(java.util.Locale.ROOT) + "(" + this.path + ": " + this.inner + ")";
		}

	}

}
