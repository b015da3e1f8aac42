package io.tortoiseorm.golden.models;

import java.math.BigDecimal;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.DecimalField;
import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.fields.OnDelete;
import io.tortoiseorm.relations.ForeignKeyRelation;

/**
 * One product of an order.
 */
@Table(name = "order_lines")
public class OrderLine extends Model<OrderLine> {

	/** All rows. */
	public static final Manager<OrderLine> objects = Manager.of(OrderLine.class);

	@IntField(primaryKey = true)
	public Integer id;

	@ForeignKeyField(relatedName = "lines", onDelete = OnDelete.CASCADE)
	public ForeignKeyRelation<Order> order;

	@ForeignKeyField(relatedName = "orderLines", onDelete = OnDelete.RESTRICT)
	public ForeignKeyRelation<Product> product;

	@IntField
	public int quantity;

	@DecimalField(maxDigits = 10, decimalPlaces = 2)
	public BigDecimal unitPrice;

}
