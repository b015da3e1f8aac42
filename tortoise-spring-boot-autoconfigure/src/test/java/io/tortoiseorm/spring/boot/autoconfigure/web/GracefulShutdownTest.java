package io.tortoiseorm.spring.boot.autoconfigure.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.tortoiseorm.Transactions;
import io.tortoiseorm.spring.boot.autoconfigure.TestApplication;
import io.tortoiseorm.spring.boot.autoconfigure.TortoiseConnectionFactory;
import io.tortoiseorm.spring.boot.autoconfigure.library.Author;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The end of an application that is in the middle of an answer.
 */
class GracefulShutdownTest {

	@Test
	void aRequestFinishesItsTransactionBeforeTheConnectionsClose() throws Exception {
		ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
			.web(WebApplicationType.REACTIVE)
			.run("--server.port=0", "--spring.main.banner-mode=off", "--" + TestApplication.MODELS,
					"--tortoise.generate-schemas=true", "--tortoise.connections.default=" + TestApplication.h2(),
					"--spring.lifecycle.timeout-per-shutdown-phase=20s");
		Disposable pool = (Disposable) context.getBean(TortoiseConnectionFactory.class).unwrap();
		Slow slow = context.getBean(Slow.class);
		HttpRequest request = HttpRequest
			.newBuilder(URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port")))
			.build();
		CompletableFuture<HttpResponse<String>> answer = HttpClient.newHttpClient()
			.sendAsync(request, BodyHandlers.ofString());
		assertThat(slow.begun.await(20, TimeUnit.SECONDS)).isTrue();
		CompletableFuture<Void> closed = CompletableFuture.runAsync(context::close);
		assertThat(slow.closing.await(20, TimeUnit.SECONDS)).isTrue();
		assertThat(pool.isDisposed()).isFalse();
		slow.goOn.tryEmitEmpty();
		assertThat(answer.get(20, TimeUnit.SECONDS).body()).isEqualTo("2");
		closed.get(20, TimeUnit.SECONDS);
		assertThat(pool.isDisposed()).isTrue();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Slow.class)
	static class Application {

		@Bean
		ApplicationListener<ContextClosedEvent> closing(Slow slow) {
			return (event) -> slow.closing.countDown();
		}

	}

	@RestController
	static class Slow {

		private final CountDownLatch begun = new CountDownLatch(1);

		private final CountDownLatch closing = new CountDownLatch(1);

		private final Sinks.Empty<Void> goOn = Sinks.empty();

		@GetMapping("/")
		Mono<Long> answer() {
			return Transactions.inTransaction(() -> Author.objects.create("name", "Ursula")
				.doOnSuccess((created) -> this.begun.countDown())
				.then(this.goOn.asMono())
				.then(Author.objects.create("name", "Virginia"))
				.then(Author.objects.count()));
		}

	}

}
