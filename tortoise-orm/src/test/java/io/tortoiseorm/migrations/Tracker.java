package io.tortoiseorm.migrations;

import java.time.Instant;

import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.UniqueTogether;
import io.tortoiseorm.fields.BigIntField;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.DatetimeField;
import io.tortoiseorm.fields.DbDefault;
import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.fields.ManyToManyField;
import io.tortoiseorm.fields.TextField;
import io.tortoiseorm.relations.ForeignKeyRelation;
import io.tortoiseorm.relations.ManyToManyRelation;
import org.jspecify.annotations.Nullable;

/**
 * The models of an issue tracker, as they were from version to version.
 */
@SuppressWarnings("unused")
final class Tracker {

	private Tracker() {
	}

	static final class V1 {

		@Table(name = "projects")
		static final class Project extends Model<Project> {

			@CharField(maxLength = 50)
			private String name = "";

		}

		@Table(name = "tickets")
		static final class Ticket extends Model<Ticket> {

			@CharField(maxLength = 50)
			private String title = "";

			@TextField
			private @Nullable String notes;

			@ForeignKeyField(relatedName = "tickets")
			private ForeignKeyRelation<Project> project;

		}

	}

	/** A field that new instances always fill. */
	static final class V2 {

		@Table(name = "tickets")
		static final class Ticket extends Model<Ticket> {

			@CharField(maxLength = 50)
			private String title = "";

			@TextField
			private @Nullable String notes;

			@IntField
			private int priority = 3;

			@ForeignKeyField(relatedName = "tickets")
			private ForeignKeyRelation<V1.Project> project;

		}

	}

	/** A field with another name. */
	static final class V3 {

		@Table(name = "tickets")
		static final class Ticket extends Model<Ticket> {

			@CharField(maxLength = 50)
			private String title = "";

			@TextField
			private @Nullable String body;

			@IntField
			private int priority = 3;

			@ForeignKeyField(relatedName = "tickets")
			private ForeignKeyRelation<V1.Project> project;

		}

	}

	/** An index, and a time. */
	static final class V4 {

		@Table(name = "tickets")
		static final class Ticket extends Model<Ticket> {

			@CharField(maxLength = 50)
			private String title = "";

			@TextField
			private @Nullable String body;

			@IntField(index = true)
			private int priority = 3;

			@DatetimeField(autoNowAdd = true)
			private Instant createdAt;

			@ForeignKeyField(relatedName = "tickets")
			private ForeignKeyRelation<V1.Project> project;

		}

	}

	/** A longer text, and a constraint over two fields. */
	static final class V5 {

		@Table(name = "tickets", uniqueTogether = @UniqueTogether({ "project", "title" }))
		static final class Ticket extends Model<Ticket> {

			@CharField(maxLength = 200)
			private String title = "";

			@TextField
			private @Nullable String body;

			@IntField(index = true)
			private int priority = 3;

			@DatetimeField(autoNowAdd = true)
			private Instant createdAt;

			@ForeignKeyField(relatedName = "tickets")
			private ForeignKeyRelation<V1.Project> project;

		}

	}

	/** Another model, and many of it for each. */
	static final class V6 {

		@Table(name = "labels")
		static final class Label extends Model<Label> {

			@CharField(maxLength = 20, unique = true)
			private String name = "";

		}

		@Table(name = "tickets", uniqueTogether = @UniqueTogether({ "project", "title" }))
		static final class Ticket extends Model<Ticket> {

			@CharField(maxLength = 200)
			private String title = "";

			@TextField
			private @Nullable String body;

			@IntField(index = true)
			private int priority = 3;

			@DatetimeField(autoNowAdd = true)
			private Instant createdAt;

			@ForeignKeyField(relatedName = "tickets")
			private ForeignKeyRelation<V1.Project> project;

			@ManyToManyField(relatedName = "tickets")
			private ManyToManyRelation<Label> labels;

		}

	}

	/** A field that may not be NULL any more. */
	static final class V7 {

		@Table(name = "tickets", uniqueTogether = @UniqueTogether({ "project", "title" }))
		static final class Ticket extends Model<Ticket> {

			@CharField(maxLength = 200)
			private String title = "";

			@TextField
			private String body = "nothing";

			@IntField(index = true)
			private int priority = 3;

			@DatetimeField(autoNowAdd = true)
			private Instant createdAt;

			@ForeignKeyField(relatedName = "tickets")
			private ForeignKeyRelation<V1.Project> project;

			@ManyToManyField(relatedName = "tickets")
			private ManyToManyRelation<V6.Label> labels;

		}

	}

	/** A model with another name. */
	static final class V8 {

		@Table(name = "issues", uniqueTogether = @UniqueTogether({ "project", "title" }))
		static final class Issue extends Model<Issue> {

			@CharField(maxLength = 200)
			private String title = "";

			@TextField
			private String body = "nothing";

			@IntField(index = true)
			private int priority = 3;

			@DatetimeField(autoNowAdd = true)
			private Instant createdAt;

			@ForeignKeyField(relatedName = "issues")
			private ForeignKeyRelation<V1.Project> project;

			@ManyToManyField(relatedName = "issues")
			private ManyToManyRelation<V6.Label> labels;

		}

	}

	/** Larger keys. */
	static final class V9 {

		@Table(name = "projects")
		static final class Project extends Model<Project> {

			@BigIntField(primaryKey = true)
			private Long id;

			@CharField(maxLength = 50)
			private String name = "";

		}

		@Table(name = "issues", uniqueTogether = @UniqueTogether({ "project", "title" }))
		static final class Issue extends Model<Issue> {

			@CharField(maxLength = 200)
			private String title = "";

			@TextField
			private String body = "nothing";

			@IntField(index = true)
			private int priority = 3;

			@DatetimeField(autoNowAdd = true)
			private Instant createdAt;

			@ForeignKeyField(relatedName = "issues")
			private ForeignKeyRelation<Project> project;

			@ManyToManyField(relatedName = "issues")
			private ManyToManyRelation<V6.Label> labels;

		}

	}

	/** A field less. */
	static final class V10 {

		@Table(name = "issues", uniqueTogether = @UniqueTogether({ "project", "title" }))
		static final class Issue extends Model<Issue> {

			@CharField(maxLength = 200)
			private String title = "";

			@TextField
			private String body = "nothing";

			@DatetimeField(autoNowAdd = true)
			private Instant createdAt;

			@ForeignKeyField(relatedName = "issues")
			private ForeignKeyRelation<V9.Project> project;

			@ManyToManyField(relatedName = "issues")
			private ManyToManyRelation<V6.Label> labels;

		}

	}

	/** Descriptions, and a default of the database. */
	static final class V11 {

		@Table(name = "issues", description = "What is to be done",
				uniqueTogether = @UniqueTogether({ "project", "title" }))
		static final class Issue extends Model<Issue> {

			@CharField(maxLength = 200, description = "What it's about")
			private String title = "";

			@TextField
			private String body = "nothing";

			@DbDefault("open")
			@CharField(maxLength = 10)
			private String status = "open";

			@DatetimeField(autoNowAdd = true)
			private Instant createdAt;

			@ForeignKeyField(relatedName = "issues")
			private ForeignKeyRelation<V9.Project> project;

			@ManyToManyField(relatedName = "issues")
			private ManyToManyRelation<V6.Label> labels;

		}

	}

	/** A model less. */
	static final class V12 {

		@Table(name = "issues", description = "What is to be done",
				uniqueTogether = @UniqueTogether({ "project", "title" }))
		static final class Issue extends Model<Issue> {

			@CharField(maxLength = 200, description = "What it's about")
			private String title = "";

			@TextField
			private String body = "nothing";

			@DbDefault("open")
			@CharField(maxLength = 10)
			private String status = "open";

			@DatetimeField(autoNowAdd = true)
			private Instant createdAt;

			@ForeignKeyField(relatedName = "issues")
			private ForeignKeyRelation<V9.Project> project;

		}

	}

}
