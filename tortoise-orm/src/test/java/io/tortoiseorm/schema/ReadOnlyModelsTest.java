package io.tortoiseorm.schema;

import java.util.List;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.exceptions.OperationalError;
import io.tortoiseorm.fields.BooleanField;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.query.TestOrm;
import io.tortoiseorm.relations.ForeignKeyRelation;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Views, and tables that others keep, as models.
 */
@DatabaseTest
class ReadOnlyModelsTest {

	private static TestOrm orm;

	@BeforeDatabaseTests
	static void createView(TestDatabase database) {
		orm = TestOrm.withModels(database, Customer.class, ActiveCustomer.class, Visit.class, Foreign.class);
		database.execute(
				sql(database, "CREATE VIEW \"active_customers\" AS SELECT \"id\", \"name\" FROM \"customers\" WHERE "
						+ (database.kind().isMySqlFamily() ? "`active`" : "\"active\" = " + truth(database))));
		orm.await(Customer.objects.create("id", 1, "name", "a", "active", true)
			.then(Customer.objects.create("id", 2, "name", "b", "active", false))
			.then(Visit.objects.create("id", 7, "customer", 1)));
	}

	private static String truth(TestDatabase database) {
		return (database.kind().displayName().equals("SQLite")) ? "1" : "TRUE";
	}

	private static String sql(TestDatabase database, String text) {
		return database.kind().isMySqlFamily() ? text.replace('"', '`') : text;
	}

	@AfterDatabaseTests
	static void close() {
		orm.close();
	}

	@Test
	void aViewIsRead() {
		assertThat(orm.await(ActiveCustomer.objects.all().valuesListFlat("name").list())).isEqualTo(List.of("a"));
		assertThat(orm.await(Visit.objects.filter("customer__name", "a").count())).isEqualTo(1L);
		assertThat(orm.await(ActiveCustomer.objects.filter("visits__id", 7).count())).isEqualTo(1L);
	}

	@ParameterizedTest
	@ValueSource(strings = { "create", "save", "delete", "update", "deleteAll", "bulkCreate", "bulkUpdate" })
	void writesToAViewAreRefused(String operation) {
		ActiveCustomer customer = java.util.Objects.requireNonNull(orm.await(ActiveCustomer.objects.get(1)));
		customer.name = "changed";
		Mono<?> write = switch (operation) {
			case "create" -> ActiveCustomer.objects.create("id", 9, "name", "c");
			case "save" -> customer.save();
			case "delete" -> customer.delete();
			case "update" -> ActiveCustomer.objects.filter("id", 1).update("name", "c");
			case "deleteAll" -> ActiveCustomer.objects.all().delete();
			case "bulkCreate" -> ActiveCustomer.objects.bulkCreate(List.of(customer));
			default -> ActiveCustomer.objects.bulkUpdate(List.of(customer), List.of("name"));
		};
		List<String> statements = new java.util.ArrayList<>();
		assertThatExceptionOfType(OperationalError.class).isThrownBy(() -> statements.addAll(orm.statementsOf(write)))
			.withMessage("ActiveCustomer is only read, as @Table(view = true) says of active_customers:"
					+ " write the tables behind it.");
		assertThat(statements).isEmpty();
	}

	@Test
	void schemaGenerationLeavesThemAlone() {
		orm.await(orm.tortoise().createSchemas());
		assertThat(ModelTables.of(orm.tortoise().registry(), "default")).extracting((table) -> table.table().name())
			.containsExactly("customers", "visits");
	}

	/** A customer. */
	@Table(name = "customers")
	public static class Customer extends Model<Customer> {

		public static final Manager<Customer> objects = Manager.of(Customer.class);

		@IntField(primaryKey = true, generated = false)
		public int id;

		@CharField(maxLength = 20)
		public String name = "";

		@BooleanField
		public boolean active;

	}

	/** A view. */
	@Table(name = "active_customers", view = true)
	public static class ActiveCustomer extends Model<ActiveCustomer> {

		public static final Manager<ActiveCustomer> objects = Manager.of(ActiveCustomer.class);

		@IntField(primaryKey = true, generated = false)
		public int id;

		@CharField(maxLength = 20)
		public String name = "";

	}

	/** Refers to rows of a view. */
	@Table(name = "visits")
	public static class Visit extends Model<Visit> {

		public static final Manager<Visit> objects = Manager.of(Visit.class);

		@IntField(primaryKey = true, generated = false)
		public int id;

		@ForeignKeyField(relatedName = "visits", dbConstraint = false)
		public ForeignKeyRelation<ActiveCustomer> customer;

	}

	/** A table that others keep. */
	@Table(name = "kept_elsewhere", managed = false)
	public static class Foreign extends Model<Foreign> {

	}

}
