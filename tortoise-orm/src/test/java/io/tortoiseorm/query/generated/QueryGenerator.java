package io.tortoiseorm.query.generated;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

import io.tortoiseorm.query.generated.GeneratedQuery.Having;
import io.tortoiseorm.query.generated.GeneratedQuery.Output;
import io.tortoiseorm.query.generated.GeneratedQuery.Term;
import org.jspecify.annotations.Nullable;

/**
 * Makes one query of a seed: the same one whenever it is asked.
 */
final class QueryGenerator {

	private final World world;

	private final RandomValues values;

	private final Shape root;

	private final Map<String, Scalar> expressions = new LinkedHashMap<>();

	private final Map<String, Aggregated> aggregates = new LinkedHashMap<>();

	private final ConditionGenerator conditions;

	private QueryGenerator(World world, Random random) {
		this.world = world;
		this.values = new RandomValues(world, random);
		List<Shape> shapes = new ArrayList<>(world.shapes());
		// the model with all types of fields, and the one with most relations, come often
		shapes
			.addAll(List.of(world.shape("Thing"), world.shape("Thing"), world.shape("Thing"), world.shape("Product")));
		this.root = this.values.oneOf(shapes);
		this.conditions = new ConditionGenerator(world, this.root, random, this.expressions, 2);
	}

	static GeneratedQuery generate(World world, long seed) {
		Random random = new Random(seed);
		random.nextLong();
		return new QueryGenerator(world, random).generate();
	}

	private GeneratedQuery generate() {
		addExpressions();
		List<Condition> filters = conditions(2);
		List<Condition> excludes = this.values.chance(30) ? conditions(1) : List.of();
		Output output = this.values.oneOf(List.of(Output.INSTANCES, Output.INSTANCES, Output.INSTANCES, Output.MAPS,
				Output.MAPS, Output.LISTS, Output.FLAT, Output.GROUPS, Output.TOTALS));
		boolean counted = output == Output.GROUPS || output == Output.TOTALS;
		if (counted || this.values.chance(20)) {
			addAggregates();
		}
		List<Scalar.Named> selected = selected(output);
		boolean distinct = !counted && this.values.chance(15);
		boolean sliced = output != Output.TOTALS && this.values.chance(35);
		boolean total = isOrderable(selected) && (sliced || this.values.chance(40));
		List<Term> ordering = ordering(output, selected, distinct, total);
		sliced = sliced && total;
		return new GeneratedQuery(this.root, filters, excludes, this.expressions, this.aggregates,
				(output == Output.TOTALS) ? List.of() : having(), ordering, total, distinct,
				(sliced && this.values.chance(60)) ? this.values.oneOf(List.of(0, 1, 2, 5)) : null,
				(sliced && this.values.chance(75)) ? this.values.oneOf(List.of(0, 1, 2, 3, 8, 20)) : null, output,
				selected);
	}

	private List<Condition> conditions(int most) {
		List<Condition> list = new ArrayList<>();
		int size = this.values.random().nextInt(most + 1);
		for (int i = 0; i < size; i++) {
			list.add(this.conditions.condition(3));
		}
		return list;
	}

	private void addExpressions() {
		while (this.values.chance(25) && this.expressions.size() < 2) {
			Scalar expression = expression();
			if (expression != null) {
				this.expressions.put("x" + this.expressions.size(), expression);
			}
		}
	}

	private @Nullable Scalar expression() {
		switch (this.values.random().nextInt(5)) {
			case 0: {
				Scalar.Field left = this.conditions.field((kind) -> kind == Kind.INTEGER || kind == Kind.DECIMAL);
				return (left != null) ? arithmetic(left) : null;
			}
			case 1: {
				Scalar.Field text = this.conditions.field((kind) -> kind == Kind.TEXT);
				return (text != null)
						? new Scalar.TextFunction(text, this.values.oneOf(List.of("upper", "lower", "trim", "length")))
						: null;
			}
			case 2: {
				Scalar.Field field = this.conditions
					.field((kind) -> kind.isOrdered() && kind != Kind.UUID && kind != Kind.BOOLEAN);
				return (field != null) ? new Scalar.Coalesce(field, sameType(field.kind())) : null;
			}
			case 3: {
				Scalar.Field date = this.conditions.field((kind) -> !kind.parts().isEmpty());
				return (date != null) ? new Scalar.Part(date, this.values.oneOf(date.kind().parts())) : null;
			}
			default: {
				Condition condition = this.conditions.condition(1);
				return this.values.chance(50) ? new Scalar.Choice(condition, "yes", "no", Kind.TEXT, this.world)
						: new Scalar.Choice(condition, 1, 20, Kind.INTEGER, this.world);
			}
		}
	}

	private Object sameType(Kind kind) {
		Object value = Objects.requireNonNull(kind.typed(this.values.stored(kind)));
		return (kind == Kind.DECIMAL) ? ((BigDecimal) value).setScale(2) : value;
	}

	private Scalar arithmetic(Scalar.Field left) {
		Scalar.Field other = this.values.chance(40)
				? this.conditions.field((kind) -> kind == Kind.INTEGER || kind == Kind.DECIMAL) : null;
		char operator = this.values.oneOf(List.of('+', '-', '*'));
		Object right = (other != null) ? other
				: this.values.chance(50) ? (Object) this.values.random().nextInt(50) : new BigDecimal("2.5");
		Kind rightKind = (other != null) ? other.kind() : (right instanceof Integer) ? Kind.INTEGER : Kind.DECIMAL;
		Kind kind = (left.kind() == Kind.DECIMAL || rightKind == Kind.DECIMAL) ? Kind.DECIMAL : Kind.INTEGER;
		return new Scalar.Arithmetic(left, operator, right, kind);
	}

	private void addAggregates() {
		int size = 1 + this.values.random().nextInt(2);
		while (this.aggregates.size() < size) {
			this.aggregates.put("a" + this.aggregates.size(), aggregate());
		}
	}

	private Aggregated aggregate() {
		Scalar.Named of = this.conditions.field(Kind::isOrdered);
		String function = this.values.oneOf(List.of("count", "count", "sum", "avg", "min", "max"));
		if (of == null || (!of.kind().isNumber() && (function.equals("sum") || function.equals("avg")))) {
			function = "count";
			of = new Scalar.Field(List.of(), "id", this.root.kind("id"));
		}
		if ((of.kind() == Kind.BOOLEAN) && !function.equals("count")) {
			function = "count";
		}
		boolean distinct = this.values.chance(25);
		Condition filter = this.values.chance(25) ? this.conditions.condition(1) : null;
		return new Aggregated(function, of, distinct, filter);
	}

	private List<Having> having() {
		List<Having> having = new ArrayList<>();
		this.aggregates.forEach((name, aggregate) -> {
			if (aggregate.function().equals("count") && this.values.chance(30)) {
				having.add(new Having(name, this.values.oneOf(List.of("gt", "gte", "lt", "exact", "not")),
						this.values.random().nextInt(4)));
			}
		});
		return having;
	}

	private List<Scalar.Named> selected(Output output) {
		int size = switch (output) {
			case INSTANCES, TOTALS -> 0;
			case FLAT -> 1;
			case GROUPS -> this.values.random().nextInt(3);
			case MAPS, LISTS -> 1 + this.values.random().nextInt(4);
		};
		Map<String, Scalar.Named> selected = new LinkedHashMap<>();
		for (int i = 0; i < size; i++) {
			Scalar.Named value = output == Output.GROUPS ? groupable() : selectable();
			selected.put(value.name(), value);
		}
		return List.copyOf(selected.values());
	}

	private Scalar.Named groupable() {
		Scalar.Field field = this.conditions.field(Kind::isOrdered);
		if (field == null) {
			return new Scalar.Field(List.of(), "id", this.root.kind("id"));
		}
		return (!field.kind().parts().isEmpty() && this.values.chance(50))
				? new Scalar.Part(field, this.values.oneOf(field.kind().parts())) : field;
	}

	private Scalar.Named selectable() {
		if (!this.expressions.isEmpty() && this.values.chance(40)) {
			String name = this.values.oneOf(List.copyOf(this.expressions.keySet()));
			return new Scalar.Alias(name, this.expressions.get(name));
		}
		return this.conditions.field();
	}

	private static boolean isOrderable(List<Scalar.Named> selected) {
		return selected.stream().allMatch((scalar) -> scalar.kind().isOrdered());
	}

	private List<Term> ordering(Output output, List<Scalar.Named> selected, boolean distinct, boolean total) {
		if (output == Output.TOTALS) {
			return List.of();
		}
		Map<String, Term> terms = new LinkedHashMap<>();
		boolean free = output != Output.GROUPS && !distinct;
		if (free && this.values.chance(50)) {
			Scalar.Field field = this.conditions.field(Kind::isOrdered);
			if (field != null) {
				terms.put(field.name(), new Term(field, null, this.values.chance(50)));
			}
		}
		if (output != Output.FLAT && !this.aggregates.isEmpty() && this.values.chance(50)) {
			String name = this.values.oneOf(List.copyOf(this.aggregates.keySet()));
			terms.put(name, new Term(null, name, this.values.chance(50)));
		}
		if (total) {
			complete(terms, output, selected, distinct);
		}
		return List.copyOf(terms.values());
	}

	/** Adds what tells any two different results apart. */
	private void complete(Map<String, Term> terms, Output output, List<Scalar.Named> selected, boolean distinct) {
		Set<Scalar.Named> all = new LinkedHashSet<>(selected);
		if (output == Output.INSTANCES || (output != Output.GROUPS && !distinct)) {
			all.add(new Scalar.Field(List.of(), "id", this.root.kind("id")));
		}
		if (output == Output.INSTANCES) {
			this.expressions.forEach((name, scalar) -> all.add(new Scalar.Alias(name, scalar)));
		}
		for (Scalar.Named scalar : all) {
			terms.putIfAbsent(scalar.name(), new Term(scalar, null, this.values.chance(30)));
		}
		if (distinct && output != Output.FLAT) {
			this.aggregates.keySet()
				.forEach((name) -> terms.putIfAbsent(name, new Term(null, name, this.values.chance(30))));
		}
	}

}
