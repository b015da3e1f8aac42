package io.tortoiseorm.query.generated;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Makes conditions on the rows of a model, and on those behind its relations.
 */
final class ConditionGenerator {

	private static final int MAX_DEPTH = 3;

	private static final List<Map.Entry<List<String>, List<Object>>> JSON = List.of(
			Map.entry(List.of("breed"), List.of("labrador", "pug", "LAB", "o")),
			Map.entry(List.of("age"), List.of(3, 7, 8, 6.5)), Map.entry(List.of("owner", "name"), List.of("Ann", "Bo")),
			Map.entry(List.of("owner", "tags", "0"), List.of("a", "b")), Map.entry(List.of("n"), List.of(1.5, 1)),
			Map.entry(List.of("vet"), List.of(true, false)), Map.entry(List.of("list", "1", "x"), List.of(1, 2)),
			Map.entry(List.of("missing"), List.of("x", "y")));

	private final World world;

	private final Shape root;

	private final RandomValues values;

	private final Map<String, Scalar> expressions;

	private final Set<List<String>> joined = new LinkedHashSet<>();

	private int manyLeft;

	ConditionGenerator(World world, Shape root, Random random, Map<String, Scalar> expressions, int manyLeft) {
		this.world = world;
		this.root = root;
		this.values = new RandomValues(world, random);
		this.expressions = expressions;
		this.manyLeft = manyLeft;
	}

	/**
	 * A path of relations, of which only a few lead to many rows: each of those
	 * multiplies the rows.
	 */
	List<String> path() {
		List<String> path = new ArrayList<>();
		Shape shape = this.root;
		while (path.size() < MAX_DEPTH && this.values.chance(40)) {
			List<Relation> relations = shape.relations();
			if (relations.isEmpty()) {
				break;
			}
			Relation relation = this.values.oneOf(relations);
			path.add(relation.name());
			if (relation.isToMany() && !this.joined.contains(path)) {
				if (this.manyLeft == 0) {
					path.remove(path.size() - 1);
					break;
				}
				this.manyLeft--;
			}
			this.joined.add(List.copyOf(path));
			shape = this.world.shape(relation.target());
		}
		return List.copyOf(path);
	}

	Scalar.Field field() {
		List<String> path = path();
		Shape shape = this.world.end(this.root, path);
		Map.Entry<String, Kind> field = this.values.oneOf(List.copyOf(shape.fields().entrySet()));
		return new Scalar.Field(path, field.getKey(), field.getValue());
	}

	/** A field whose kind fulfils a test. */
	Scalar.@Nullable Field field(java.util.function.Predicate<Kind> test) {
		for (int attempt = 0; attempt < 10; attempt++) {
			Scalar.Field field = field();
			if (test.test(field.kind())) {
				return field;
			}
		}
		return null;
	}

	Condition condition(int depth) {
		if (depth > 0 && this.values.chance(35)) {
			return switch (this.values.oneOf(List.of(0, 1, 2, 3))) {
				case 0 -> new Condition.Not(condition(depth - 1));
				case 1 -> quantified(depth - 1);
				default -> new Condition.Junction(this.values.chance(50), conditions(depth - 1));
			};
		}
		return simple();
	}

	private List<Condition> conditions(int depth) {
		List<Condition> parts = new ArrayList<>();
		int size = 1 + this.values.oneOf(List.of(0, 1, 1, 2));
		for (int i = 0; i < size; i++) {
			parts.add(condition(depth));
		}
		return parts;
	}

	private Condition quantified(int depth) {
		List<Relation> relations = this.root.relations();
		if (relations.isEmpty()) {
			return simple();
		}
		Relation first = this.values.oneOf(relations);
		List<String> path = new ArrayList<>(List.of(first.name()));
		Shape end = this.world.shape(first.target());
		if (this.values.chance(25) && !end.relations().isEmpty()) {
			Relation second = this.values.oneOf(end.relations());
			path.add(second.name());
			end = this.world.shape(second.target());
		}
		ConditionGenerator inner = new ConditionGenerator(this.world, end, this.values.random(), Map.of(), 1);
		return new Condition.Quantified(this.values.oneOf(List.of("any", "none", "all")), path, inner.condition(depth));
	}

	private Condition simple() {
		if (!this.expressions.isEmpty() && this.values.chance(25)) {
			String name = this.values.oneOf(List.copyOf(this.expressions.keySet()));
			return lookup(new Scalar.Alias(name, this.expressions.get(name)), this.root);
		}
		if (this.values.chance(15)) {
			return onRelation();
		}
		Scalar.Field field = field();
		if (field.kind() == Kind.JSON && this.values.chance(80)) {
			return inJson(field);
		}
		if (!field.kind().parts().isEmpty() && this.values.chance(40)) {
			return lookup(new Scalar.Part(field, this.values.oneOf(field.kind().parts())),
					this.world.end(this.root, field.path()));
		}
		if (field.kind().isOrdered() && this.values.chance(12)) {
			Scalar.Field other = field((kind) -> kind == field.kind());
			if (other != null) {
				return new Condition.Comparison(field,
						this.values.oneOf(List.of("exact", "not", "gt", "gte", "lt", "lte")), other);
			}
		}
		return lookup(field, this.world.end(this.root, field.path()));
	}

	/** A lookup on a relation itself compares keys. */
	private Condition onRelation() {
		List<String> path = path();
		Shape from = this.world.end(this.root, path);
		if (from.relations().isEmpty()) {
			return lookup(field(), this.root);
		}
		Relation relation = this.values.oneOf(from.relations());
		Shape target = this.world.shape(relation.target());
		if (relation.isToMany()) {
			if (this.manyLeft == 0) {
				return lookup(new Scalar.Field(path, "id", from.kind("id")), from);
			}
			this.manyLeft--;
		}
		Scalar.Key key = new Scalar.Key(path, relation, target.kind("id"));
		String lookup = this.values.oneOf(List.of("exact", "exact", "not", "in", "not_in", "isnull", "not_isnull"));
		return new Condition.Lookup(key, lookup,
				operand(lookup, () -> this.values.oneOf(this.world.rows(target.name())).key()));
	}

	private Condition inJson(Scalar.Field field) {
		Map.Entry<List<String>, List<Object>> entry = this.values.oneOf(JSON);
		Object sample = entry.getValue().get(0);
		List<String> lookups = new ArrayList<>(List.of("exact", "not", "in", "not_in", "isnull", "not_isnull"));
		if (sample instanceof Number) {
			lookups.addAll(List.of("gt", "gte", "lt", "lte", "range"));
		}
		if (sample instanceof String) {
			lookups.addAll(List.of("contains", "icontains", "startswith", "iendswith", "iexact", "gt"));
		}
		if (sample instanceof Boolean) {
			lookups = List.of("exact", "not", "isnull");
		}
		String lookup = this.values.oneOf(lookups);
		List<Object> choices = entry.getValue();
		Object operand = lookup.equals("in") || lookup.equals("not_in") ? choices
				: operand(lookup, () -> this.values.oneOf(choices));
		return new Condition.InJson(field, entry.getKey(), lookup, operand);
	}

	/**
	 * A lookup on a named value.
	 * @param shape the model that has the field
	 */
	private Condition lookup(Scalar.Named left, Shape shape) {
		String lookup = this.values.oneOf(this.values.oneOf(left.kind().lookups()));
		if (lookup.endsWith("posix_regex")) {
			return new Condition.Lookup(left, lookup, this.values.pattern());
		}
		return new Condition.Lookup(left, lookup, operand(lookup, () -> value(left, shape)));
	}

	private Object value(Scalar.Named left, Shape shape) {
		if (left instanceof Scalar.Part part) {
			return this.values.part(shape, part);
		}
		if (left instanceof Scalar.Field field) {
			return this.values.value(shape, field.field(), field.kind());
		}
		return this.values.any(left.kind());
	}

	private @Nullable Object operand(String lookup, java.util.function.Supplier<Object> value) {
		return switch (lookup) {
			case "isnull", "not_isnull" -> this.values.chance(50);
			case "exact", "not" -> this.values.chance(8) ? null : value.get();
			case "in", "not_in" -> list(value);
			case "range" -> List.of(value.get(), value.get());
			default -> value.get();
		};
	}

	private List<@Nullable Object> list(java.util.function.Supplier<Object> value) {
		List<@Nullable Object> list = new ArrayList<>();
		int size = this.values.oneOf(List.of(0, 1, 2, 3, 5));
		for (int i = 0; i < size; i++) {
			list.add(this.values.chance(5) ? null : value.get());
		}
		return list;
	}

}
