package io.tortoiseorm.spring.boot.autoconfigure.library;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.IntField;
import jakarta.validation.constraints.Pattern;

/**
 * Somebody who writes.
 */
@Table(name = "authors")
public class Author extends Model<Author> {

	public static final Manager<Author> objects = Manager.of(Author.class);

	@IntField(primaryKey = true)
	public int id;

	@CharField(maxLength = 100, unique = true)
	@Pattern(regexp = "\\p{Lu}.*", message = "must begin with a capital letter")
	public String name = "";

	public static Author named(String name) {
		Author author = new Author();
		author.name = name;
		return author;
	}

}
