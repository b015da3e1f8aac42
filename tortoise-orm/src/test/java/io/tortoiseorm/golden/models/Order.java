package io.tortoiseorm.golden.models;

import java.math.BigDecimal;
import java.time.Instant;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.DatetimeField;
import io.tortoiseorm.fields.DecimalField;
import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.fields.OnDelete;
import io.tortoiseorm.relations.ForeignKeyRelation;
import io.tortoiseorm.relations.ReverseRelation;

/**
 * What a user ordered.
 */
@Table(name = "orders")
public class Order extends Model<Order> {

	/** All rows. */
	public static final Manager<Order> objects = Manager.of(Order.class);

	@IntField(primaryKey = true)
	public Integer id;

	@CharField(maxLength = 50, unique = true)
	public String orderNumber;

	@ForeignKeyField(relatedName = "orders", onDelete = OnDelete.CASCADE)
	public ForeignKeyRelation<User> customer;

	@CharField(maxLength = 20)
	public String status = "pending";

	@DecimalField(maxDigits = 10, decimalPlaces = 2)
	public BigDecimal total = BigDecimal.ZERO;

	@DatetimeField
	public Instant placedAt;

	public ReverseRelation<OrderLine> lines;

}
