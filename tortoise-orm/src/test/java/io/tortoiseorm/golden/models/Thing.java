package io.tortoiseorm.golden.models;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.BigIntField;
import io.tortoiseorm.fields.BinaryField;
import io.tortoiseorm.fields.BooleanField;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.DateField;
import io.tortoiseorm.fields.DatetimeField;
import io.tortoiseorm.fields.DecimalField;
import io.tortoiseorm.fields.FloatField;
import io.tortoiseorm.fields.IntEnumField;
import io.tortoiseorm.fields.JSONField;
import io.tortoiseorm.fields.SmallIntField;
import io.tortoiseorm.fields.TextField;
import io.tortoiseorm.fields.TimeDeltaField;
import io.tortoiseorm.fields.UUIDField;
import org.jspecify.annotations.Nullable;

/**
 * One of each data field.
 */
@Table(name = "things")
public class Thing extends Model<Thing> {

	/** All rows. */
	public static final Manager<Thing> objects = Manager.of(Thing.class);

	@UUIDField(primaryKey = true)
	public UUID id;

	@SmallIntField
	public @Nullable Short small;

	@BigIntField
	public @Nullable Long big;

	@IntEnumField
	public Level level = Level.LOW;

	@FloatField
	public @Nullable Double ratio;

	@DecimalField(maxDigits = 12, decimalPlaces = 4)
	public @Nullable BigDecimal amount;

	@CharField(maxLength = 40)
	public @Nullable String label;

	@TextField
	public @Nullable String body;

	@BooleanField
	public @Nullable Boolean flag;

	@DateField
	public @Nullable LocalDate day;

	@DatetimeField
	public @Nullable Instant at;

	@TimeDeltaField
	public @Nullable Duration took;

	@JSONField
	public @Nullable Object data;

	@BinaryField
	public byte @Nullable [] blob;

	@UUIDField
	public @Nullable UUID ref;

}
