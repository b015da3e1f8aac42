package io.tortoiseorm.spring.boot.autoconfigure.web;

import io.tortoiseorm.Tortoise;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Puts the application's ORM into the context of each request, so that its queries find
 * it also when there are several in the JVM.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class TortoiseContextFilter implements WebFilter {

	private final Tortoise tortoise;

	/**
	 * Creates the filter.
	 * @param tortoise the ORM of the application
	 */
	public TortoiseContextFilter(Tortoise tortoise) {
		this.tortoise = tortoise;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return chain.filter(exchange).contextWrite(this.tortoise.context());
	}

}
