package io.tortoiseorm.schema;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

import io.tortoiseorm.Index;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.UniqueTogether;
import io.tortoiseorm.fields.BigIntField;
import io.tortoiseorm.fields.BinaryField;
import io.tortoiseorm.fields.BooleanField;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.DateField;
import io.tortoiseorm.fields.DatetimeField;
import io.tortoiseorm.fields.DbDefault;
import io.tortoiseorm.fields.DecimalField;
import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.fields.JSONField;
import io.tortoiseorm.fields.ManyToManyField;
import io.tortoiseorm.fields.OnDelete;
import io.tortoiseorm.fields.OneToOneField;
import io.tortoiseorm.fields.TextField;
import io.tortoiseorm.fields.UUIDField;
import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.relations.ForeignKeyRelation;
import io.tortoiseorm.relations.ManyToManyRelation;
import io.tortoiseorm.relations.OneToOneRelation;
import org.jspecify.annotations.Nullable;

/**
 * Models of which each has something that schemas must get right.
 */
final class Library {

	private Library() {
	}

	static ModelRegistry registry() {
		return ModelRegistry.builder()
			.app("library", "default", Book.class, Author.class, Label.class, Copy.class, Department.class,
					Person.class, Settings.class, Legacy.class)
			.build();
	}

	/** Refers to a table that is listed after it. */
	@Table(name = "books", description = "What can be lent; it's a lot",
			uniqueTogether = @UniqueTogether({ "author", "title" }),
			indexes = { @Index({ "published", "title" }), @Index(value = "price", name = "idx_price") })
	public static class Book extends Model<Book> {

		@BigIntField(primaryKey = true)
		public Long id;

		@CharField(maxLength = 200, description = "As on the \"cover\"; not the spine's \\ back")
		public String title;

		@CharField(maxLength = 13, unique = true)
		public String isbn;

		@DecimalField(maxDigits = 10, decimalPlaces = 2)
		public BigDecimal price;

		@DatetimeField(index = true)
		public Instant published;

		@JSONField
		public @Nullable Map<String, Object> data;

		@BinaryField
		public byte @Nullable [] cover;

		@ForeignKeyField(relatedName = "books")
		public ForeignKeyRelation<Author> author;

		@ForeignKeyField(relatedName = "edited", onDelete = OnDelete.SET_NULL)
		public @Nullable ForeignKeyRelation<Author> editor;

		@ManyToManyField(relatedName = "books", description = "What a book is about")
		public ManyToManyRelation<Label> labels;

	}

	/** Has a natural name and an optional date. */
	@Table(name = "authors")
	public static class Author extends Model<Author> {

		@IntField(primaryKey = true)
		public Integer id;

		@CharField(maxLength = 100, column = "full name")
		public String name;

		@DateField
		public @Nullable LocalDate born;

	}

	/** Has a key of text. */
	@Table(name = "labels")
	public static class Label extends Model<Label> {

		@CharField(maxLength = 50, primaryKey = true)
		public String name;

	}

	/** Has a key that is a UUID, and refers to its own table. */
	@Table(name = "copies")
	public static class Copy extends Model<Copy> {

		@UUIDField(primaryKey = true)
		public UUID id;

		@ForeignKeyField(relatedName = "copies", onDelete = OnDelete.RESTRICT)
		public ForeignKeyRelation<Book> book;

		@ForeignKeyField(relatedName = "replacements", onDelete = OnDelete.NO_ACTION, index = true)
		public @Nullable ForeignKeyRelation<Copy> replaces;

	}

	/** Refers to a table that refers to this one. */
	@Table(name = "departments")
	public static class Department extends Model<Department> {

		@IntField(primaryKey = true)
		public Integer id;

		@OneToOneField(relatedName = "leads", onDelete = OnDelete.SET_NULL)
		public @Nullable OneToOneRelation<Person> head;

	}

	/** Refers to a table that refers to this one. */
	@Table(name = "people")
	public static class Person extends Model<Person> {

		@IntField(primaryKey = true)
		public Integer id;

		@ForeignKeyField(relatedName = "people")
		public ForeignKeyRelation<Department> department;

		@ForeignKeyField(relatedName = "readers", dbConstraint = false)
		public @Nullable ForeignKeyRelation<Book> favourite;

	}

	/** Has defaults of the database. */
	@Table(name = "settings")
	public static class Settings extends Model<Settings> {

		@IntField(primaryKey = true, generated = false)
		public Integer id;

		@IntField
		@DbDefault("42")
		public @Nullable Integer number;

		@CharField(maxLength = 50)
		@DbDefault("it's; a \\ \"text\"")
		public @Nullable String label;

		@TextField
		@DbDefault("long")
		public @Nullable String text;

		@BooleanField
		@DbDefault("true")
		public @Nullable Boolean flag;

		@DecimalField(maxDigits = 6, decimalPlaces = 2)
		@DbDefault("1.50")
		public @Nullable BigDecimal amount;

		@DateField
		@DbDefault("2026-03-01")
		public @Nullable LocalDate day;

		@DatetimeField
		@DbDefault("2026-03-01T12:30:00Z")
		public @Nullable Instant moment;

		@UUIDField
		@DbDefault("00000000-0000-4000-8000-000000000001")
		public @Nullable UUID uid;

		@JSONField
		@DbDefault("{\"a\": 1}")
		public @Nullable Map<String, Object> data;

		@DatetimeField
		@DbDefault(kind = DbDefault.Kind.NOW)
		public @Nullable Instant now;

		@CharField(maxLength = 32)
		@DbDefault(kind = DbDefault.Kind.RANDOM_HEX)
		public @Nullable String hex;

		@IntField
		@DbDefault(kind = DbDefault.Kind.SQL, value = "40 + 2")
		public @Nullable Integer computed;

	}

	/** Is kept by others. */
	@Table(name = "legacy", managed = false)
	public static class Legacy extends Model<Legacy> {

		@IntField(primaryKey = true)
		public Integer id;

	}

}
