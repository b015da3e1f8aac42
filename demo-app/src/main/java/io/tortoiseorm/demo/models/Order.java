package io.tortoiseorm.demo.models;

import java.math.BigDecimal;

import io.tortoiseorm.Manager;
import io.tortoiseorm.ModelRecord;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.CharEnumField;
import io.tortoiseorm.fields.DecimalField;
import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.fields.OnDelete;
import io.tortoiseorm.relations.ForeignKeyRelation;
import io.tortoiseorm.relations.ReverseRelation;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;

/**
 * What a customer bought at once.
 */
@ModelRecord(name = "OrderSummary", exclude = "updatedAt", description = "An order without what belongs to it.")
@ModelRecord(name = "OrderOut",
		include = { "id", "status", "total", "createdAt", "customer.id", "customer.email", "customer.username",
				"lines.id", "lines.quantity", "lines.unitPrice", "lines.product.id", "lines.product.name",
				"lines.product.price", "lines.product.tags" },
		description = "An order with all that belongs to it.")
@ModelRecord(name = "OrderCreate", include = { "customerId", "lines.productId", "lines.quantity" },
		excludeReadOnly = true, description = "An order to place.")
@Table(name = "orders")
public class Order extends Timestamped<Order> {

	/** Where queries of orders begin. */
	public static final Manager<Order> objects = Manager.of(Order.class);

	@IntField(primaryKey = true)
	private Integer id;

	@ForeignKeyField(relatedName = "orders", onDelete = OnDelete.RESTRICT)
	private ForeignKeyRelation<User> customer;

	@CharEnumField(maxLength = 20, index = true)
	private OrderStatus status = OrderStatus.PENDING;

	@DecimalField(maxDigits = 16, decimalPlaces = 2)
	private BigDecimal total;

	/**
	 * What is bought. A product named twice is bought once, with the sum of the
	 * quantities.
	 */
	@NotEmpty
	@Size(max = 100)
	private ReverseRelation<OrderLine> lines;

	/**
	 * For the ORM.
	 */
	protected Order() {
	}

	/**
	 * A new order, not paid yet.
	 * @param customer who buys
	 * @param total the sum of its lines
	 */
	public Order(User customer, BigDecimal total) {
		this.customer.set(customer);
		this.total = total;
	}

	public Integer getId() {
		return this.id;
	}

	public ForeignKeyRelation<User> getCustomer() {
		return this.customer;
	}

	public OrderStatus getStatus() {
		return this.status;
	}

	public void setStatus(OrderStatus status) {
		this.status = status;
	}

	public BigDecimal getTotal() {
		return this.total;
	}

	public ReverseRelation<OrderLine> getLines() {
		return this.lines;
	}

}
