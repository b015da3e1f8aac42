package io.tortoiseorm.processor.library;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.relations.ForeignKeyRelation;
import org.jspecify.annotations.Nullable;

/**
 * That a reader has a book.
 */
@Table(ordering = "id")
public class Loan extends Model<Loan> {

	/** All rows. */
	public static final Manager<Loan> objects = Manager.of(Loan.class);

	private int days;

	@ForeignKeyField(relatedName = "loans")
	private @Nullable ForeignKeyRelation<Book> book;

	@ForeignKeyField(relatedName = "loans")
	private ForeignKeyRelation<Reader> reader;

}
