package io.tortoiseorm.query.generated;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.tortoiseorm.expressions.Case;
import io.tortoiseorm.expressions.DynamicExpression;
import io.tortoiseorm.expressions.Expression;
import io.tortoiseorm.expressions.F;
import io.tortoiseorm.expressions.Functions;
import org.jspecify.annotations.Nullable;

/**
 * A value of a row or of those joined to it.
 */
sealed interface Scalar {

	Kind kind();

	/** The value in memory. */
	@Nullable Object value(Tuple tuple);

	/** The paths of relations that must be joined. */
	void collect(Set<List<String>> paths);

	/** The value for the ORM. */
	Expression<?> toExpression();

	/**
	 * A value that lookups, orderings and selections can name.
	 */
	sealed interface Named extends Scalar {

		String name();

		@Override
		default Expression<?> toExpression() {
			return F.of(name());
		}

	}

	/**
	 * A field.
	 */
	record Field(List<String> path, String field, Kind kind) implements Named {

		@Override
		public String name() {
			List<String> names = new ArrayList<>(this.path);
			names.add(this.field);
			return String.join("__", names);
		}

		@Override
		public @Nullable Object value(Tuple tuple) {
			return tuple.value(this.path, this.field);
		}

		@Override
		public void collect(Set<List<String>> paths) {
			Paths.addAll(paths, this.path);
		}

	}

	/**
	 * The key behind a relation, named by the relation itself.
	 */
	record Key(List<String> path, Relation relation, Kind kind) implements Named {

		@Override
		public String name() {
			List<String> names = new ArrayList<>(this.path);
			names.add(this.relation.name());
			return String.join("__", names);
		}

		@Override
		public @Nullable Object value(Tuple tuple) {
			if (!this.relation.isToMany()) {
				return tuple.value(this.path, this.relation.name() + "Id");
			}
			return tuple.value(whole(), "id");
		}

		private List<String> whole() {
			List<String> whole = new ArrayList<>(this.path);
			whole.add(this.relation.name());
			return whole;
		}

		@Override
		public void collect(Set<List<String>> paths) {
			Paths.addAll(paths, this.relation.isToMany() ? whole() : this.path);
		}

	}

	/**
	 * A part of a date or time.
	 */
	record Part(Field of, String part) implements Named {

		@Override
		public Kind kind() {
			return this.part.equals("date") ? Kind.DATE : Kind.LONG;
		}

		@Override
		public String name() {
			return this.of.name() + "__" + this.part;
		}

		@Override
		public @Nullable Object value(Tuple tuple) {
			Object value = this.of.value(tuple);
			if (value == null) {
				return null;
			}
			LocalDateTime time = (value instanceof Instant instant) ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC)
					: ((LocalDate) value).atStartOfDay();
			return switch (this.part) {
				case "year" -> (long) time.getYear();
				case "quarter" -> time.getLong(IsoFields.QUARTER_OF_YEAR);
				case "month" -> (long) time.getMonthValue();
				case "week" -> time.getLong(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
				case "day" -> (long) time.getDayOfMonth();
				case "hour" -> (long) time.getHour();
				case "minute" -> (long) time.getMinute();
				case "second" -> (long) time.getSecond();
				case "microsecond" -> time.getLong(ChronoField.MICRO_OF_SECOND);
				case "date" -> time.toLocalDate();
				default -> throw new IllegalArgumentException(this.part);
			};
		}

		@Override
		public void collect(Set<List<String>> paths) {
			this.of.collect(paths);
		}

	}

	/**
	 * A named expression of the query.
	 */
	record Alias(String name, Scalar of) implements Named {

		@Override
		public Kind kind() {
			return this.of.kind();
		}

		@Override
		public @Nullable Object value(Tuple tuple) {
			return this.of.value(tuple);
		}

		@Override
		public void collect(Set<List<String>> paths) {
			this.of.collect(paths);
		}

	}

	/**
	 * A sum, difference or product of whole or decimal numbers.
	 */
	record Arithmetic(Field left, char operator, Object right, Kind kind) implements Scalar {

		@Override
		public @Nullable Object value(Tuple tuple) {
			Object a = this.left.value(tuple);
			Object b = (this.right instanceof Field field) ? field.value(tuple) : this.right;
			if (a == null || b == null) {
				return null;
			}
			BigDecimal x = new BigDecimal(a.toString());
			BigDecimal y = new BigDecimal(b.toString());
			BigDecimal result = switch (this.operator) {
				case '+' -> x.add(y);
				case '-' -> x.subtract(y);
				default -> x.multiply(y);
			};
			return switch (this.kind) {
				case INTEGER -> (Object) result.intValueExact();
				case LONG -> result.longValueExact();
				default -> result;
			};
		}

		@Override
		public void collect(Set<List<String>> paths) {
			this.left.collect(paths);
			if (this.right instanceof Field field) {
				field.collect(paths);
			}
		}

		@Override
		public Expression<?> toExpression() {
			DynamicExpression<Object> a = F.of(this.left.name());
			Object b = (this.right instanceof Field field) ? F.of(field.name()) : this.right;
			return switch (this.operator) {
				case '+' -> a.plus(b);
				case '-' -> a.minus(b);
				default -> a.times(b);
			};
		}

	}

	/**
	 * A function of a text.
	 */
	record TextFunction(Field of, String function) implements Scalar {

		@Override
		public Kind kind() {
			return this.function.equals("length") ? Kind.INTEGER : Kind.TEXT;
		}

		@Override
		public @Nullable Object value(Tuple tuple) {
			String text = (String) this.of.value(tuple);
			if (text == null) {
				return null;
			}
			return switch (this.function) {
				case "upper" -> text.toUpperCase(Locale.ROOT);
				case "lower" -> text.toLowerCase(Locale.ROOT);
				case "trim" -> text.strip();
				default -> (Object) text.codePointCount(0, text.length());
			};
		}

		@Override
		public void collect(Set<List<String>> paths) {
			this.of.collect(paths);
		}

		@Override
		public Expression<?> toExpression() {
			return switch (this.function) {
				case "upper" -> Functions.upper(this.of.name());
				case "lower" -> Functions.lower(this.of.name());
				case "trim" -> Functions.trim(this.of.name());
				default -> Functions.length(this.of.name());
			};
		}

	}

	/**
	 * A field, or a value where it is NULL.
	 */
	record Coalesce(Field of, Object otherwise) implements Scalar {

		@Override
		public Kind kind() {
			return this.of.kind();
		}

		@Override
		public Object value(Tuple tuple) {
			Object value = this.of.value(tuple);
			return (value != null) ? value : this.otherwise;
		}

		@Override
		public void collect(Set<List<String>> paths) {
			this.of.collect(paths);
		}

		@Override
		public Expression<?> toExpression() {
			return Functions.coalesce(this.of.name(), this.otherwise);
		}

	}

	/**
	 * One of two values, chosen by a condition.
	 */
	record Choice(Condition condition, Object then, Object otherwise, Kind kind, World world) implements Scalar {

		@Override
		public Object value(Tuple tuple) {
			return Boolean.TRUE.equals(this.condition.test(tuple, this.world)) ? this.then : this.otherwise;
		}

		@Override
		public void collect(Set<List<String>> paths) {
			this.condition.collect(paths);
		}

		@Override
		public Expression<?> toExpression() {
			return Case.when(this.condition.toQ(), this.then).otherwise(this.otherwise);
		}

		@Override
		public String toString() {
			return "Choice[" + this.condition + " ? " + this.then + " : " + this.otherwise + "]";
		}

	}

}
