package io.tortoiseorm.spring.boot.autoconfigure.web;

import java.time.Duration;

import io.tortoiseorm.StickyReads;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Has reads of a request follow writes of the same request, and of earlier ones of the
 * same client. A cookie that lasts as long as a replica may lag behind tells that the
 * client wrote; nothing is kept here, so that any instance of the application knows.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
public final class StickyReadsFilter implements WebFilter {

	/** The name of the cookie. */
	public static final String COOKIE = "tortoise-wrote";

	private final Duration lag;

	private final Duration age;

	/**
	 * Creates the filter.
	 * @param lag for how long a replica may lag behind
	 */
	public StickyReadsFilter(Duration lag) {
		this.lag = lag;
		this.age = Duration.ofSeconds(lag.plusNanos(999_999_999).toSeconds());
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		boolean wrote = exchange.getRequest().getCookies().containsKey(COOKIE);
		StickyReads reads = wrote ? StickyReads.following(this.lag) : StickyReads.lasting(this.lag);
		ServerHttpResponse response = exchange.getResponse();
		response.beforeCommit(() -> {
			if (reads.hasWritten()) {
				response.addCookie(cookie(exchange));
			}
			return Mono.empty();
		});
		return chain.filter(exchange).contextWrite(reads.inContext());
	}

	private ResponseCookie cookie(ServerWebExchange exchange) {
		return ResponseCookie.from(COOKIE, "1")
			.maxAge(this.age)
			.path(exchange.getRequest().getPath().contextPath().value() + "/")
			.httpOnly(true)
			.sameSite("Lax")
			.secure("https".equals(exchange.getRequest().getURI().getScheme()))
			.build();
	}

}
