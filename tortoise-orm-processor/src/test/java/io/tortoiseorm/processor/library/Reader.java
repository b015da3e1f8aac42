package io.tortoiseorm.processor.library;

import java.util.Locale;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.ModelRecord;
import io.tortoiseorm.ModelRecord.Annotated;
import io.tortoiseorm.ModelRecordDefaults;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.relations.ReverseRelation;
import org.jspecify.annotations.Nullable;

/**
 * Who borrows.
 */
@ModelRecordDefaults(exclude = "secret")
@ModelRecord(name = "ReaderOut")
@ModelRecord(name = "ReaderWithLoans", include = { "id", "name", "loans.book.title", "loans.days" })
@ModelRecord(name = "ReaderTag", include = "id", computed = "loudName")
@ModelRecord(name = "ReaderReport", include = { "id", "name" },
		annotated = { @Annotated(name = "loanCount", type = long.class, description = "How many books."),
				@Annotated(name = "longest", type = Integer.class) })
@ModelRecord(name = "ReaderIn", excludeReadOnly = true)
public class Reader extends Model<Reader> {

	/** All rows. */
	public static final Manager<Reader> objects = Manager.of(Reader.class);

	@CharField(maxLength = 20)
	private String name;

	@CharField(maxLength = 20)
	private String secret = "s";

	private @Nullable Integer age;

	private ReverseRelation<Loan> loans;

	public String getLoudName() {
		return this.name.toUpperCase(Locale.ROOT);
	}

	public ReverseRelation<Loan> getLoans() {
		return this.loans;
	}

}
