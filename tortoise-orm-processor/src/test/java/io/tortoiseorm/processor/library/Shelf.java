package io.tortoiseorm.processor.library;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.relations.ManyToManyRelation;

/**
 * Where books are.
 */
@Table(ordering = "label")
public class Shelf extends Model<Shelf> {

	/** All rows. */
	public static final Manager<Shelf> objects = Manager.of(Shelf.class);

	@CharField(maxLength = 9)
	private String label;

	private ManyToManyRelation<Book> books;

}
