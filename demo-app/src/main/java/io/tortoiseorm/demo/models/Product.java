package io.tortoiseorm.demo.models;

import java.math.BigDecimal;

import io.tortoiseorm.Index;
import io.tortoiseorm.Manager;
import io.tortoiseorm.ModelRecord;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.BooleanField;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.DecimalField;
import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.fields.ManyToManyField;
import io.tortoiseorm.fields.OnDelete;
import io.tortoiseorm.fields.TextField;
import io.tortoiseorm.relations.ForeignKeyRelation;
import io.tortoiseorm.relations.ManyToManyRelation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

/**
 * Something to buy.
 */
@ModelRecord(name = "ProductOut", exclude = { "updatedAt", "category.createdAt", "category.updatedAt" }, depth = 1,
		backwardRelations = false, description = "What a client sees of a product.")
@ModelRecord(name = "ProductCreate", excludeReadOnly = true, exclude = "available",
		description = "A product to create.")
@Table(name = "products", indexes = @Index({ "available", "price" }))
public class Product extends Timestamped<Product> {

	/** Where queries of products begin. */
	public static final Manager<Product> objects = Manager.of(Product.class);

	@IntField(primaryKey = true)
	private Integer id;

	@CharField(maxLength = 255, index = true)
	@NotBlank
	@Text
	private String name;

	@TextField
	@Size(max = 10_000)
	@Text
	private String description = "";

	@DecimalField(maxDigits = 10, decimalPlaces = 2)
	@PositiveOrZero
	private BigDecimal price;

	/** How many can be sold. */
	@IntField
	@PositiveOrZero
	private int stock;

	@BooleanField
	private boolean available = true;

	@ForeignKeyField(relatedName = "products", onDelete = OnDelete.RESTRICT)
	private ForeignKeyRelation<Category> category;

	@ManyToManyField(relatedName = "products", through = "product_tags")
	private ManyToManyRelation<Tag> tags;

	/**
	 * For the ORM.
	 */
	protected Product() {
	}

	/**
	 * A new product, to be had at once.
	 * @param category what it belongs to
	 * @param name the name
	 * @param description a text about it, may be empty
	 * @param price the price of one
	 * @param stock how many there are
	 */
	public Product(Category category, String name, String description, BigDecimal price, int stock) {
		this.category.set(category);
		this.name = name;
		this.description = description;
		this.price = price;
		this.stock = stock;
	}

	public Integer getId() {
		return this.id;
	}

	public String getName() {
		return this.name;
	}

	public String getDescription() {
		return this.description;
	}

	public BigDecimal getPrice() {
		return this.price;
	}

	public int getStock() {
		return this.stock;
	}

	public boolean isAvailable() {
		return this.available;
	}

	public void setAvailable(boolean available) {
		this.available = available;
	}

	public ForeignKeyRelation<Category> getCategory() {
		return this.category;
	}

	public ManyToManyRelation<Tag> getTags() {
		return this.tags;
	}

}
