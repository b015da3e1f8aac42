package io.tortoiseorm.docs;

import java.time.Instant;

import io.tortoiseorm.GlobalFilter;
import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.fields.BooleanField;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.DatetimeField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.fields.SoftDelete;
import org.jspecify.annotations.Nullable;

/**
 * A model of {@code docs/instances.md}.
 */
@Table(name = "docs_authors")
public class Author extends Model<Author> {

	/** All visible rows. */
	public static final Manager<Author> objects = Manager.of(Author.class);

	@IntField(primaryKey = true)
	public @Nullable Integer id;

	@CharField(maxLength = 50)
	public String name = "";

	@BooleanField
	public boolean banned;

	@DatetimeField
	@SoftDelete
	public @Nullable Instant deletedAt;

	@GlobalFilter("notBanned")
	static Q notBanned() {
		return Author_.banned.isFalse();
	}

}
