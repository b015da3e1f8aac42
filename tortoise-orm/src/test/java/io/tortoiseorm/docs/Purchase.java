package io.tortoiseorm.docs;

import java.math.BigDecimal;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.DecimalField;
import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.relations.ForeignKeyRelation;
import org.jspecify.annotations.Nullable;

/**
 * A purchase of the README.
 */
@Table(name = "purchases")
public class Purchase extends Model<Purchase> {

	public static final Manager<Purchase> objects = Manager.of(Purchase.class);

	@IntField(primaryKey = true)
	public @Nullable Integer id;

	@ForeignKeyField(relatedName = "purchases")
	public ForeignKeyRelation<Customer> customer;

	@CharField(maxLength = 20)
	public String status = "open";

	@DecimalField(maxDigits = 10, decimalPlaces = 2)
	public BigDecimal total = BigDecimal.ZERO;

}
