package io.tortoiseorm.spring.boot.autoconfigure.web;

import io.tortoiseorm.NPlusOneDetector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Warns of requests that send the same statement over and over, by the logger of
 * {@link NPlusOneDetector}.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
public final class RepeatedQueriesFilter implements WebFilter {

	private static final Logger LOG = LoggerFactory.getLogger(NPlusOneDetector.class);

	private final @Nullable NPlusOneDetector detector;

	/**
	 * Creates the filter.
	 * @param limit how often a request may send the same statement; 0 for any number
	 */
	public RepeatedQueriesFilter(int limit) {
		this.detector = (limit > 0) ? NPlusOneDetector.logging().threshold(limit) : null;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		if (this.detector == null || !LOG.isWarnEnabled()) {
			return chain.filter(exchange);
		}
		NPlusOneDetector.Scope scope = this.detector.newScope();
		return chain.filter(exchange)
			.contextWrite(scope.inContext())
			.doFinally((signal) -> scope.repetitions()
				.forEach((repetition) -> LOG.warn("N+1 in {} {}: {}", exchange.getRequest().getMethod(),
						handler(exchange), repetition)));
	}

	/** The pattern of the handler's path, which has no values of the client in it. */
	private static Object handler(ServerWebExchange exchange) {
		return exchange.getAttributeOrDefault(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "");
	}

}
