package io.tortoiseorm.golden.models;

import java.math.BigDecimal;
import java.time.Instant;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.BooleanField;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.DatetimeField;
import io.tortoiseorm.fields.DecimalField;
import io.tortoiseorm.fields.FloatField;
import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.fields.ManyToManyField;
import io.tortoiseorm.fields.TextField;
import io.tortoiseorm.relations.ForeignKeyRelation;
import io.tortoiseorm.relations.ManyToManyRelation;
import io.tortoiseorm.relations.ReverseRelation;
import org.jspecify.annotations.Nullable;

/**
 * What is sold.
 */
@Table(name = "products")
public class Product extends Model<Product> {

	/** All rows. */
	public static final Manager<Product> objects = Manager.of(Product.class);

	@IntField(primaryKey = true)
	public Integer id;

	@CharField(maxLength = 255, index = true)
	public String name;

	@TextField
	public String description = "";

	@DecimalField(maxDigits = 10, decimalPlaces = 2)
	public BigDecimal price;

	@IntField
	public int stock;

	@BooleanField
	public boolean isAvailable = true;

	@FloatField
	public @Nullable Double rating;

	@DatetimeField
	public Instant createdAt;

	@ForeignKeyField(relatedName = "products")
	public ForeignKeyRelation<Category> category;

	@ManyToManyField(relatedName = "products", through = "product_tag")
	public ManyToManyRelation<Tag> tags;

	public ReverseRelation<OrderLine> orderLines;

}
