package io.tortoiseorm.fields;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.UUID;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import org.jspecify.annotations.Nullable;

/**
 * One of each field that every database has, in each type of property.
 */
@Table(name = "samples")
public class Sample extends Model<Sample> {

	/** All rows. */
	public static final Manager<Sample> objects = Manager.of(Sample.class);

	@IntField(primaryKey = true)
	public @Nullable Integer id;

	@SmallIntField
	public @Nullable Short small;

	@IntField
	public @Nullable Integer number;

	@BigIntField
	public @Nullable Long big;

	@FloatField
	public @Nullable Double ratio;

	@FloatField
	public @Nullable Float single;

	@DecimalField(maxDigits = 38, decimalPlaces = 10)
	public @Nullable BigDecimal amount;

	@DecimalField(maxDigits = 20, decimalPlaces = 0)
	public @Nullable BigDecimal whole;

	@CharField(maxLength = 10)
	public @Nullable String label;

	@TextField
	public @Nullable String body;

	@BooleanField
	public @Nullable Boolean flag;

	@DateField
	public @Nullable LocalDate day;

	@TimeField
	public @Nullable LocalTime time;

	@DatetimeField
	public @Nullable Instant instant;

	@DatetimeField
	public @Nullable OffsetDateTime offset;

	@DatetimeField
	public @Nullable ZonedDateTime zoned;

	@DatetimeField
	public @Nullable LocalDateTime local;

	@TimeDeltaField
	public @Nullable Duration took;

	@JSONField
	public @Nullable Object data;

	@BinaryField
	public byte @Nullable [] bytes;

	@UUIDField
	public @Nullable UUID uid;

	@CharEnumField
	public @Nullable Colour colour;

	@IntEnumField
	public @Nullable Rank rank;

	static Sample with(String field, @Nullable Object value) {
		Sample sample = new Sample();
		sample.set(field, value);
		return sample;
	}

	void set(String field, @Nullable Object value) {
		try {
			Sample.class.getField(field).set(this, value);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** An enum that is kept as text. */
	public enum Colour {

		/** The first. */
		RED,
		/** The last. */
		BLUE

	}

	/** An enum that is kept as numbers. */
	public enum Rank implements IntEnum {

		/** The least. */
		LOWEST(Short.MIN_VALUE),
		/** The most. */
		HIGHEST(Short.MAX_VALUE);

		private final int value;

		Rank(int value) {
			this.value = value;
		}

		@Override
		public int value() {
			return this.value;
		}

	}

}
