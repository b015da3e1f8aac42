package io.tortoiseorm.instances;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.tortoiseorm.BulkChange;
import io.tortoiseorm.Model;
import io.tortoiseorm.SignalRegistry.Registration;
import io.tortoiseorm.Tortoise;
import io.tortoiseorm.TortoiseConfig;
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

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static Tortoise tortoise;

	private final List<String> heard = new CopyOnWriteArrayList<>();

	private final List<Registration> registrations = new CopyOnWriteArrayList<>();

	@BeforeDatabaseTests
	static void start(TestDatabase database) {
		tortoise = Tortoise
			.init(TortoiseConfig.builder()
				.connection("default", database.url())
				.app("models", (app) -> app.models(Author.class, Book.class))
				.build())
			.block(TIMEOUT);
		run(tortoise.createSchemas());
	}

	@AfterDatabaseTests
	static void stop() {
		tortoise.close().block(TIMEOUT);
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
		return work.contextWrite(tortoise.context()).block(TIMEOUT);
	}

	private Mono<Void> hear(String what) {
		return Mono.fromRunnable(() -> this.heard.add(what));
	}

	@Test
	void receiversAreToldInTheOrderOfRegistration() {
		this.registrations.add(tortoise.signals().preSave(Author.class, (author, context) -> hear("first")));
		this.registrations
			.add(tortoise.signals().preSave(Model.class, (model, context) -> hear("second " + context.created())));
		this.registrations
			.add(tortoise.signals().postSave(Author.class, (author, context) -> hear("saved " + author.pk())));
		this.registrations.add(tortoise.signals().preSave(Book.class, (book, context) -> hear("never")));
		Author author = run(Author.objects.create("name", "Ann"));
		author.name = "Bea";
		run(author.save());
		assertThat(this.heard).containsExactly("first", "second true", "saved " + author.pk(), "first", "second false",
				"saved " + author.pk());
	}

	@Test
	void changesMadeBeforeASaveAreSaved() {
		this.registrations.add(tortoise.signals().preSave(Author.class, (author, context) -> {
			author.name = author.name.toUpperCase(java.util.Locale.ROOT);
			return Mono.empty();
		}));
		run(Author.objects.create("name", "ann"));
		assertThat(run(Author.objects.get()).name).isEqualTo("ANN");
	}

	@Test
	void anErrorAfterTheSaveUndoesIt() {
		this.registrations.add(tortoise.signals()
			.postSave(Author.class, (author, context) -> Flux.error(new IllegalStateException("no"))));
		assertThatIllegalStateException().isThrownBy(() -> run(Author.objects.create("name", "Ann")));
		assertThat(run(Author.objects.count())).isZero();
	}

	@Test
	void deletionsAreTold() {
		this.registrations.add(tortoise.signals().preDelete(Author.class, (author, context) -> hear("before")));
		this.registrations.add(tortoise.signals().postDelete(Author.class, (author, context) -> hear("after")));
		run(run(Author.objects.create("name", "Ann")).delete());
		assertThat(this.heard).containsExactly("before", "after");
	}

	@Test
	void changesOfManyRowsAreToldOnce() {
		this.registrations
			.add(tortoise.signals().postBulk(Author.class, (change) -> hear(change.operation() + " " + change.rows())));
		this.registrations.add(tortoise.signals().postSave(Author.class, (author, context) -> hear("never")));
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
		Registration registration = tortoise.signals().preSave(Author.class, (author, context) -> hear("never"));
		registration.cancel();
		run(Author.objects.create("name", "Ann"));
		assertThat(this.heard).isEmpty();
	}

}
