package io.tortoiseorm.instances;

import java.time.Duration;
import java.util.List;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.QuerySet;
import io.tortoiseorm.Table;
import io.tortoiseorm.Tortoise;
import io.tortoiseorm.TortoiseConfig;
import io.tortoiseorm.exceptions.ConfigurationError;
import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.Exists;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.expressions.Subquery;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.relations.ForeignKeyRelation;
import io.tortoiseorm.relations.ReverseRelation;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Relations between models of different databases: refused where a constraint or a join
 * would be needed, loaded by keys where not.
 */
@DatabaseTest
class RelationsAcrossConnectionsTest {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static Tortoise tortoise;

	private static TestDatabase billing;

	@BeforeDatabaseTests
	static void start(TestDatabase database) {
		billing = TestDatabase.create(database.kind());
		tortoise = Tortoise
			.init(TortoiseConfig.builder()
				.connection("default", database.url())
				.connection("billing", billing.url())
				.app("people", (app) -> app.models(Payer.class))
				.app("billing", (app) -> app.models(Invoice.class).defaultConnection("billing"))
				.build())
			.block(TIMEOUT);
		run(tortoise.createSchemas());
		Payer ann = run(Payer.objects.create("name", "Ann"));
		Payer bob = run(Payer.objects.create("name", "Bob"));
		run(Invoice.objects.create("text", "one", "payer", ann));
		run(Invoice.objects.create("text", "two", "payer", ann));
		run(Invoice.objects.create("text", "three", "payer", bob));
	}

	@AfterDatabaseTests
	static void stop() {
		tortoise.close().block(TIMEOUT);
		billing.close();
	}

	private static <T> T run(Mono<T> work) {
		return work.contextWrite(tortoise.context()).block(TIMEOUT);
	}

	@Test
	void eachModelIsOnItsOwnConnection(TestDatabase database) {
		assertThat(database.query("SELECT name FROM payers")).hasSize(2);
		assertThat(billing.query("SELECT text FROM invoices")).hasSize(3);
	}

	@Test
	void bothDirectionsArePrefetched() {
		assertThat(run(Invoice.objects.all().prefetchRelated("payer").orderBy("id").list()))
			.extracting((invoice) -> invoice.payer.get().name)
			.containsExactly("Ann", "Ann", "Bob");
		assertThat(run(Payer.objects.all().prefetchRelated("invoices__payer").orderBy("id").list()))
			.extracting((payer) -> payer.invoices.list().size())
			.containsExactly(2, 1);
	}

	@Test
	void bothDirectionsAreReachedFromAnInstance() {
		Invoice three = run(Invoice.objects.get("text", "three"));
		Payer bob = run(three.payer.fetch());
		assertThat(bob.name).isEqualTo("Bob");
		assertThat(run(bob.invoices.all().list())).containsExactly(three);
		assertThat(run(bob.invoices.filter("text", "one").exists())).isFalse();
		assertThat(run(Invoice.objects.filter("payerId", bob.pk()).count())).isOne();
		assertThat(run(Invoice.objects.filter("payer", bob).count())).isOne();
	}

	@Test
	void joinsAreRefusedWithTheWayAround() {
		for (Mono<?> refused : List.of(Invoice.objects.filter("payer__name", "Ann").list(),
				Invoice.objects.all().selectRelated("payer").list(), Invoice.objects.all().values("payer__name").list(),
				Payer.objects.filter("invoices__text", "one").list(),
				Payer.objects.filter(Q.any("invoices", Q.of("text", "one"))).list())) {
			assertThatExceptionOfType(FieldError.class).isThrownBy(() -> run(refused))
				.withMessageContaining("connection \"billing\"")
				.withMessageContaining("prefetchRelated");
		}
	}

	@Test
	void subqueriesAreRefusedWithTheWayAround() {
		QuerySet<Invoice> invoices = Invoice.objects.filter("text", "one");
		for (Mono<?> refused : List.of(Payer.objects.filter("id__in", invoices.valuesListFlat("payerId")).list(),
				Payer.objects.filter(Exists.of(invoices)).list(),
				Payer.objects.annotate(Subquery.of(invoices.values("text")).as("text")).values("text").list(),
				Payer.objects.all().update("name", Subquery.of(invoices.values("text"))))) {
			assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> run(refused))
				.withMessageEndingWith(
						"A query of Invoice on connection \"billing\" cannot be part of a query of Payer on "
								+ "connection \"default\": run it by itself, and filter by what it gives.");
		}
		assertThat(run(
				Payer.objects.filter("id__in", Payer.objects.all().usingDb("default").valuesListFlat("id")).count()))
			.isEqualTo(2);
	}

	@Test
	void aConstraintAcrossIsRefusedAtTheStart() {
		TortoiseConfig config = TortoiseConfig.builder()
			.connection("default", "h2://mem:a")
			.connection("other", "h2://mem:b")
			.app("books", (app) -> app.models(Book.class))
			.app("authors", (app) -> app.models(Author.class).defaultConnection("other"))
			.build();
		assertThatExceptionOfType(ConfigurationError.class).isThrownBy(() -> Tortoise.init(config).block(TIMEOUT))
			.withMessageContaining("Book.author")
			.withMessageContaining("no database can join them");
	}

	/**
	 * A model of the first database.
	 */
	@Table(name = "payers")
	public static class Payer extends Model<Payer> {

		static final Manager<Payer> objects = Manager.of(Payer.class);

		@CharField(maxLength = 20)
		public String name = "";

		public ReverseRelation<Invoice> invoices;

	}

	/**
	 * A model of the second database.
	 */
	@Table(name = "invoices")
	public static class Invoice extends Model<Invoice> {

		static final Manager<Invoice> objects = Manager.of(Invoice.class);

		@CharField(maxLength = 20)
		public String text = "";

		@ForeignKeyField(relatedName = "invoices", dbConstraint = false)
		public ForeignKeyRelation<Payer> payer;

	}

}
