package io.tortoiseorm.spring.boot.autoconfigure.library;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.fields.OnDelete;
import io.tortoiseorm.relations.ForeignKeyRelation;

/**
 * Something an author has written.
 */
@Table(name = "books")
public class Book extends Model<Book> {

	public static final Manager<Book> objects = Manager.of(Book.class);

	@IntField(primaryKey = true)
	public int id;

	@CharField(maxLength = 200)
	public String title = "";

	@ForeignKeyField(relatedName = "books", onDelete = OnDelete.RESTRICT)
	public ForeignKeyRelation<Author> author;

	public static Book of(Author author, String title) {
		Book book = new Book();
		book.title = title;
		book.author.set(author);
		return book;
	}

}
