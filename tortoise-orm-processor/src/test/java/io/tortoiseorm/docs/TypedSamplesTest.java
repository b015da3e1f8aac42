package io.tortoiseorm.docs;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.TortoiseConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The typed samples of the README do what it says.
 */
class TypedSamplesTest {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private Tortoise tortoise;

	@BeforeEach
	void start() {
		this.tortoise = Tortoise
			.init(TortoiseConfig.builder()
				.connection("default", "h2://mem:typed-samples")
				.app("models", (app) -> app.models(Customer.class, Purchase.class))
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

	private <T> T run(Mono<T> work) {
		return Objects.requireNonNull(work.contextWrite(this.tortoise.context()).block(TIMEOUT));
	}

}
