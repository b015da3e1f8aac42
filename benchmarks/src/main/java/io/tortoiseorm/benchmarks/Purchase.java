package io.tortoiseorm.benchmarks;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.BigIntField;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.DatetimeField;
import io.tortoiseorm.fields.DecimalField;
import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.relations.ForeignKeyRelation;

/**
 * A child of {@link Customer}.
 */
@Table(name = "purchases")
class Purchase extends Model<Purchase> {

	static final Manager<Purchase> objects = Manager.of(Purchase.class);

	@BigIntField(primaryKey = true)
	Long id;

	@ForeignKeyField(relatedName = "purchases")
	ForeignKeyRelation<Customer> customer;

	@CharField(maxLength = 40)
	String number = "";

	@DecimalField(maxDigits = 12, decimalPlaces = 2)
	BigDecimal amount = BigDecimal.ZERO;

	@DatetimeField
	Instant placedAt = Instant.EPOCH;

	static Purchase numbered(Customer customer, int number) {
		Purchase purchase = new Purchase();
		purchase.customer.set(customer);
		purchase.number = "P-" + number;
		purchase.amount = BigDecimal.valueOf(500 + number, 2);
		purchase.placedAt = Instant.EPOCH.plus(number, ChronoUnit.HOURS);
		return purchase;
	}

}
