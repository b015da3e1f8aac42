package io.tortoiseorm.query.generated;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import io.tortoiseorm.expressions.Aggregate;
import io.tortoiseorm.expressions.Functions;
import org.jspecify.annotations.Nullable;

/**
 * A value over many rows.
 *
 * @param function its name
 * @param of what it is computed of
 * @param distinct whether each value counts once
 * @param filter which rows count, or {@code null} for all
 */
record Aggregated(String function, Scalar.Named of, boolean distinct, @Nullable Condition filter) {

	private static final int QUOTIENT_SCALE = 20;

	Kind kind() {
		Kind kind = this.of.kind();
		return switch (this.function) {
			case "count" -> Kind.LONG;
			case "sum" -> kind.isInteger() ? Kind.LONG : kind;
			case "avg" -> (kind == Kind.DECIMAL) ? Kind.DECIMAL : Kind.DOUBLE;
			default -> kind;
		};
	}

	void collect(Set<List<String>> paths) {
		this.of.collect(paths);
		if (this.filter != null) {
			this.filter.collect(paths);
		}
	}

	Aggregate<?> toExpression() {
		Aggregate<?> aggregate = switch (this.function) {
			case "count" -> Functions.count(this.of.name());
			case "sum" -> Functions.sum(this.of.name());
			case "avg" -> Functions.avg(this.of.name());
			case "min" -> Functions.min(this.of.name());
			default -> Functions.max(this.of.name());
		};
		if (this.distinct) {
			aggregate = aggregate.distinct();
		}
		return (this.filter != null) ? aggregate.filter(this.filter.toQ()) : aggregate;
	}

	@Nullable Object over(List<Tuple> tuples, World world) {
		List<Object> values = new ArrayList<>();
		for (Tuple tuple : tuples) {
			Object value = this.of.value(tuple);
			if (value != null && (this.filter == null || Boolean.TRUE.equals(this.filter.test(tuple, world)))) {
				values.add(value);
			}
		}
		if (this.distinct) {
			TreeSet<Object> once = new TreeSet<>(Kind::compare);
			once.addAll(values);
			values = List.copyOf(once);
		}
		if (this.function.equals("count")) {
			return (long) values.size();
		}
		return values.isEmpty() ? null : overSome(values);
	}

	private Object overSome(List<Object> values) {
		return switch (this.function) {
			case "sum" -> typed(sum(values));
			case "avg" ->
				typed(sum(values).divide(BigDecimal.valueOf(values.size()), QUOTIENT_SCALE, RoundingMode.HALF_UP));
			case "min" -> values.stream().min(Kind::compare).orElseThrow();
			default -> values.stream().max(Kind::compare).orElseThrow();
		};
	}

	private static BigDecimal sum(List<Object> values) {
		BigDecimal sum = BigDecimal.ZERO;
		for (Object value : values) {
			sum = sum.add(new BigDecimal(value.toString()));
		}
		return sum;
	}

	private Object typed(BigDecimal value) {
		return Objects.requireNonNull(switch (kind()) {
			case LONG -> (Object) value.longValueExact();
			case DOUBLE -> value.doubleValue();
			default -> value;
		});
	}

	@Override
	public String toString() {
		return this.function + "(" + (this.distinct ? "distinct " : "") + this.of.name()
				+ ((this.filter != null) ? " where " + this.filter : "") + ")";
	}

}
