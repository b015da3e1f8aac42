package io.tortoiseorm.docs;

import java.util.List;

import io.tortoiseorm.SignalRegistry.Registration;
import io.tortoiseorm.Tortoise;
import io.tortoiseorm.exceptions.StaleObjectError;
import io.tortoiseorm.instances.Author;
import reactor.core.publisher.Mono;

/**
 * What {@code docs/instances.md} shows beside typed paths.
 */
final class InstanceSamples {

	private InstanceSamples() {
	}

	static Mono<Author> save(Author author) {
		author.name = "Ann";
		author.marks.put("history", List.of(1, 2));
		return author.save();
	}

	static Mono<Author> saveAgain(Author author) {
		return author.save()
			.onErrorResume(StaleObjectError.class,
					(stale) -> author.refreshFromDb().doOnNext((read) -> read.name = "Ann").flatMap(Author::save));
	}

	static Registration strip(Tortoise tortoise) {
		Registration registration = tortoise.signals()
			.preSave(Author.class, (author, context) -> Mono.fromRunnable(() -> author.name = author.name.strip()));
		return registration;
	}

}
