package io.tortoiseorm.query.generated;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import io.tortoiseorm.golden.models.Level;
import io.tortoiseorm.golden.models.Role;

/**
 * Values to compare with: often those that are in the rows, or close to them.
 */
final class RandomValues {

	private static final List<String> TEXTS = List.of("", "%", "_", "\\", "'", "\"", " ", "50%", "ü", "Ü", "ï", "a",
			"E", "'); --", "long text", "€", "ORD-0", "mouse", "0");

	private static final List<String> PATTERNS = List.of("^a", "o$", "[aeiou]{2}", "a.e", "^[A-Z]", "[0-9]+", "(an|or)",
			"l+", "^$", "e$", "ORD-00[1-5]");

	private final World world;

	private final Random random;

	RandomValues(World world, Random random) {
		this.world = world;
		this.random = random;
	}

	<T> T oneOf(List<? extends T> choices) {
		return choices.get(this.random.nextInt(choices.size()));
	}

	Random random() {
		return this.random;
	}

	boolean chance(int percent) {
		return this.random.nextInt(100) < percent;
	}

	String pattern() {
		return oneOf(PATTERNS);
	}

	/** A value of a field of a model, or one that could be there. */
	Object value(Shape shape, String field, Kind kind) {
		List<Object> present = this.world.rows(shape.name())
			.stream()
			.map((row) -> row.get(field))
			.filter(Objects::nonNull)
			.toList();
		return (present.isEmpty() || chance(15)) ? any(kind) : near(oneOf(present), kind);
	}

	private Object near(Object value, Kind kind) {
		int step = this.random.nextInt(3) - 1;
		return switch (kind) {
			case SHORT -> chance(50) ? value : (Object) ((Number) value).intValue();
			case INTEGER -> integer(((Number) value).intValue(), step);
			case LONG -> ((Number) value).longValue() + step;
			case DOUBLE -> ((Number) value).doubleValue() + step * 0.25;
			case DECIMAL -> decimal((BigDecimal) value, step);
			case TEXT -> text((String) value);
			case DATE -> chance(10) ? (Object) value.toString() : ((LocalDate) value).plusDays(step);
			case INSTANT -> ((Instant) value).plusSeconds(step);
			case DURATION -> ((Duration) value).plusMillis(step);
			default -> value;
		};
	}

	private Object integer(int value, int step) {
		return switch (this.random.nextInt(10)) {
			case 0 -> (long) value;
			case 1 -> value + 0.5;
			case 2 -> BigDecimal.valueOf(value).setScale(2);
			default -> value + step;
		};
	}

	private Object decimal(BigDecimal value, int step) {
		return switch (this.random.nextInt(10)) {
			case 0 -> value.intValue();
			case 1 -> value.setScale(6);
			default -> value.add(BigDecimal.valueOf(step));
		};
	}

	/** A part of a text, in any case, or the text itself. */
	private String text(String value) {
		String part = value;
		if (!value.isEmpty() && chance(60)) {
			int from = this.random.nextInt(value.length());
			part = value.substring(from, Math.min(value.length(), from + 1 + this.random.nextInt(6)));
		}
		if (chance(15)) {
			return oneOf(TEXTS);
		}
		return chance(20) ? part.toUpperCase(java.util.Locale.ROOT) : part;
	}

	Object any(Kind kind) {
		return switch (kind) {
			case SHORT -> (short) this.random.nextInt(10);
			case INTEGER -> this.random.nextInt(120) - 10;
			case LONG -> this.random.nextLong() >> this.random.nextInt(64);
			case DOUBLE -> this.random.nextInt(40) / 8.0;
			case DECIMAL -> BigDecimal.valueOf(this.random.nextInt(400_000), 2);
			case TEXT -> oneOf(TEXTS);
			case BOOLEAN -> this.random.nextBoolean();
			case DATE -> LocalDate.of(2024, 1, 1).plusDays(this.random.nextInt(900));
			case INSTANT -> Instant.parse("2024-01-01T00:00:00Z").plusSeconds(this.random.nextInt(90_000_000));
			case DURATION -> Duration.ofNanos(this.random.nextInt(700_000) * 1_000_000L);
			case UUID -> new UUID(this.random.nextLong(), this.random.nextLong());
			case CHAR_ENUM -> oneOf(List.of(Role.values()));
			case INT_ENUM -> oneOf(List.of(Level.values()));
			case JSON, BINARY -> throw new IllegalArgumentException("Nothing compares with " + kind);
		};
	}

	/** A value of exactly the type that a field has. */
	Object stored(Kind kind) {
		return switch (kind) {
			case CHAR_ENUM -> ((Role) any(kind)).value();
			case INT_ENUM -> ((Level) any(kind)).value();
			default -> any(kind);
		};
	}

	/** A number or date that a part of a model's field could be. */
	Object part(Shape shape, Scalar.Part part) {
		Scalar.Part own = new Scalar.Part(new Scalar.Field(List.of(), part.of().field(), part.of().kind()),
				part.part());
		List<Object> present = this.world.rows(shape.name())
			.stream()
			.map((row) -> own.value(Tuple.of(row, Set.of(), this.world).get(0)))
			.filter(Objects::nonNull)
			.toList();
		Object value = oneOf(present);
		int step = this.random.nextInt(3) - 1;
		return (value instanceof LocalDate date) ? date.plusDays(step) : (Object) (int) (((Long) value) + step);
	}

}
