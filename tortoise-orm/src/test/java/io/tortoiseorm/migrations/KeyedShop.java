package io.tortoiseorm.migrations;

import java.util.UUID;

import io.tortoiseorm.CompositeKey;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.BigIntField;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.fields.ManyToManyField;
import io.tortoiseorm.fields.OneToOneField;
import io.tortoiseorm.fields.UUIDField;
import io.tortoiseorm.relations.ForeignKeyRelation;
import io.tortoiseorm.relations.ManyToManyRelation;
import io.tortoiseorm.relations.OneToOneRelation;
import org.jspecify.annotations.Nullable;

/**
 * The models of a shop whose keys change from version to version.
 */
@SuppressWarnings("unused")
final class KeyedShop {

	private KeyedShop() {
	}

	/** Numbers that the database gives. */
	static final class V1 {

		@Table(name = "customers")
		static final class Customer extends Model<Customer> {

			@IntField(primaryKey = true)
			private Integer id;

			@CharField(maxLength = 20)
			private String code = "";

			@CharField(maxLength = 50)
			private String name = "";

			@ForeignKeyField(relatedName = "referred")
			private @Nullable ForeignKeyRelation<Customer> referrer;

			@ManyToManyField(relatedName = "customers")
			private ManyToManyRelation<Label> labels;

		}

		@Table(name = "orders")
		static final class Order extends Model<Order> {

			@CharField(maxLength = 50)
			private String title = "";

			@ForeignKeyField(relatedName = "orders", index = true)
			private ForeignKeyRelation<Customer> customer;

		}

		@Table(name = "badges")
		static final class Badge extends Model<Badge> {

			@OneToOneField(relatedName = "badge", primaryKey = true)
			private OneToOneRelation<Customer> customer;

			@CharField(maxLength = 50)
			private String color = "";

		}

		@Table(name = "labels")
		static final class Label extends Model<Label> {

			@CharField(maxLength = 50)
			private String name = "";

		}

	}

	/** Longer numbers. */
	static final class V2 {

		@Table(name = "customers")
		static final class Customer extends Model<Customer> {

			@BigIntField(primaryKey = true)
			private Long id;

			@CharField(maxLength = 20)
			private String code = "";

			@CharField(maxLength = 50)
			private String name = "";

			@ForeignKeyField(relatedName = "referred")
			private @Nullable ForeignKeyRelation<Customer> referrer;

			@ManyToManyField(relatedName = "customers")
			private ManyToManyRelation<Label> labels;

		}

		@Table(name = "orders")
		static final class Order extends Model<Order> {

			@CharField(maxLength = 50)
			private String title = "";

			@ForeignKeyField(relatedName = "orders", index = true)
			private ForeignKeyRelation<Customer> customer;

		}

		@Table(name = "badges")
		static final class Badge extends Model<Badge> {

			@OneToOneField(relatedName = "badge", primaryKey = true)
			private OneToOneRelation<Customer> customer;

			@CharField(maxLength = 50)
			private String color = "";

		}

		@Table(name = "labels")
		static final class Label extends Model<Label> {

			@CharField(maxLength = 50)
			private String name = "";

		}

	}

	/** Numbers that the application gives. */
	static final class V3 {

		@Table(name = "customers")
		static final class Customer extends Model<Customer> {

			@BigIntField(primaryKey = true, generated = false)
			private Long id;

			@CharField(maxLength = 20)
			private String code = "";

			@CharField(maxLength = 50)
			private String name = "";

			@ForeignKeyField(relatedName = "referred")
			private @Nullable ForeignKeyRelation<Customer> referrer;

			@ManyToManyField(relatedName = "customers")
			private ManyToManyRelation<Label> labels;

		}

		@Table(name = "orders")
		static final class Order extends Model<Order> {

			@CharField(maxLength = 50)
			private String title = "";

			@ForeignKeyField(relatedName = "orders", index = true)
			private ForeignKeyRelation<Customer> customer;

		}

		@Table(name = "badges")
		static final class Badge extends Model<Badge> {

			@OneToOneField(relatedName = "badge", primaryKey = true)
			private OneToOneRelation<Customer> customer;

			@CharField(maxLength = 50)
			private String color = "";

		}

		@Table(name = "labels")
		static final class Label extends Model<Label> {

			@CharField(maxLength = 50)
			private String name = "";

		}

	}

	/** Numbers of the database again. */
	static final class V4 {

		@Table(name = "customers")
		static final class Customer extends Model<Customer> {

			@BigIntField(primaryKey = true)
			private Long id;

			@CharField(maxLength = 20)
			private String code = "";

			@CharField(maxLength = 50)
			private String name = "";

			@ForeignKeyField(relatedName = "referred")
			private @Nullable ForeignKeyRelation<Customer> referrer;

			@ManyToManyField(relatedName = "customers")
			private ManyToManyRelation<Label> labels;

		}

		@Table(name = "orders")
		static final class Order extends Model<Order> {

			@CharField(maxLength = 50)
			private String title = "";

			@ForeignKeyField(relatedName = "orders", index = true)
			private ForeignKeyRelation<Customer> customer;

		}

		@Table(name = "badges")
		static final class Badge extends Model<Badge> {

			@OneToOneField(relatedName = "badge", primaryKey = true)
			private OneToOneRelation<Customer> customer;

			@CharField(maxLength = 50)
			private String color = "";

		}

		@Table(name = "labels")
		static final class Label extends Model<Label> {

			@CharField(maxLength = 50)
			private String name = "";

		}

	}

	/** UUIDs. */
	static final class V5 {

		@Table(name = "customers")
		static final class Customer extends Model<Customer> {

			@UUIDField(primaryKey = true)
			private UUID id;

			@CharField(maxLength = 20)
			private String code = "";

			@CharField(maxLength = 50)
			private String name = "";

			@ForeignKeyField(relatedName = "referred")
			private @Nullable ForeignKeyRelation<Customer> referrer;

			@ManyToManyField(relatedName = "customers")
			private ManyToManyRelation<Label> labels;

		}

		@Table(name = "orders")
		static final class Order extends Model<Order> {

			@CharField(maxLength = 50)
			private String title = "";

			@ForeignKeyField(relatedName = "orders", index = true)
			private ForeignKeyRelation<Customer> customer;

		}

		@Table(name = "badges")
		static final class Badge extends Model<Badge> {

			@OneToOneField(relatedName = "badge", primaryKey = true)
			private OneToOneRelation<Customer> customer;

			@CharField(maxLength = 50)
			private String color = "";

		}

		@Table(name = "labels")
		static final class Label extends Model<Label> {

			@CharField(maxLength = 50)
			private String name = "";

		}

	}

	/** A field that was there. */
	static final class V6 {

		@Table(name = "customers")
		static final class Customer extends Model<Customer> {

			@CharField(maxLength = 20, primaryKey = true)
			private String code = "";

			@CharField(maxLength = 50)
			private String name = "";

			@ForeignKeyField(relatedName = "referred")
			private @Nullable ForeignKeyRelation<Customer> referrer;

			@ManyToManyField(relatedName = "customers")
			private ManyToManyRelation<Label> labels;

		}

		@Table(name = "orders")
		static final class Order extends Model<Order> {

			@CharField(maxLength = 50)
			private String title = "";

			@ForeignKeyField(relatedName = "orders", index = true)
			private ForeignKeyRelation<Customer> customer;

		}

		@Table(name = "badges")
		static final class Badge extends Model<Badge> {

			@OneToOneField(relatedName = "badge", primaryKey = true)
			private OneToOneRelation<Customer> customer;

			@CharField(maxLength = 50)
			private String color = "";

		}

		@Table(name = "labels")
		static final class Label extends Model<Label> {

			@CharField(maxLength = 50)
			private String name = "";

		}

	}

	/** A longer text. */
	static final class V7 {

		@Table(name = "customers")
		static final class Customer extends Model<Customer> {

			@CharField(maxLength = 50, primaryKey = true)
			private String code = "";

			@CharField(maxLength = 50)
			private String name = "";

			@ForeignKeyField(relatedName = "referred")
			private @Nullable ForeignKeyRelation<Customer> referrer;

			@ManyToManyField(relatedName = "customers")
			private ManyToManyRelation<Label> labels;

		}

		@Table(name = "orders")
		static final class Order extends Model<Order> {

			@CharField(maxLength = 50)
			private String title = "";

			@ForeignKeyField(relatedName = "orders", index = true)
			private ForeignKeyRelation<Customer> customer;

		}

		@Table(name = "badges")
		static final class Badge extends Model<Badge> {

			@OneToOneField(relatedName = "badge", primaryKey = true)
			private OneToOneRelation<Customer> customer;

			@CharField(maxLength = 50)
			private String color = "";

		}

		@Table(name = "labels")
		static final class Label extends Model<Label> {

			@CharField(maxLength = 50)
			private String name = "";

		}

	}

	/** A new number. */
	static final class V8 {

		@Table(name = "customers")
		static final class Customer extends Model<Customer> {

			@IntField(primaryKey = true)
			private Integer number;

			@CharField(maxLength = 50)
			private String code = "";

			@CharField(maxLength = 50)
			private String name = "";

			@ForeignKeyField(relatedName = "referred")
			private @Nullable ForeignKeyRelation<Customer> referrer;

			@ManyToManyField(relatedName = "customers")
			private ManyToManyRelation<Label> labels;

		}

		@Table(name = "orders")
		static final class Order extends Model<Order> {

			@CharField(maxLength = 50)
			private String title = "";

			@ForeignKeyField(relatedName = "orders", index = true)
			private ForeignKeyRelation<Customer> customer;

		}

		@Table(name = "badges")
		static final class Badge extends Model<Badge> {

			@OneToOneField(relatedName = "badge", primaryKey = true)
			private OneToOneRelation<Customer> customer;

			@CharField(maxLength = 50)
			private String color = "";

		}

		@Table(name = "labels")
		static final class Label extends Model<Label> {

			@CharField(maxLength = 50)
			private String name = "";

		}

	}

	/** A text instead of a number, which goes. */
	static final class V9 {

		@Table(name = "customers")
		static final class Customer extends Model<Customer> {

			@CharField(maxLength = 50, primaryKey = true)
			private String code = "";

			@CharField(maxLength = 50)
			private String name = "";

			@ForeignKeyField(relatedName = "referred")
			private @Nullable ForeignKeyRelation<Customer> referrer;

			@ManyToManyField(relatedName = "customers")
			private ManyToManyRelation<Label> labels;

		}

		@Table(name = "orders")
		static final class Order extends Model<Order> {

			@CharField(maxLength = 50)
			private String title = "";

			@ForeignKeyField(relatedName = "orders", index = true)
			private ForeignKeyRelation<Customer> customer;

		}

		@Table(name = "badges")
		static final class Badge extends Model<Badge> {

			@OneToOneField(relatedName = "badge", primaryKey = true)
			private OneToOneRelation<Customer> customer;

			@CharField(maxLength = 50)
			private String color = "";

		}

		@Table(name = "labels")
		static final class Label extends Model<Label> {

			@CharField(maxLength = 50)
			private String name = "";

		}

	}

	/** Lines by a number of their own. */
	static final class Lines1 {

		@Table(name = "books")
		static final class Book extends Model<Book> {

			@CharField(maxLength = 50)
			private String title = "";

		}

		@Table(name = "lines")
		static final class Line extends Model<Line> {

			@ForeignKeyField(relatedName = "lines")
			private ForeignKeyRelation<Book> book;

			@IntField
			private int number;

			@CharField(maxLength = 50)
			private String text = "";

		}

		@Table(name = "notes")
		static final class Note extends Model<Note> {

			@ForeignKeyField(relatedName = "notes")
			private ForeignKeyRelation<Line> line;

			@CharField(maxLength = 50)
			private String text = "";

		}

	}

	/** Lines by order and number. */
	static final class Lines2 {

		@Table(name = "books")
		static final class Book extends Model<Book> {

			@CharField(maxLength = 50)
			private String title = "";

		}

		@Table(name = "lines")
		@CompositeKey({ "book", "number" })
		static final class Line extends Model<Line> {

			@ForeignKeyField(relatedName = "lines")
			private ForeignKeyRelation<Book> book;

			@IntField
			private int number;

			@CharField(maxLength = 50)
			private String text = "";

		}

		@Table(name = "notes")
		static final class Note extends Model<Note> {

			@ForeignKeyField(relatedName = "notes")
			private ForeignKeyRelation<Line> line;

			@CharField(maxLength = 50)
			private String text = "";

		}

	}

	/** Lines by order, number and part. */
	static final class Lines3 {

		@Table(name = "books")
		static final class Book extends Model<Book> {

			@CharField(maxLength = 50)
			private String title = "";

		}

		@Table(name = "lines")
		@CompositeKey({ "book", "number", "part" })
		static final class Line extends Model<Line> {

			@ForeignKeyField(relatedName = "lines")
			private ForeignKeyRelation<Book> book;

			@IntField
			private int number;

			@IntField
			private int part = 1;

			@CharField(maxLength = 50)
			private String text = "";

		}

		@Table(name = "notes")
		static final class Note extends Model<Note> {

			@ForeignKeyField(relatedName = "notes")
			private ForeignKeyRelation<Line> line;

			@CharField(maxLength = 50)
			private String text = "";

		}

	}

	/** Lines by a number of their own again. */
	static final class Lines4 {

		@Table(name = "books")
		static final class Book extends Model<Book> {

			@CharField(maxLength = 50)
			private String title = "";

		}

		@Table(name = "lines")
		static final class Line extends Model<Line> {

			@ForeignKeyField(relatedName = "lines")
			private ForeignKeyRelation<Book> book;

			@IntField
			private int number;

			@IntField
			private int part = 1;

			@CharField(maxLength = 50)
			private String text = "";

		}

		@Table(name = "notes")
		static final class Note extends Model<Note> {

			@ForeignKeyField(relatedName = "notes")
			private ForeignKeyRelation<Line> line;

			@CharField(maxLength = 50)
			private String text = "";

		}

	}

	/** Users by number. */
	static final class Users1 {

		@Table(name = "users")
		static final class User extends Model<User> {

			@IntField(primaryKey = true)
			private Integer id;

			@CharField(maxLength = 50)
			private String name = "";

		}

		@Table(name = "letters")
		static final class Letter extends Model<Letter> {

			@CharField(maxLength = 50)
			private String title = "";

			@ForeignKeyField(relatedName = "letters")
			private ForeignKeyRelation<User> user;

		}

	}

	/** Users by text. */
	static final class Users2 {

		@Table(name = "users")
		static final class User extends Model<User> {

			@CharField(maxLength = 20, primaryKey = true)
			private String id;

			@CharField(maxLength = 50)
			private String name = "";

		}

		@Table(name = "letters")
		static final class Letter extends Model<Letter> {

			@CharField(maxLength = 50)
			private String title = "";

			@ForeignKeyField(relatedName = "letters")
			private ForeignKeyRelation<User> user;

		}

	}

	/** Users by longer numbers. */
	static final class Users3 {

		@Table(name = "users")
		static final class User extends Model<User> {

			@BigIntField(primaryKey = true)
			private Long id;

			@CharField(maxLength = 50)
			private String name = "";

		}

		@Table(name = "letters")
		static final class Letter extends Model<Letter> {

			@CharField(maxLength = 50)
			private String title = "";

			@ForeignKeyField(relatedName = "letters")
			private ForeignKeyRelation<User> user;

		}

	}

}
