package io.tortoiseorm.demo.models;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.IntField;

/**
 * A kind of products.
 */
@Table(name = "categories")
public class Category extends Timestamped<Category> {

	/** Where queries of categories begin. */
	public static final Manager<Category> objects = Manager.of(Category.class);

	@IntField(primaryKey = true)
	private Integer id;

	@CharField(maxLength = 100, unique = true)
	private String name;

	@CharField(maxLength = 100, unique = true)
	private String slug;

	/**
	 * For the ORM.
	 */
	protected Category() {
	}

	/**
	 * A new category.
	 * @param name the name for people
	 * @param slug the name in URLs
	 */
	public Category(String name, String slug) {
		this.name = name;
		this.slug = slug;
	}

	public Integer getId() {
		return this.id;
	}

	public String getName() {
		return this.name;
	}

	public String getSlug() {
		return this.slug;
	}

}
