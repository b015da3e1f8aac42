package io.tortoiseorm.instances;

import java.util.List;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.QuerySet;
import io.tortoiseorm.Table;
import io.tortoiseorm.Values;
import io.tortoiseorm.fields.BooleanField;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.query.TestOrm;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A manager of one's own gives the base query of all its entry points, beside the plain
 * one.
 */
@DatabaseTest
class ManagersTest {

	private static TestOrm orm;

	@BeforeDatabaseTests
	static void start(TestDatabase database) {
		orm = TestOrm.withModels(database, Ticket.class);
	}

	@AfterDatabaseTests
	static void stop() {
		orm.close();
	}

	@BeforeEach
	void anOpenAndAClosedTicket() {
		orm.await(Ticket.objects.all().delete());
		orm.await(Ticket.objects.create("title", "open"));
		orm.await(Ticket.objects.create("title", "closed", "closed", true));
	}

	@Test
	void everyEntryPointStartsFromItsQuery() {
		Ticket closed = orm.await(Ticket.objects.get("title", "closed"));
		assertThat(orm.await(Ticket.open.all().list())).extracting((ticket) -> ticket.title).containsExactly("open");
		assertThat(orm.await(Ticket.open.count())).isOne();
		assertThat(orm.await(Ticket.open.filter("title__in", List.of("open", "closed")).count())).isOne();
		assertThat(orm.await(Ticket.open.exclude("title", "open").exists())).isFalse();
		assertThat(orm.await(Ticket.open.getOrNone(closed.pk()))).isNull();
		assertThat(orm.await(Ticket.open.first()).title).isEqualTo("open");
		assertThat(orm.await(Ticket.open.inBulk(List.of(java.util.Objects.requireNonNull(closed.pk()))))).isEmpty();
		assertThat(orm.await(Ticket.open.all().update("title", "x"))).isOne();
		assertThat(orm.await(Ticket.objects.filter("title", "x").count())).isOne();
		assertThat(orm.await(Ticket.objects.count())).isEqualTo(2);
	}

	@Test
	void theManagerAlsoCreates() {
		assertThat(orm.await(Ticket.open.create("title", "new")).isSaved()).isTrue();
		assertThat(orm.await(Ticket.open.getOrCreate(Values.of("title", "open"))).created()).isFalse();
		assertThat(orm.await(Ticket.open.count())).isEqualTo(2);
	}

	/**
	 * The tickets that are not closed.
	 */
	static class OpenTickets extends Manager<Ticket> {

		@Override
		public QuerySet<Ticket> all() {
			return super.all().filter("closed", false);
		}

	}

	/**
	 * A model with two managers.
	 */
	@Table(name = "tickets")
	public static class Ticket extends Model<Ticket> {

		static final Manager<Ticket> objects = Manager.of(Ticket.class);

		static final OpenTickets open = new OpenTickets();

		@CharField(maxLength = 20)
		public String title = "";

		@BooleanField
		public boolean closed;

	}

}
