package io.tortoiseorm.schema;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.tortoiseorm.Index;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.ArrayField;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.GeometryField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.fields.JSONField;
import io.tortoiseorm.fields.TSVectorField;
import io.tortoiseorm.fields.TextField;
import io.tortoiseorm.migrations.Drifts;
import io.tortoiseorm.query.TestOrm;
import io.tortoiseorm.schema.introspection.LiveIndex;
import io.tortoiseorm.schema.introspection.LiveSchema;
import io.tortoiseorm.schema.introspection.LiveTable;
import io.tortoiseorm.schema.introspection.SchemaInspector;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Indexes of all kinds that a database has are there as they were declared.
 */
@DatabaseTest(only = { TestDatabaseKind.POSTGRES, TestDatabaseKind.MYSQL, TestDatabaseKind.MARIADB })
class IndexKindsTest {

	private final TestDatabase database;

	IndexKindsTest(TestDatabase database) {
		this.database = database;
	}

	@Test
	void indexesAreOfTheKindThatWasDeclared() {
		if (this.database.kind() == TestDatabaseKind.POSTGRES) {
			this.database.execute("CREATE EXTENSION bloom");
			assertThat(created(Searched.class))
				.containsExactlyInAnyOrderEntriesOf(Map.of("by_tag", "gin [tags]", "by_content", "gin [data]",
						"by_word", "gist [words]", "by_prefix", "spgist [title]", "by_range", "brin [number]",
						"by_equality", "hash [number]", "by_any", "bloom [number, year]", "by_value", "btree [year]"));
		}
		else {
			assertThat(created(Mapped.class)).containsExactlyInAnyOrderEntriesOf(Map.of("by_word",
					"fulltext [body, title]", "by_place", "spatial [place]", "by_value", "btree [number]"));
		}
	}

	/** Kind and columns of the indexes by name. */
	private Map<String, String> created(Class<?> model) {
		try (TestOrm orm = TestOrm.withModels(this.database, model)) {
			orm.await(orm.tortoise().createSchemas());
			LiveSchema schema = Objects.requireNonNull(orm.await(SchemaInspector.inspect(orm.database())));
			LiveTable table = Objects.requireNonNull(schema.table("indexed_rows"));
			assertThat(Drifts.of(orm.database(), orm.tortoise().registry())).isEmpty();
			Map<String, String> kinds = new TreeMap<>();
			for (LiveIndex index : table.indexes()) {
				kinds.put(index.name(), Objects.requireNonNullElse(index.using(), "btree") + " " + index.columns());
			}
			return kinds;
		}
	}

	@Table(name = "indexed_rows",
			indexes = { @Index(value = "tags", name = "by_tag", using = "gin"),
					@Index(value = "data", name = "by_content", using = "gin"),
					@Index(value = "words", name = "by_word", using = "gist"),
					@Index(value = "title", name = "by_prefix", using = "spgist"),
					@Index(value = "number", name = "by_range", using = "brin"),
					@Index(value = "number", name = "by_equality", using = "hash"),
					@Index(value = { "number", "year" }, name = "by_any", using = "bloom"),
					@Index(value = "year", name = "by_value") })
	static class Searched extends Model<Searched> {

		@ArrayField
		List<String> tags = List.of();

		@JSONField
		Map<String, Object> data = Map.of();

		@TSVectorField
		@Nullable String words;

		@TextField
		String title = "";

		@IntField
		int number;

		@IntField
		int year;

	}

	@Table(name = "indexed_rows",
			indexes = { @Index(value = { "body", "title" }, name = "by_word", using = "fulltext"),
					@Index(value = "place", name = "by_place", using = "spatial"),
					@Index(value = "number", name = "by_value", using = "btree") })
	static class Mapped extends Model<Mapped> {

		@TextField
		String body = "";

		@CharField(maxLength = 50)
		String title = "";

		@GeometryField
		byte[] place = new byte[0];

		@IntField
		int number;

	}

}
