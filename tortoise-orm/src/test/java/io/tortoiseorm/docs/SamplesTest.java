package io.tortoiseorm.docs;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.tortoiseorm.SignalRegistry.Registration;
import io.tortoiseorm.Tortoise;
import io.tortoiseorm.TortoiseConfig;
import io.tortoiseorm.instances.Author;
import io.tortoiseorm.instances.Book;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The samples of the README and of the guides do what they say.
 */
class SamplesTest {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private Tortoise tortoise;

	@BeforeEach
	void start() {
		this.tortoise = Tortoise
			.init(TortoiseConfig.builder()
				.connection("default", "h2://mem:" + UUID.randomUUID())
				.app("models",
						(app) -> app.models(Customer.class, Purchase.class, Document.class, Account.class, Author.class,
								Book.class))
				.build())
			.block(TIMEOUT);
		run(this.tortoise.createSchemas());
	}

	@AfterEach
	void stop() {
		this.tortoise.close().block(TIMEOUT);
	}

	private <T> T run(Mono<T> work) {
		return work.contextWrite(this.tortoise.context()).block(TIMEOUT);
	}

	@Test
	void thoseOfTheReadme() {
		Customer ann = run(Customer.objects.create("email", "a@example.com"));
		run(Customer.objects.create("email", "b@example.org"));
		assertThat(run(ReadmeSamples.query().collectList())).containsExactly(ann);
	}

	@Test
	void thoseOfQueries() {
		Customer ann = run(Customer.objects.create("email", "a@example.com", "note", "vip"));
		Purchase purchase = run(Purchase.objects.create("customer", ann, "total", new BigDecimal("1200.00")));
		run(Flux
			.concat(Flux.fromIterable(QuerySamples.conditions()), Flux.fromIterable(QuerySamples.documents()),
					Flux.just(QuerySamples.indexed()), Flux.fromIterable(QuerySamples.expressions()),
					Flux.fromIterable(QuerySamples.shapes()), Flux.fromIterable(QuerySamples.relations()),
					Flux.fromIterable(QuerySamples.combined()))
			.concatMap((query) -> query.list())
			.then());
		assertThat(run(QuerySamples.totals())).containsEntry("number", 1L).containsEntry("customers", 1L);
		assertThat(run(QuerySamples.groups().list())).isEmpty();
		assertThat(run(QuerySamples.lock())).isEqualTo(purchase);
		assertThat(run(QuerySamples.getOrCreate()).created()).isFalse();
		assertThat(run(QuerySamples.stream())).isEqualByComparingTo("1200");
		assertThat(run(QuerySamples.page()).total()).isOne();
		assertThat(run(QuerySamples.seek(purchase).collectList())).isEmpty();
		assertThat(run(QuerySamples.raw())).containsExactly(ann);
		assertThat(run(QuerySamples.rawByName())).containsExactly(ann);
		assertThat(run(QuerySamples.explain())).isNotEmpty();
		assertThat(run(QuerySamples.writes())).isZero();
		Customer again = new Customer();
		again.email = "a@example.com";
		again.note = "new";
		run(QuerySamples.bulk(List.of(again)));
		assertThat(run(Customer.objects.values("note").list())).containsExactly(Map.of("note", "new"));
	}

	@Test
	void thoseOfInstances() {
		Author author = run(Author.objects.create("name", "Bob"));
		Author other = run(Author.objects.get(author.pk()));
		run(InstanceSamples.save(author));
		other.name = "Cid";
		assertThat(run(InstanceSamples.saveAgain(other)).name).isEqualTo("Ann");
		Registration registration = InstanceSamples.strip(this.tortoise);
		assertThat(run(Author.objects.create("name", " Eve ")).name).isEqualTo("Eve");
		registration.cancel();
	}

	@Test
	void thoseOfTransactions() {
		assertThat(TransactionSamples.config("h2://mem:a", "h2://mem:b").stickyReads())
			.isEqualTo(Duration.ofSeconds(2));
		List<String> heard = new ArrayList<>();
		run(TransactionSamples.listening(Account.objects.count(), (start) -> {
			heard.add(start.operation().name());
			return (end) -> {
			};
		}));
		assertThat(heard).containsExactly("count");
		assertThat(run(TransactionSamples.watched(Book.objects.all().list()))).isEmpty();
	}

}
