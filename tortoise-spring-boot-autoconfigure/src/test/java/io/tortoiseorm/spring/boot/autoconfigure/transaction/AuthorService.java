package io.tortoiseorm.spring.boot.autoconfigure.transaction;

import java.util.function.Supplier;

import io.tortoiseorm.spring.boot.autoconfigure.library.Author;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A service as applications write them.
 */
class AuthorService {

	@Transactional
	public <T> Mono<T> required(Supplier<Mono<T>> work) {
		return Mono.defer(work);
	}

	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public <T> Mono<T> requiresNew(Supplier<Mono<T>> work) {
		return Mono.defer(work);
	}

	@Transactional(propagation = Propagation.NESTED)
	public <T> Mono<T> nested(Supplier<Mono<T>> work) {
		return Mono.defer(work);
	}

	@Transactional(propagation = Propagation.NOT_SUPPORTED)
	public <T> Mono<T> notSupported(Supplier<Mono<T>> work) {
		return Mono.defer(work);
	}

	@Transactional("otherTransactionManager")
	public <T> Mono<T> other(Supplier<Mono<T>> work) {
		return Mono.defer(work);
	}

	@Transactional
	public Flux<Author> all() {
		return Author.objects.all().flux();
	}

	static Mono<Author> create(String name) {
		return Author.objects.create("name", name);
	}

	static <T> Mono<T> failure() {
		return Mono.error(new ExpectedException());
	}

	static final class ExpectedException extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

}
