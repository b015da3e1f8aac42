package io.tortoiseorm.instances;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.tortoiseorm.BulkChange;
import io.tortoiseorm.Model;
import io.tortoiseorm.SignalRegistry;
import io.tortoiseorm.SignalRegistry.Registration;
import io.tortoiseorm.query.TestOrm;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Receivers are told of what is saved, deleted and changed in bulk.
 */
@DatabaseTest
class SignalsTest {

	private static TestOrm orm;

	private final List<String> heard = new CopyOnWriteArrayList<>();

	private final List<Registration> registrations = new CopyOnWriteArrayList<>();

	@BeforeDatabaseTests
	static void start(TestDatabase database) {
		orm = TestOrm.withModels(database, Author.class, Book.class);
	}

	@AfterDatabaseTests
	static void stop() {
		orm.close();
	}

	@BeforeEach
	void clear() {
		run(Author.objects.all().withoutFilters().hardDelete());
	}

	@AfterEach
	void forget() {
		this.registrations.forEach(Registration::cancel);
	}

	private static <T> T run(Mono<T> work) {
		return orm.await(work);
	}

	private static SignalRegistry signals() {
		return orm.tortoise().signals();
	}

	private Mono<Void> hear(String what) {
		return Mono.fromRunnable(() -> this.heard.add(what));
	}

	@Test
	void receiversAreToldInTheOrderOfRegistration() {
		this.registrations.add(signals().preSave(Author.class, (author, context) -> hear("first")));
		this.registrations.add(signals().preSave(Model.class, (model, context) -> hear("second " + context.created())));
		this.registrations.add(signals().postSave(Author.class, (author, context) -> hear("saved " + author.pk())));
		this.registrations.add(signals().preSave(Book.class, (book, context) -> hear("never")));
		Author author = run(Author.objects.create("name", "Ann"));
		author.name = "Bea";
		run(author.save());
		assertThat(this.heard).containsExactly("first", "second true", "saved " + author.pk(), "first", "second false",
				"saved " + author.pk());
	}

	@Test
	void changesMadeBeforeASaveAreSaved() {
		this.registrations.add(signals().preSave(Author.class, (author, context) -> {
			author.name = author.name.toUpperCase(java.util.Locale.ROOT);
			return Mono.empty();
		}));
		run(Author.objects.create("name", "ann"));
		assertThat(run(Author.objects.get()).name).isEqualTo("ANN");
	}

	@Test
	void anErrorAfterTheSaveUndoesIt() {
		this.registrations
			.add(signals().postSave(Author.class, (author, context) -> Flux.error(new IllegalStateException("no"))));
		assertThatIllegalStateException().isThrownBy(() -> run(Author.objects.create("name", "Ann")));
		assertThat(run(Author.objects.count())).isZero();
	}

	@Test
	void deletionsAreTold() {
		this.registrations.add(signals().preDelete(Author.class, (author, context) -> hear("before")));
		this.registrations.add(signals().postDelete(Author.class, (author, context) -> hear("after")));
		run(run(Author.objects.create("name", "Ann")).delete());
		assertThat(this.heard).containsExactly("before", "after");
	}

	@Test
	void changesOfManyRowsAreToldOnce() {
		this.registrations
			.add(signals().postBulk(Author.class, (change) -> hear(change.operation() + " " + change.rows())));
		this.registrations.add(signals().postSave(Author.class, (author, context) -> hear("never")));
		Author ann = new Author();
		Author bob = new Author();
		run(Author.objects.bulkCreate(List.of(ann, bob)));
		run(Author.objects.bulkUpdate(List.of(ann, bob), List.of("name")));
		run(Author.objects.all().update("name", "x"));
		run(Author.objects.all().delete());
		assertThat(this.heard).containsExactly(BulkChange.Operation.CREATE + " 2", BulkChange.Operation.UPDATE + " 2",
				BulkChange.Operation.UPDATE + " 2", BulkChange.Operation.DELETE + " 2");
	}

	@Test
	void aCancelledRegistrationHearsNothing() {
		Registration registration = signals().preSave(Author.class, (author, context) -> hear("never"));
		registration.cancel();
		run(Author.objects.create("name", "Ann"));
		assertThat(this.heard).isEmpty();
	}

}
