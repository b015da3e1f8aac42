package io.tortoiseorm.golden.models;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.relations.ManyToManyRelation;

/**
 * A label of products.
 */
@Table(name = "tags")
public class Tag extends Model<Tag> {

	/** All rows. */
	public static final Manager<Tag> objects = Manager.of(Tag.class);

	@IntField(primaryKey = true)
	public Integer id;

	@CharField(maxLength = 50, unique = true)
	public String name;

	public ManyToManyRelation<Product> products;

}
