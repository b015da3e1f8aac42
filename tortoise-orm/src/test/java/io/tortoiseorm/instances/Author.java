package io.tortoiseorm.instances;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.GlobalFilter;
import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.fields.BooleanField;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.DatetimeField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.fields.JSONField;
import io.tortoiseorm.fields.SoftDelete;
import io.tortoiseorm.fields.Version;
import io.tortoiseorm.relations.ReverseRelation;
import org.jspecify.annotations.Nullable;

/**
 * A model with a version, soft deletion and a global filter.
 */
@Table(name = "authors")
public class Author extends Model<Author> {

	/** All visible rows. */
	public static final Manager<Author> objects = Manager.of(Author.class);

	@IntField(primaryKey = true)
	public @Nullable Integer id;

	@CharField(maxLength = 50)
	public String name = "";

	@JSONField
	public Map<String, List<Integer>> marks = new java.util.HashMap<>();

	@BooleanField
	public boolean banned;

	@IntField
	@Version
	public int version;

	@DatetimeField
	@SoftDelete
	public @Nullable Instant deletedAt;

	@DatetimeField(autoNow = true)
	public @Nullable Instant changedAt;

	public ReverseRelation<Book> books;

	@GlobalFilter("notBanned")
	static Q notBanned() {
		return Q.of("banned", false);
	}

}
