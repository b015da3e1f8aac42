package io.tortoiseorm.golden.models;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.fields.OnDelete;
import io.tortoiseorm.relations.ForeignKeyRelation;
import io.tortoiseorm.relations.ReverseRelation;
import org.jspecify.annotations.Nullable;

/**
 * A tree of categories.
 */
@Table(name = "categories")
public class Category extends Model<Category> {

	/** All rows. */
	public static final Manager<Category> objects = Manager.of(Category.class);

	@IntField(primaryKey = true)
	public Integer id;

	@CharField(maxLength = 100, unique = true)
	public String name;

	@CharField(maxLength = 100, unique = true)
	public String slug;

	@ForeignKeyField(relatedName = "children", onDelete = OnDelete.SET_NULL)
	public @Nullable ForeignKeyRelation<Category> parent;

	public ReverseRelation<Category> children;

	public ReverseRelation<Product> products;

}
