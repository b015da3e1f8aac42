package io.tortoiseorm.demo.models;

import java.math.BigDecimal;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.UniqueTogether;
import io.tortoiseorm.fields.DecimalField;
import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.fields.OnDelete;
import io.tortoiseorm.relations.ForeignKeyRelation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;

/**
 * One product of an order.
 */
@Table(name = "order_lines", ordering = "id", uniqueTogether = @UniqueTogether({ "order", "product" }))
public class OrderLine extends Model<OrderLine> {

	/** Where queries of order lines begin. */
	public static final Manager<OrderLine> objects = Manager.of(OrderLine.class);

	@IntField(primaryKey = true)
	private Integer id;

	@ForeignKeyField(relatedName = "lines", onDelete = OnDelete.CASCADE)
	private ForeignKeyRelation<Order> order;

	@ForeignKeyField(relatedName = "orderLines", onDelete = OnDelete.RESTRICT)
	private ForeignKeyRelation<Product> product;

	@IntField
	@Positive
	@Max(10_000)
	private int quantity;

	@DecimalField(maxDigits = 10, decimalPlaces = 2)
	private BigDecimal unitPrice;

	/**
	 * For the ORM.
	 */
	protected OrderLine() {
	}

	/**
	 * A new line at the product's price of today.
	 * @param order the order, already saved
	 * @param product what is bought
	 * @param quantity how many of it
	 */
	public OrderLine(Order order, Product product, int quantity) {
		this.order.set(order);
		this.product.set(product);
		this.quantity = quantity;
		this.unitPrice = product.getPrice();
	}

	public Integer getId() {
		return this.id;
	}

	public ForeignKeyRelation<Order> getOrder() {
		return this.order;
	}

	public ForeignKeyRelation<Product> getProduct() {
		return this.product;
	}

	public int getQuantity() {
		return this.quantity;
	}

	public BigDecimal getUnitPrice() {
		return this.unitPrice;
	}

}
