package io.tortoiseorm.docs;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.TortoiseConfig;
import io.tortoiseorm.instances.Club;
import io.tortoiseorm.instances.Club_;
import io.tortoiseorm.instances.Membership;
import io.tortoiseorm.instances.Person;
import io.tortoiseorm.instances.Person_;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The typed samples of the README and of the guides do what they say.
 */
class TypedSamplesTest {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private Tortoise tortoise;

	@BeforeEach
	void start() {
		this.tortoise = Tortoise
			.init(TortoiseConfig.builder()
				.connection("default", "h2://mem:" + UUID.randomUUID())
				.app("models",
						(app) -> app.models(Customer.class, Purchase.class, Document.class, Account.class, Author.class,
								Ticket.class, Club.class, Person.class, Membership.class))
				.build())
			.block(TIMEOUT);
		run(this.tortoise.createSchemas().thenReturn(true));
	}

	@AfterEach
	void stop() {
		this.tortoise.close().block(TIMEOUT);
	}

	@Test
	void theSamplesRun() {
		Customer ann = run(Customer.objects.create("email", "ann@example.com"));
		Customer bob = run(Customer.objects.create("email", "bob@example.org"));
		Purchase dear = run(TypedSamples.purchase(ann, new BigDecimal("200.00")));
		assertThat(run(TypedSamples.conflict())).isEqualTo("taken: [email]");
		run(Purchase.objects.create("customer", bob, "total", new BigDecimal("10.00"), "status", "cancelled"));

		assertThat(run(TypedSamples.query().collectList())).containsExactly(ann);
		List<Customer> customers = run(TypedSamples.relations());
		assertThat(customers).containsExactly(ann);
		assertThat(customers.get(0).purchases.list()).containsExactly(dear);
		assertThat(run(TypedSamples.raisePrices())).isEqualTo(2L);
		assertThat(run(TypedSamples.report().collectList())).extracting((row) -> row.get("customer__email"))
			.containsExactly("ann@example.com", "bob@example.org");
		assertThat(run(TypedSamples.report().next()))
			.isEqualTo(Map.of("customer__email", "ann@example.com", "number", 1L, "revenue", new BigDecimal("210")));
	}

	@Test
	void theSamplesOfTheGuideRun() {
		Customer ann = run(Customer.objects.create("email", "a@example.com", "note", "vip"));
		Purchase purchase = run(Purchase.objects.create("customer", ann, "total", new BigDecimal("1200.00")));
		assertThat(run(Flux
			.concat(Flux.fromIterable(TypedGuideSamples.conditions()),
					Flux.fromIterable(TypedGuideSamples.expressions()), Flux.fromIterable(TypedGuideSamples.shapes()),
					Flux.fromIterable(TypedGuideSamples.relations()), Flux.fromIterable(TypedGuideSamples.combined()))
			.concatMap((query) -> query.count())
			.collectList())).containsExactly(1L, 1L, 1L, 0L, 1L, 1L, 0L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 0L);
		assertThat(run(Flux.fromIterable(TypedGuideSamples.united()).concatMap((query) -> query.count()).collectList()))
			.containsExactly(2L, 2L);
		assertThat(run(TypedGuideSamples.indexed().list())).containsExactly(purchase);
		Document document = new Document();
		document.data = Map.of("owner", Map.of("name", "Ann"), "lines", List.of(Map.of("amount", 12)));
		run(document.save());
		assertThat(run(TypedGuideSamples.documents().list())).containsExactly(document);
		assertThat(run(TypedGuideSamples.totals())).containsEntry("number", 1L).containsEntry("customers", 1L);
		assertThat(run(TypedGuideSamples.groups().list())).isEmpty();
		assertThat(run(TypedGuideSamples.lock())).isEqualTo(purchase);
		assertThat(run(TypedGuideSamples.getOrCreate()).created()).isFalse();
		assertThat(run(TypedGuideSamples.stream())).isEqualByComparingTo("1200");
		assertThat(run(TypedGuideSamples.page()).total()).isOne();
		assertThat(run(TypedGuideSamples.seek(purchase).collectList())).isEmpty();
		assertThat(run(TypedGuideSamples.explain())).isNotEmpty();
		assertThat(run(TypedGuideSamples.writes())).isZero();
		Customer again = new Customer();
		again.email = "a@example.com";
		again.note = "new";
		run(TypedGuideSamples.bulk(List.of(again)));
		assertThat(run(Customer.objects.values("note").list())).containsExactly(Map.of("note", "new"));
	}

	@Test
	void theSamplesOfTransactionsRun() {
		run(Account.objects.create(Account_.id.set(1), Account_.balance.set(10)));
		run(Account.objects.create(Account_.id.set(2), Account_.balance.set(0)));
		assertThat(run(TypedTransactionSamples.transfer(1, 2, 4))).isOne();
		assertThat(run(Account.objects.orderBy(Account_.id).list())).extracting((account) -> account.balance)
			.containsExactly(6, 4);
		AtomicInteger mails = new AtomicInteger();
		run(TypedTransactionSamples.open(() -> Mono.fromRunnable(mails::incrementAndGet)));
		assertThat(mails).hasValue(1);
	}

	@Test
	void theSamplesOfInstancesRun() {
		run(Author.objects.create(Author_.name.set("Bad"), Author_.banned.set(true)));
		Author ann = run(Author.objects.create(Author_.name.set("Ann")));
		assertThat(run(Author.objects.all().list())).containsExactly(ann);
		assertThat(run(TypedInstanceSamples.remove())).isOne();
		Ticket open = run(Ticket.objects.create(Ticket_.title.set("open")));
		run(Ticket.objects.create(Ticket_.title.set("done"), Ticket_.closed.set(true)));
		assertThat(run(Ticket.open.all().list())).containsExactly(open);
		Club club = run(Club.objects.create(Club_.name.set("Chess")));
		Person player = run(Person.objects.create(Person_.name.set("Ann")));
		assertThat(run(TypedInstanceSamples.link(club, player))).hasSize(1);
	}

	private <T> T run(Mono<T> work) {
		return Objects.requireNonNull(work.contextWrite(this.tortoise.context()).block(TIMEOUT));
	}

}
