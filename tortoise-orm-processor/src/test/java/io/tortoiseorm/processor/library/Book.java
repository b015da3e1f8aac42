package io.tortoiseorm.processor.library;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.ModelRecord;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.JSONField;
import io.tortoiseorm.fields.ManyToManyField;
import io.tortoiseorm.relations.ManyToManyRelation;
import io.tortoiseorm.relations.ReverseRelation;
import org.jspecify.annotations.Nullable;

/**
 * What is borrowed.
 */
@Table(ordering = "title")
@ModelRecord(name = "BookTree", depth = 3)
public class Book extends Model<Book> {

	/** All rows. */
	public static final Manager<Book> objects = Manager.of(Book.class);

	@CharField(maxLength = 9, primaryKey = true)
	private String code;

	@CharField(maxLength = 40)
	private String title;

	@JSONField
	private @Nullable Print print;

	@ManyToManyField(relatedName = "books")
	private ManyToManyRelation<Shelf> shelves;

	private ReverseRelation<Loan> loans;

	public ManyToManyRelation<Shelf> getShelves() {
		return this.shelves;
	}

	/**
	 * How it was printed.
	 *
	 * @param year the year
	 * @param town the town
	 */
	public record Print(int year, String town) {

	}

}
