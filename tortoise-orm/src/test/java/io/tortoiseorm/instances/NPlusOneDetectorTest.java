package io.tortoiseorm.instances;

import java.util.List;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tortoiseorm.NPlusOneDetector;
import io.tortoiseorm.RepeatedStatement;
import io.tortoiseorm.Transactions;
import io.tortoiseorm.exceptions.NPlusOneError;
import io.tortoiseorm.query.TestOrm;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Statements that are repeated for each row are found, with what would make one of them.
 */
@DatabaseTest
class NPlusOneDetectorTest {

	private static TestOrm orm;

	@BeforeDatabaseTests
	static void start(TestDatabase database) {
		orm = TestOrm.withModels(database, Author.class, Book.class);
		List<Author> authors = IntStream.range(0, 4).mapToObj((number) -> {
			Author author = new Author();
			author.name = "Author " + number;
			return author;
		}).toList();
		orm.await(Author.objects.bulkCreate(authors));
		orm.await(Book.objects.bulkCreate(authors.stream().map((author) -> {
			Book book = new Book();
			book.title = "Book of " + author.name;
			book.author.set(author);
			return book;
		}).toList()));
	}

	@AfterDatabaseTests
	static void stop() {
		orm.close();
	}

	private static RepeatedStatement found(Mono<?> work) {
		NPlusOneDetector.Scope scope = NPlusOneDetector.logging().threshold(3).newScope();
		orm.await(work.contextWrite(scope.inContext()));
		assertThat(scope.repetitions()).hasSize(1);
		return scope.repetitions().get(0);
	}

	@Test
	void aReferenceThatIsFetchedForEachRow() {
		RepeatedStatement found = found(Flux.from(Book.objects.all()).concatMap((book) -> book.author.fetch()).then());
		assertThat(found.times()).isEqualTo(4);
		assertThat(found.operation().model()).isEqualTo("Author");
		assertThat(found).asString()
			.startsWith("prefetch of Author through Book.author ran 4 times on connection \"default\". ")
			.contains("prefetchRelated(\"author\") on the query of Book")
			.contains("authors")
			.doesNotContain("Author 1");
	}

	@Test
	void aReverseRelationThatIsQueriedForEachRow() {
		RepeatedStatement found = found(
				Flux.from(Author.objects.all()).flatMap((author) -> author.books.all().list()).then());
		assertThat(found.cure()).contains("prefetchRelated(\"books\") on the query of Author");
	}

	@Test
	void aCountForEachRow() {
		RepeatedStatement found = found(
				Flux.from(Author.objects.all()).concatMap((author) -> author.books.count()).then());
		assertThat(found.cure()).contains("annotate(\"n\", count(\"books\"))");
	}

	@Test
	void aLookupByKeyForEachRowAlsoInsideOfATransaction() {
		Mono<Void> work = Flux.from(Book.objects.all())
			.concatMap((book) -> Author.objects.get("id", book.author.id()))
			.then();
		assertThat(found(Transactions.inTransaction(() -> work)).cure()).contains("inBulk(keys)");
	}

	@Test
	void aSaveForEachInstance() {
		Mono<Void> work = Flux.from(Book.objects.all()).concatMap((book) -> {
			book.title = book.title + "!";
			return book.save();
		}).then();
		assertThat(found(work).cure()).contains("bulkUpdate");
	}

	@Test
	void nothingIsFoundWhereRelationsArePrefetched() {
		NPlusOneDetector failing = NPlusOneDetector.failing().threshold(1);
		assertThatNoException()
			.isThrownBy(() -> orm.await(failing.watch(Author.objects.all().prefetchRelated("books").list())));
	}

	@Test
	void watchedWorkFailsWhereThatIsAskedFor() {
		NPlusOneDetector failing = NPlusOneDetector.failing().threshold(3);
		Flux<Author> authors = Flux.from(Book.objects.all()).concatMap((book) -> book.author.fetch());
		assertThatExceptionOfType(NPlusOneError.class).isThrownBy(() -> orm.await(failing.watch(authors.then())))
			.withMessageContaining("Book.author");
		assertThatExceptionOfType(NPlusOneError.class)
			.isThrownBy(() -> orm.await(failing.watch(authors.collectList())));
		assertThatExceptionOfType(NPlusOneError.class)
			.isThrownBy(() -> orm.await(failing.watch(authors).collectList()));
		assertThat(orm.connectionsInUse()).isZero();
	}

	@Test
	void eachSubscriptionIsCountedByItself() {
		Mono<Long> work = NPlusOneDetector.failing().threshold(1).watch(Author.objects.count());
		assertThatNoException().isThrownBy(() -> orm.await(work.repeat(5).then()));
	}

	@Test
	void findingsAreLoggedOnceWhenTheWorkIsDone() {
		Logger logger = (Logger) LoggerFactory.getLogger(NPlusOneDetector.class);
		ListAppender<ILoggingEvent> appender = new ListAppender<>();
		appender.start();
		logger.addAppender(appender);
		logger.setAdditive(false);
		try {
			Flux<Author> authors = Flux.from(Book.objects.all()).concatMap((book) -> book.author.fetch());
			orm.await(NPlusOneDetector.logging().threshold(2).watch(authors).then());
			orm.await(NPlusOneDetector.logging().watch(authors.then()));
		}
		finally {
			logger.detachAppender(appender);
			logger.setAdditive(true);
		}
		assertThat(appender.list).singleElement()
			.satisfies((event) -> assertThat(event.getFormattedMessage())
				.startsWith("N+1: prefetch of Author through Book.author ran 4 times"));
	}

}
