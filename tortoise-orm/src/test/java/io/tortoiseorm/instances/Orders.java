package io.tortoiseorm.instances;

import io.tortoiseorm.CompositeKey;
import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.DbDefault;
import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.fields.ManyToManyField;
import io.tortoiseorm.relations.ForeignKeyRelation;
import io.tortoiseorm.relations.ManyToManyRelation;
import io.tortoiseorm.relations.ReverseRelation;
import org.jspecify.annotations.Nullable;

/**
 * Orders, whose items are told apart by order and product.
 */
final class Orders {

	private Orders() {
	}

	/** The key of an item. */
	record ItemKey(int order, String product) {

	}

	/** An order. */
	@Table(name = "orders")
	public static class Order extends Model<Order> {

		public static final Manager<Order> objects = Manager.of(Order.class);

		@IntField(primaryKey = true, generated = false)
		public int id;

		public ReverseRelation<Item> items;

		@ManyToManyField(relatedName = "orders", through = "order_items")
		public ManyToManyRelation<Product> products;

	}

	/** A product. */
	@Table(name = "products")
	public static class Product extends Model<Product> {

		public static final Manager<Product> objects = Manager.of(Product.class);

		@CharField(maxLength = 10, primaryKey = true)
		public String code = "";

	}

	/** An item of an order. */
	@Table(name = "order_items")
	@CompositeKey({ "order", "product" })
	public static class Item extends Model<Item> {

		public static final Manager<Item> objects = Manager.of(Item.class);

		@ForeignKeyField(relatedName = "items")
		public ForeignKeyRelation<Order> order;

		@ForeignKeyField(relatedName = "items")
		public ForeignKeyRelation<Product> product;

		@IntField
		public int quantity = 1;

		@CharField(maxLength = 20)
		@DbDefault("plain")
		public @Nullable String wrapping;

		public static Item of(int order, String product, int quantity) {
			Item item = new Item();
			item.order.setId(order);
			item.product.setId(product);
			item.quantity = quantity;
			return item;
		}

		@Override
		public String toString() {
			return "" + this.order.id() + this.product.id() + this.quantity;
		}

	}

}
