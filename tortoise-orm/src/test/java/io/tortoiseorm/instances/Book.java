package io.tortoiseorm.instances;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.BooleanField;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.fields.SoftDelete;
import io.tortoiseorm.relations.ForeignKeyRelation;

/**
 * A model that is marked as deleted by a flag.
 */
@Table(name = "books")
public class Book extends Model<Book> {

	/** All visible rows. */
	public static final Manager<Book> objects = Manager.of(Book.class);

	@CharField(maxLength = 50)
	public String title = "";

	@ForeignKeyField(relatedName = "books")
	public ForeignKeyRelation<Author> author;

	@BooleanField
	@SoftDelete
	public boolean gone;

}
