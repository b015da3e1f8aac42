package io.tortoiseorm.spring.boot.autoconfigure.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.WebFilterChain;

import static org.assertj.core.api.Assertions.assertThat;

class AbandonedBodyFilterTest {

	private final MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/"));

	private final TestPublisher<DataBuffer> body = TestPublisher.create();

	@Test
	void cancelsABodyThatIsNoLongerWritten() {
		this.exchange.getResponse().setWriteHandler((elements) -> Mono.error(new IOException("the client is gone")));
		StepVerifier.create(respond((exchange) -> exchange.getResponse().writeWith(this.body)))
			.then(() -> this.body.next(buffer("first")))
			.verifyError(IOException.class);
		this.body.assertCancelled();
	}

	@Test
	void cancelsAFlushedBodyThatIsNoLongerWritten() {
		this.exchange.getResponse().setWriteHandler((elements) -> Mono.error(new IOException("the client is gone")));
		StepVerifier
			.create(respond((exchange) -> exchange.getResponse().writeAndFlushWith(this.body.flux().map(Mono::just))))
			.then(() -> this.body.next(buffer("first")))
			.verifyError(IOException.class);
		this.body.assertCancelled();
	}

	@Test
	void cancelsABodyWhenTheRequestIsCancelled() {
		StepVerifier.create(respond((exchange) -> exchange.getResponse().writeWith(this.body)))
			.then(() -> this.body.next(buffer("first")))
			.thenCancel()
			.verify();
		this.body.assertCancelled();
	}

	@Test
	void leavesABodyAloneThatIsWrittenToItsEnd() {
		Publisher<DataBuffer> whole = Flux.just(buffer("first"), buffer("second"));
		StepVerifier.create(respond((exchange) -> exchange.getResponse().writeWith(whole))).verifyComplete();
		assertThat(this.exchange.getResponse().getBodyAsString().block()).isEqualTo("firstsecond");
	}

	@Test
	void leavesASingleBufferAlone() {
		Mono<DataBuffer> whole = Mono.just(buffer("only"));
		StepVerifier.create(respond((exchange) -> exchange.getResponse().writeWith(whole))).verifyComplete();
		assertThat(this.exchange.getResponse().getBodyAsString().block()).isEqualTo("only");
	}

	private Mono<Void> respond(WebFilterChain controller) {
		return new AbandonedBodyFilter().filter(this.exchange, controller);
	}

	private static DataBuffer buffer(String text) {
		return DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8));
	}

}
