package io.tortoiseorm.instances;

import java.util.List;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.exceptions.StaleObjectError;
import io.tortoiseorm.expressions.Functions;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.query.TestOrm;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Changed fields, optimistic locking, soft deletion and global filters.
 */
@DatabaseTest
class VersionAndSoftDeleteTest {

	private static TestOrm orm;

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
		run(Book.objects.all().withoutFilters().hardDelete());
		run(Author.objects.all().withoutFilters().hardDelete());
	}

	private static <T> T run(Mono<T> work) {
		return orm.await(work);
	}

	private static Author author(String name) {
		return run(Author.objects.create("name", name));
	}

	@Test
	void changesAreSeenAlsoInsideOfJson() {
		author("Ann");
		Tortoise.Binding binding = orm.tortoise().bind();
		try {
			Author read = run(Author.objects.get("name", "Ann"));
			assertThat(read.isDirty()).isFalse();
			read.marks.put("a", List.of(1));
			assertThat(read.changedFields()).containsExactly("marks");
			run(read.save());
			assertThat(read.isDirty()).isFalse();
			assertThat(run(Author.objects.get("name", "Ann")).marks).containsEntry("a", List.of(1));
		}
		finally {
			binding.close();
		}
	}

	@Test
	void savingWithoutChangesWritesNothing() {
		Author read = author("Ann");
		run(read.save());
		assertThat(run(Author.objects.get(read.pk())).version).isZero();
	}

	@Test
	void theSecondOfTwoWritersIsRefused() {
		Object key = author("Ann").pk();
		Author first = run(Author.objects.get(key));
		Author second = run(Author.objects.get(key));
		first.name = "First";
		run(first.save());
		assertThat(first.version).isOne();
		second.name = "Second";
		assertThatExceptionOfType(StaleObjectError.class).isThrownBy(() -> run(second.save()))
			.withMessageContaining("Author")
			.withMessageContaining("version 0");
		assertThat(run(Author.objects.get(key)).name).isEqualTo("First");
		run(second.refreshFromDb());
		second.name = "Second";
		run(second.save());
		assertThat(run(Author.objects.get(key)).version).isEqualTo(2);
	}

	@Test
	void updatesOfManyRowsCountAsWrites() {
		Author read = author("Ann");
		run(Author.objects.filter("name", "Ann").update("name", "Bea"));
		read.name = "Cid";
		assertThatExceptionOfType(StaleObjectError.class).isThrownBy(() -> run(read.save()));
	}

	@Test
	void deletedRowsAreLeftOutEverywhere() {
		Author ann = author("Ann");
		Author bob = author("Bob");
		run(Book.objects.create("title", "One", "author", ann));
		Book two = run(Book.objects.create("title", "Two", "author", bob));
		run(ann.delete());
		assertThat(run(Author.objects.all().list())).containsExactly(bob);
		assertThat(run(Author.objects.count())).isOne();
		assertThat(run(Author.objects.getOrNone(ann.pk()))).isNull();
		assertThat(run(Book.objects.filter("author__name", "Ann").list())).isEmpty();
		assertThat(run(Book.objects.filter(Q.any("author", Q.of("name__in", List.of("Ann", "Bob")))).list()))
			.containsExactly(two);
		assertThat(run(Book.objects.all().prefetchRelated("author").orderBy("title").list()))
			.extracting((book) -> book.author.get())
			.containsExactly(null, bob);
		run(two.delete());
		assertThat(run(Author.objects.all().prefetchRelated("books").list())).singleElement()
			.satisfies((author) -> assertThat(author.books.list()).isEmpty());
		assertThat(run(Author.objects.annotate("n", Functions.count("books")).values("n").list()))
			.containsExactly(java.util.Map.of("n", 0L));
		assertThat(run(Author.objects.filter("id", ann.pk()).update("name", "X"))).isZero();
	}

	@Test
	void deletedRowsAreThereForThoseWhoAsk() {
		Author ann = author("Ann");
		run(ann.delete());
		assertThat(ann.deletedAt).isNotNull();
		assertThat(run(Author.objects.all().withoutFilters("softDelete").list())).containsExactly(ann);
		assertThat(run(Author.objects.all().withoutFilters("notBanned").list())).isEmpty();
		assertThat(run(Author.objects.all().withoutFilters().filter("name", "Ann").hardDelete())).isOne();
		assertThat(run(Author.objects.all().withoutFilters().list())).isEmpty();
	}

	@Test
	void globalFiltersHoldForRowsOfTheirModel() {
		author("Ann");
		Author bad = run(Author.objects.create("name", "Bad", "banned", true));
		assertThat(run(Author.objects.all().values("name").list())).containsExactly(java.util.Map.of("name", "Ann"));
		assertThat(run(Author.objects.all().withoutFilters("notBanned").filter("id", bad.pk()).exists())).isTrue();
	}

	@Test
	void deletingManyRowsMarksThem() {
		author("Ann");
		author("Bob");
		assertThat(run(Author.objects.filter("name", "Ann").delete())).isOne();
		assertThat(run(Author.objects.all().withoutFilters().count())).isEqualTo(2);
		assertThat(run(Author.objects.count())).isOne();
	}

}
