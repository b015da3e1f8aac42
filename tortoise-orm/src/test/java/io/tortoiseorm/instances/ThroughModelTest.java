package io.tortoiseorm.instances;

import java.util.List;
import java.util.Map;

import io.tortoiseorm.Values;
import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.query.TestOrm;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Many-to-many relations whose links are a model with further fields.
 */
@DatabaseTest
class ThroughModelTest {

	private static TestOrm orm;

	@BeforeDatabaseTests
	static void start(TestDatabase database) {
		orm = TestOrm.withModels(database, Club.class, Person.class, Membership.class);
	}

	@AfterDatabaseTests
	static void stop() {
		orm.close();
	}

	private static <T> T run(Mono<T> work) {
		return orm.await(work);
	}

	@Test
	void linksTakeValuesAndAreRowsOfTheirModel() {
		Club club = run(Club.objects.create("name", "Chess"));
		Person ann = run(Person.objects.create("name", "Ann"));
		Person bob = run(Person.objects.create("name", "Bob"));
		run(club.people.add(ann, Values.of("role", "president")));
		run(club.people.add(ann, bob));
		assertThat(run(
				Membership.objects.filter("club", club).orderBy("person__name").values("person__name", "role").list()))
			.containsExactly(Map.of("person__name", "Ann", "role", "president"),
					Map.of("person__name", "Bob", "role", "member"));
		assertThat(run(Membership.objects.filter("role", "member").get()).since).isNotNull();
		assertThat(run(Club.objects.filter("memberships__role", "president").list())).containsExactly(club);
		assertThat(run(Person.objects.filter("clubs", club).orderBy("name").list())).isEqualTo(List.of(ann, bob));
		assertThat(run(bob.clubs.all().list())).containsExactly(club);
		run(club.people.remove(ann));
		assertThat(run(Membership.objects.filter("club", club).count())).isOne();
		assertThatExceptionOfType(FieldError.class).isThrownBy(() -> run(club.people.add(ann, Values.of("rol", "x"))))
			.withMessageContaining("role");
	}

}
