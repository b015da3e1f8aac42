package io.tortoiseorm.benchmarks;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.BigIntField;
import io.tortoiseorm.fields.BooleanField;
import io.tortoiseorm.fields.CharEnumField;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.DateField;
import io.tortoiseorm.fields.DatetimeField;
import io.tortoiseorm.fields.DecimalField;
import io.tortoiseorm.fields.FloatField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.fields.TextField;
import io.tortoiseorm.fields.UUIDField;

/**
 * A row of twelve columns of mixed types. Its fields are open to the hand-written code,
 * which fills the same objects.
 */
@Table(name = "items")
class Item extends Model<Item> {

	static final Manager<Item> objects = Manager.of(Item.class);

	@BigIntField(primaryKey = true)
	Long id;

	@CharField(maxLength = 40)
	String sku = "";

	@CharField(maxLength = 100)
	String name = "";

	@TextField
	String description = "";

	@IntField
	int quantity;

	@DecimalField(maxDigits = 12, decimalPlaces = 2)
	BigDecimal price = BigDecimal.ZERO;

	@FloatField
	double weight;

	@BooleanField
	boolean active;

	@CharEnumField(maxLength = 10)
	ItemStatus status = ItemStatus.DRAFT;

	@UUIDField
	UUID reference = new UUID(0, 0);

	@DateField
	LocalDate releasedOn = LocalDate.EPOCH;

	@DatetimeField
	Instant createdAt = Instant.EPOCH;

	/**
	 * Makes an item that is not in the database.
	 * @param number tells it from others
	 * @return the item
	 */
	static Item numbered(int number) {
		Item item = new Item();
		item.sku = "SKU-" + (100_000 + number);
		item.name = "Item number " + number;
		item.description = "A thing of everyday use, number " + number + ", described in one sentence.";
		item.quantity = number % 500;
		item.price = BigDecimal.valueOf(1_000 + number, 2);
		item.weight = number * 0.25;
		item.active = number % 3 != 0;
		item.status = ItemStatus.values()[number % 3];
		item.reference = new UUID(0x5bd1e995L * number, 0x9e3779b97f4a7c15L ^ number);
		item.releasedOn = LocalDate.EPOCH.plusDays(number);
		item.createdAt = Instant.EPOCH.plus(number, ChronoUnit.MINUTES).plus(number, ChronoUnit.MICROS);
		return item;
	}

}
