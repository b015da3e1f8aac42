package io.tortoiseorm.docs;

import java.util.List;

import io.tortoiseorm.Values;
import io.tortoiseorm.instances.Club;
import io.tortoiseorm.instances.Membership;
import io.tortoiseorm.instances.Membership_;
import io.tortoiseorm.instances.Person;
import reactor.core.publisher.Mono;

/**
 * The samples of the guide to instances that use typed paths.
 */
final class TypedInstanceSamples {

	private TypedInstanceSamples() {
	}

	static Mono<Long> remove() {
		Mono<List<Author>> withDeleted = Author.objects.all().withoutFilters("softDelete").list();
		Mono<Long> removed = Author.objects.all().withoutFilters().filter(Author_.banned.isTrue()).hardDelete();
		return withDeleted.then(removed);
	}

	static Mono<List<Membership>> link(Club club, Person ann) {
		return club.people.add(ann, Values.of(Membership_.role.set("president")))
			.then(Membership.objects.filter(Membership_.club().eq(club), Membership_.role.eq("president")).list());
	}

}
