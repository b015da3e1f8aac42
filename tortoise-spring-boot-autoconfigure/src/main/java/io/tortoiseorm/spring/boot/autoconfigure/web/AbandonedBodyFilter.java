package io.tortoiseorm.spring.boot.autoconfigure.web;

import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Cancels what a response is written from when the writing ends, however it ends. WebFlux
 * takes the first element of a body before it writes, and leaves the body alone if the
 * client is gone by then: neither read to its end nor cancelled. A stream of rows would
 * keep its connection for ever.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
public final class AbandonedBodyFilter implements WebFilter {

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return chain.filter(exchange.mutate().response(new CancellingResponse(exchange.getResponse())).build());
	}

	private static final class CancellingResponse extends ServerHttpResponseDecorator {

		CancellingResponse(ServerHttpResponse delegate) {
			super(delegate);
		}

		@Override
		public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
			return (body instanceof Mono) ? super.writeWith(body)
					: Mono.using(() -> new Body<>(body), (held) -> super.writeWith(held.elements), Body::cancel);
		}

		@Override
		public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
			return Mono.using(() -> new Body<>(body), (held) -> super.writeAndFlushWith(held.elements), Body::cancel);
		}

	}

	private static final class Body<T> {

		private final AtomicReference<@Nullable Subscription> subscription = new AtomicReference<>();

		private final Flux<T> elements;

		Body(Publisher<T> source) {
			this.elements = Flux.from(source).doOnSubscribe(this.subscription::set);
		}

		void cancel() {
			Subscription running = this.subscription.get();
			if (running != null) {
				running.cancel();
			}
		}

	}

}
