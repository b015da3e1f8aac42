package io.tortoiseorm.docs;

import java.util.List;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.ArrayField;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.fields.TSVectorField;
import io.tortoiseorm.fields.TextField;
import org.jspecify.annotations.Nullable;

/**
 * A model of {@code docs/fields.md}, for PostgreSQL.
 */
@Table(name = "docs_articles")
public class Article extends Model<Article> {

	/** All rows. */
	public static final Manager<Article> objects = Manager.of(Article.class);

	@IntField(primaryKey = true)
	public @Nullable Integer id;

	@CharField(maxLength = 200)
	public String title = "";

	@TextField
	public String body = "";

	@ArrayField
	public List<String> labels = List.of();

	@TSVectorField(sourceFields = { "title", "body" }, config = "english", weights = { "A", "B" })
	public @Nullable String words;

}
