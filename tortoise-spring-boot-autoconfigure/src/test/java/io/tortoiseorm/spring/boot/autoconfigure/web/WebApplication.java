package io.tortoiseorm.spring.boot.autoconfigure.web;

import io.tortoiseorm.QuerySet;
import io.tortoiseorm.Tortoise;
import io.tortoiseorm.Transactions;
import io.tortoiseorm.exceptions.DoesNotExist;
import io.tortoiseorm.exceptions.StaleObjectError;
import io.tortoiseorm.spring.boot.autoconfigure.library.Author;
import io.tortoiseorm.spring.boot.autoconfigure.library.Book;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.WebFilter;

/**
 * A small library over HTTP, with errors in every place where they can arise.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ WebApplication.Authors.class, WebApplication.Handled.class })
class WebApplication {

	@Bean
	RouterFunction<ServerResponse> routes() {
		return RouterFunctions.route().GET("/functional/throws", (request) -> {
			throw new DoesNotExist("Author", "not for clients");
		})
			.GET("/functional/emits", (request) -> Author.objects.get(-1).then(ServerResponse.ok().build()))
			.GET("/functional/body", (request) -> ServerResponse.ok().body(Author.objects.get(-1), Author.class))
			.build();
	}

	@Bean
	WebFilter failing() {
		return (exchange, chain) -> exchange.getRequest().getPath().value().startsWith("/filter")
				? Author.objects.get(-1).then() : chain.filter(exchange);
	}

	record AuthorOut(int id, String name) {

	}

	@RestController
	static class Authors {

		@GetMapping("/authors/{id}")
		Mono<AuthorOut> get(@PathVariable int id) {
			return Author.objects.get(id).map((author) -> new AuthorOut(author.id, author.name));
		}

		@GetMapping("/authors")
		QuerySet<AuthorOut> all() {
			return Author.objects.all().orderBy("name").values(AuthorOut.class);
		}

		@PostMapping("/authors")
		@ResponseStatus(HttpStatus.CREATED)
		Mono<AuthorOut> create(@RequestBody AuthorOut author) {
			return Author.objects.create("name", author.name())
				.map((created) -> new AuthorOut(created.id, created.name));
		}

		@DeleteMapping("/authors/{id}")
		@ResponseStatus(HttpStatus.NO_CONTENT)
		Mono<Void> delete(@PathVariable int id) {
			return Author.objects.get(id).flatMap(Author::delete);
		}

		@PostMapping("/books/{author}")
		Mono<Void> write(@PathVariable int author) {
			return Transactions.inTransaction(
					() -> Author.objects.get(author).flatMap((found) -> Book.of(found, "Title").save()).then());
		}

		@GetMapping("/stale")
		Mono<Void> stale() {
			return Mono.error(new StaleObjectError("not for clients"));
		}

		@GetMapping("/several")
		Mono<AuthorOut> several() {
			return Author.objects.all().values(AuthorOut.class).get();
		}

		@GetMapping("/typo")
		Mono<Long> typo() {
			return Author.objects.filter("nmae", "x").count();
		}

		@GetMapping("/wrapped")
		Mono<Void> wrapped() {
			return Author.objects.get(-1).then().onErrorMap((error) -> new IllegalStateException("wrapped", error));
		}

		@GetMapping("/decided")
		Mono<Void> decided() {
			return Author.objects.get(-1)
				.then()
				.onErrorMap((error) -> new ResponseStatusException(HttpStatus.GONE, "gone", error));
		}

		@GetMapping("/annotated")
		Mono<Void> annotated() {
			return Author.objects.get(-1).then().onErrorMap(BadRequest::new);
		}

		@GetMapping(path = "/broken-stream", produces = MediaType.APPLICATION_NDJSON_VALUE)
		Flux<AuthorOut> brokenStream() {
			return Flux.just(new AuthorOut(1, "Ursula"))
				.concatWith(Mono.error(new DoesNotExist("Author", "not for clients")));
		}

		@GetMapping("/current")
		Mono<Boolean> current() {
			return Mono.deferContextual((context) -> Mono.just(context.hasKey(Tortoise.class)));
		}

	}

	/**
	 * A controller that handles errors itself.
	 */
	@RestController
	static class Handled {

		@GetMapping("/handled")
		Mono<Void> handled() {
			return Author.objects.get(-1).then();
		}

		@ExceptionHandler
		@ResponseStatus(HttpStatus.BAD_REQUEST)
		Mono<String> handle(DoesNotExist error) {
			return Mono.just("handled");
		}

	}

	@ResponseStatus(HttpStatus.BAD_REQUEST)
	static class BadRequest extends RuntimeException {

		private static final long serialVersionUID = 1L;

		BadRequest(Throwable cause) {
			super(cause);
		}

	}

}
