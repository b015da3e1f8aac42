package io.tortoiseorm.instances;

import java.time.Duration;

import io.tortoiseorm.Router;
import io.tortoiseorm.StickyReads;
import io.tortoiseorm.Tortoise;
import io.tortoiseorm.TortoiseConfig;
import io.tortoiseorm.Transactions;
import io.tortoiseorm.exceptions.ConfigurationError;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Routers choose connections; a transaction keeps its reads to itself.
 */
@DatabaseTest
class RouterTest {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static Tortoise tortoise;

	private static TestDatabase replica;

	@BeforeDatabaseTests
	static void start(TestDatabase database) {
		replica = TestDatabase.create(database.kind());
		tortoise = Tortoise
			.init(TortoiseConfig.builder()
				.connection("default", database.url())
				.connection("replica", replica.url())
				.app("models", (app) -> app.models(Author.class, Book.class))
				.router(new ReadFromReplica())
				.build())
			.block(TIMEOUT);
		run(tortoise.createSchemas());
		Tortoise other = Tortoise
			.init(TortoiseConfig.builder()
				.connection("default", replica.url())
				.app("models", (app) -> app.models(Author.class, Book.class))
				.build())
			.block(TIMEOUT);
		other.createSchemas().contextWrite(other.context()).block(TIMEOUT);
		other.close().block(TIMEOUT);
	}

	@AfterDatabaseTests
	static void stop() {
		tortoise.close().block(TIMEOUT);
		replica.close();
	}

	private static Tortoise sticky(TestDatabase database) {
		return Tortoise
			.init(TortoiseConfig.builder()
				.connection("default", database.url())
				.connection("replica", replica.url())
				.app("models", (app) -> app.models(Author.class, Book.class))
				.router(new ReadFromReplica())
				.stickyReads(Duration.ofHours(1))
				.build())
			.block(TIMEOUT);
	}

	private static <T> T run(Mono<T> work) {
		return work.contextWrite(tortoise.context()).block(TIMEOUT);
	}

	@BeforeEach
	void clear() {
		run(Author.objects.all().withoutFilters().hardDelete());
	}

	@Test
	void readsAndWritesGoWhereTheRouterSays() {
		run(Author.objects.create("name", "Ann"));
		assertThat(run(Author.objects.count())).isZero();
		assertThat(run(Author.objects.all().usingDb("default").count())).isOne();
		assertThat(run(Author.objects.getOrCreate(io.tortoiseorm.Values.of("name", "Ann"))).created()).isFalse();
	}

	@Test
	void readsOfATransactionSeeItsWrites() {
		Mono<Long> work = Transactions.inTransaction(
				() -> Author.objects.create("name", "Bob").then(Author.objects.filter("name", "Bob").count()));
		assertThat(run(work)).isOne();
	}

	@Test
	void readsFollowWritesWhereThatIsAskedFor(TestDatabase database) {
		Tortoise sticky = sticky(database);
		try {
			Mono<Long> count = Author.objects.count().contextWrite(sticky.context());
			run(Author.objects.create("name", "Ann"));
			assertThat(count.block(TIMEOUT)).isZero();
			Author.objects.create("name", "Bob").contextWrite(sticky.context()).block(TIMEOUT);
			assertThat(count.block(TIMEOUT)).isEqualTo(2);
			assertThat(count.contextWrite(StickyReads.lasting(Duration.ofHours(1)).inContext()).block(TIMEOUT))
				.isZero();
		}
		finally {
			sticky.close().block(TIMEOUT);
		}
	}

	@Test
	void readsFollowTheWritesOfTheirOwnMemoryOnceTheseAreCommitted() {
		Mono<Long> count = Author.objects.count();
		StickyReads own = StickyReads.lasting(Duration.ofHours(1));
		Mono<Author> failing = Author.objects.create("name", "Ann").then(Mono.error(new IllegalStateException("no")));
		run(Transactions.inTransaction(() -> failing)
			.contextWrite(own.inContext())
			.onErrorResume(IllegalStateException.class, (expected) -> Mono.empty()));
		assertThat(run(count.contextWrite(own.inContext()))).isZero();
		assertThat(run(Author.objects.all().usingDb("default").count())).isZero();
		Mono<Author> work = Transactions.inTransaction(() -> Author.objects.create("name", "Ann"));
		run(work.contextWrite(own.inContext()));
		assertThat(run(count.contextWrite(own.inContext()))).isOne();
		assertThat(run(count)).isZero();
	}

	@Test
	void anUnknownConnectionIsNamed() {
		assertThatExceptionOfType(ConfigurationError.class)
			.isThrownBy(() -> run(Author.objects.all().usingDb("nope").count()))
			.withMessageContaining("nope")
			.withMessageContaining("replica");
	}

	private static final class ReadFromReplica implements Router {

		@Override
		public @Nullable String dbForRead(Class<?> model) {
			return "replica";
		}

	}

}
