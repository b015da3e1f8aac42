package io.tortoiseorm.docs;

import java.util.List;

import io.tortoiseorm.SignalRegistry.Registration;
import io.tortoiseorm.Tortoise;
import io.tortoiseorm.Values;
import io.tortoiseorm.exceptions.StaleObjectError;
import io.tortoiseorm.instances.Author;
import io.tortoiseorm.instances.Club;
import io.tortoiseorm.instances.Membership;
import io.tortoiseorm.instances.Person;
import reactor.core.publisher.Mono;

/**
 * What {@code docs/instances.md} shows.
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

	static Mono<Long> remove() {
		Mono<List<Author>> withDeleted = Author.objects.all().withoutFilters("softDelete").list();
		Mono<Long> removed = Author.objects.all().withoutFilters().filter("banned", true).hardDelete();
		return withDeleted.then(removed);
	}

	static Mono<List<Membership>> link(Club club, Person ann) {
		return club.people.add(ann, Values.of("role", "president"))
			.then(Membership.objects.filter("club", club, "role", "president").list());
	}

	static Registration strip(Tortoise tortoise) {
		Registration registration = tortoise.signals()
			.preSave(Author.class, (author, context) -> Mono.fromRunnable(() -> author.name = author.name.strip()));
		return registration;
	}

}
