package io.tortoiseorm.query;

import java.math.BigDecimal;
import java.time.Instant;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.BigIntField;
import io.tortoiseorm.fields.BooleanField;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.DatetimeField;
import io.tortoiseorm.fields.DecimalField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.fields.SmallIntField;
import io.tortoiseorm.fields.SoftDelete;
import org.jspecify.annotations.Nullable;

/**
 * A model with a field of each type that is compared often.
 */
@Table(name = "readings")
public class Reading extends Model<Reading> {

	/** All rows that are not marked as deleted. */
	public static final Manager<Reading> objects = Manager.of(Reading.class);

	@IntField(primaryKey = true)
	public @Nullable Integer id;

	@SmallIntField
	public @Nullable Short rank;

	@IntField
	public @Nullable Integer level;

	@BigIntField
	public @Nullable Long serial;

	@CharField(maxLength = 20)
	public @Nullable String label;

	@DecimalField(maxDigits = 10, decimalPlaces = 2)
	public @Nullable BigDecimal amount;

	@DatetimeField
	public @Nullable Instant takenAt;

	@BooleanField
	@SoftDelete
	public boolean gone;

	static Reading of(int number) {
		Reading reading = new Reading();
		reading.rank = (short) number;
		reading.level = number * 10;
		reading.serial = number * 10_000_000_000L;
		reading.label = "reading " + number;
		reading.amount = new BigDecimal(number + ".50");
		reading.takenAt = Instant.EPOCH.plusSeconds(number);
		return reading;
	}

}
