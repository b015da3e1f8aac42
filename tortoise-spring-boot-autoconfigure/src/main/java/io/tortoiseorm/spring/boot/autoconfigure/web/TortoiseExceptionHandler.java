package io.tortoiseorm.spring.boot.autoconfigure.web;

import java.net.URI;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.result.view.ViewResolver;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;

/**
 * Answers requests that failed with an error of the ORM by problem details (RFC 9457),
 * wherever it arose: in controllers, functional routes or filters. Comes before Spring
 * Boot's own handler, and after every handler method of the application.
 */
@Order(-2)
public final class TortoiseExceptionHandler implements WebExceptionHandler {

	private static final Logger log = LoggerFactory.getLogger(TortoiseExceptionHandler.class);

	private final ServerResponse.Context writing;

	/**
	 * Creates the handler.
	 * @param codecs write the answers
	 */
	public TortoiseExceptionHandler(ServerCodecConfigurer codecs) {
		this.writing = new Writing(codecs.getWriters());
	}

	@Override
	public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
		ProblemDetail problem = exchange.getResponse().isCommitted() ? null : ErrorProblems.of(error);
		if (problem == null) {
			return Mono.error(error);
		}
		log.debug("{} {} is answered by {}", exchange.getRequest().getMethod(), exchange.getRequest().getPath(),
				problem.getStatus(), error);
		problem.setInstance(URI.create(exchange.getRequest().getPath().value()));
		return ServerResponse.status(problem.getStatus())
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyValue(problem)
			.flatMap((response) -> response.writeTo(exchange, this.writing));
	}

	/**
	 * What a response is written with.
	 *
	 * @param messageWriters the application's codecs
	 */
	private record Writing(List<HttpMessageWriter<?>> messageWriters) implements ServerResponse.Context {

		@Override
		public List<ViewResolver> viewResolvers() {
			return List.of();
		}

	}

}
