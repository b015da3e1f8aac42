package io.tortoiseorm.demo.models;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.IntField;

/**
 * A word that products are found by.
 */
@Table(name = "tags", ordering = "name")
public class Tag extends Model<Tag> {

	/** The most characters of a name. */
	public static final int MAX_NAME_LENGTH = 50;

	/** Where queries of tags begin. */
	public static final Manager<Tag> objects = Manager.of(Tag.class);

	@IntField(primaryKey = true)
	private Integer id;

	@CharField(maxLength = MAX_NAME_LENGTH, unique = true)
	private String name;

	/**
	 * For the ORM.
	 */
	protected Tag() {
	}

	/**
	 * A new tag.
	 * @param name the word
	 */
	public Tag(String name) {
		this.name = name;
	}

	public Integer getId() {
		return this.id;
	}

	public String getName() {
		return this.name;
	}

}
