package io.tortoiseorm.instances;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.SaveOptions;
import io.tortoiseorm.Table;
import io.tortoiseorm.Tortoise;
import io.tortoiseorm.Transactions;
import io.tortoiseorm.exceptions.IncompleteInstanceError;
import io.tortoiseorm.exceptions.IntegrityError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.exceptions.TransactionConflictError;
import io.tortoiseorm.fields.BinaryField;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.DatetimeField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.fields.JSONField;
import io.tortoiseorm.query.TestOrm;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static io.tortoiseorm.SaveOptions.updateFields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * An instance knows what changed since it was read, and saving writes that.
 */
@DatabaseTest
class SavingTest {

	private static TestOrm orm;

	@BeforeDatabaseTests
	static void start(TestDatabase database) {
		orm = TestOrm.withModels(database, Paper.class);
	}

	@AfterDatabaseTests
	static void stop() {
		orm.close();
	}

	@BeforeEach
	void onePaper() {
		orm.await(Paper.objects.all().delete());
		orm.await(Paper.objects.create("title", "One", "pages", 10));
	}

	private static Paper paper() {
		return orm.await(Paper.objects.get("pages__gt", 0));
	}

	private static List<String> changed(Model<?> instance) {
		Tortoise.Binding binding = orm.tortoise().bind();
		try {
			assertThat(instance.isDirty()).isEqualTo(!instance.changedFields().isEmpty());
			return List.copyOf(instance.changedFields());
		}
		finally {
			binding.close();
		}
	}

	@Test
	void onlyWhatChangedIsWrittenAndTheTimeOfTheChange() {
		Paper paper = paper();
		Instant before = paper.changedAt;
		paper.title = "Two";
		List<String> statements = orm.statementsOf(paper.save());
		assertThat(statements).singleElement()
			.satisfies((sql) -> assertThat(sql).startsWith("UPDATE")
				.contains("title", "changed_at")
				.doesNotContain("pages", "data", "info"));
		assertThat(paper.changedAt).isAfterOrEqualTo(before);
		assertThat(changed(paper)).isEmpty();
	}

	@Test
	void twoWritersOfDifferentFieldsDoNotUndoEachOther() {
		Paper first = paper();
		Paper second = paper();
		first.title = "Two";
		second.pages = 20;
		orm.await(first.save());
		orm.await(second.save());
		assertThat(paper()).satisfies((read) -> assertThat(read.title + read.pages).isEqualTo("Two20"));
	}

	@Test
	void nothingIsSentWhereNothingChanged() {
		Paper paper = paper();
		paper.title = "Two";
		paper.title = "One";
		assertThat(changed(paper)).isEmpty();
		assertThat(orm.statementsOf(paper.save())).isEmpty();
	}

	@Test
	void allOfANewInstanceIsChanged() {
		assertThat(changed(new Paper())).contains("title", "pages", "data", "info");
	}

	@Test
	void bytesAndJsonThatAreChangedInPlaceAreSeen() {
		Paper paper = paper();
		paper.data[0] = 'X';
		assertThat(changed(paper)).containsExactly("data");
		paper.info.computeIfAbsent("marks", (missing) -> new ArrayList<>()).add(5);
		paper.info.put("a", List.of(1, 2));
		assertThat(changed(paper)).containsExactly("data", "info");
		orm.await(paper.save());
		assertThat(changed(paper)).isEmpty();
		Paper read = paper();
		assertThat(new String(read.data, StandardCharsets.UTF_8)).isEqualTo("Xbc");
		assertThat(read.info).isEqualTo(Map.of("marks", List.of(5), "a", List.of(1, 2)));
		assertThat(changed(read)).isEmpty();
		read.info.get("marks").set(0, 6);
		assertThat(changed(read)).containsExactly("info");
	}

	@Test
	void namedFieldsAloneAreWritten() {
		Paper paper = paper();
		paper.title = "Two";
		paper.pages = 20;
		orm.await(paper.save(updateFields("pages")));
		assertThat(changed(paper)).containsExactly("title");
		assertThat(paper()).satisfies((read) -> assertThat(read.title + read.pages).isEqualTo("One20"));
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> orm.await(paper.save(updateFields("id"))))
			.withMessageContaining("primary key");
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> orm.await(new Paper().save(updateFields("title"))))
			.withMessageContaining("new");
	}

	@Test
	void savingARowThatIsGoneIsAnError() {
		Paper paper = paper();
		orm.await(Paper.objects.all().delete());
		paper.title = "Two";
		assertThatExceptionOfType(IntegrityError.class).isThrownBy(() -> orm.await(paper.save()))
			.withMessageContaining("no such row any more");
		orm.await(paper.save(SaveOptions::forceCreate));
		assertThat(paper().title).isEqualTo("Two");
	}

	@Test
	void forcedCreationInsertsAndForcedUpdateUpdates() {
		Paper copy = new Paper();
		copy.id = paper().id;
		copy.pages = 7;
		assertThatExceptionOfType(IntegrityError.class)
			.isThrownBy(() -> orm.await(copy.save(SaveOptions::forceCreate)));
		orm.await(copy.save(SaveOptions::forceUpdate));
		assertThat(paper().pages).isEqualTo(7);
		Paper nowhere = new Paper();
		nowhere.id = 4711;
		assertThatExceptionOfType(IntegrityError.class)
			.isThrownBy(() -> orm.await(nowhere.save(SaveOptions::forceUpdate)))
			.withMessageContaining("4711");
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> orm.await(copy.save((options) -> options.forceCreate().forceUpdate())));
	}

	@Test
	void partialInstancesSaveWhatTheyLoaded() {
		Paper part = orm.await(Paper.objects.all().only("id", "title").get());
		part.title = "Two";
		part.pages = 99;
		assertThat(orm.statementsOf(part.save())).singleElement()
			.satisfies((sql) -> assertThat(sql).doesNotContain("pages"));
		assertThat(paper()).satisfies((read) -> assertThat(read.title + read.pages).isEqualTo("Two10"));
		assertThatExceptionOfType(IncompleteInstanceError.class)
			.isThrownBy(() -> orm.await(part.save(updateFields("pages"))))
			.withMessageContaining("Paper.pages")
			.withMessageContaining("refreshFromDb");
		assertThatExceptionOfType(IncompleteInstanceError.class)
			.isThrownBy(() -> orm.await(part.save(SaveOptions::forceCreate)));
		orm.await(part.refreshFromDb("pages"));
		assertThat(part.pages).isEqualTo(10);
	}

	@Test
	void whatARollbackUndidIsSavedAgain() {
		Paper paper = paper();
		Paper added = new Paper();
		added.title = "Added";
		Paper deleted = orm.await(Paper.objects.create("title", "Deleted", "pages", 0));
		paper.title = "Two";
		orm.awaitRolledBack(paper.save()
			.then(Mono.fromRunnable(() -> paper.pages = 11))
			.then(Mono.defer(paper::save))
			.then(added.save())
			.then(deleted.delete()));
		assertThat(changed(paper)).contains("title", "pages");
		assertThat(added.isSaved()).isFalse();
		assertThat(added.id).isNull();
		assertThat(deleted.isSaved()).isTrue();
		orm.await(paper.save().then(added.save()).then(deleted.delete()));
		assertThat(orm.await(Paper.objects.all().orderBy("title").valuesListFlat("title").list()))
			.containsExactly("Added", "Two");
		assertThat(paper().pages).isEqualTo(11);
	}

	@Test
	void aPartThatIsUndoneLeavesWhatWasWrittenBefore() {
		Paper paper = paper();
		paper.title = "Two";
		orm.await(Transactions.inTransaction(() -> paper.save().then(Transactions.inTransaction(() -> {
			paper.pages = 11;
			return paper.save().then(Mono.<Paper>error(new IllegalStateException("no")));
		})).onErrorResume(IllegalStateException.class, (expected) -> Mono.empty())));
		assertThat(changed(paper)).contains("pages").doesNotContain("title");
		orm.await(paper.save());
		assertThat(paper()).satisfies((read) -> assertThat(read.title + read.pages).isEqualTo("Two11"));
	}

	@Test
	void whatIsTriedAgainIsWrittenAgain() {
		Paper paper = paper();
		Paper added = new Paper();
		added.title = "Added";
		paper.title = "Two";
		AtomicInteger attempts = new AtomicInteger();
		orm.await(Transactions.inTransaction((options) -> options.retries(3),
				() -> paper.save()
					.then(Paper.objects.bulkCreate(List.of(added)))
					.then(Mono.defer(() -> (attempts.incrementAndGet() < 3)
							? Mono.error(new TransactionConflictError("made up")) : Mono.empty()))));
		assertThat(attempts).hasValue(3);
		assertThat(orm.await(Paper.objects.all().orderBy("title").valuesListFlat("title").list()))
			.containsExactly("Added", "Two");
	}

	@Test
	void aFailedSaveLeavesTheChangesToBeSavedAgain() {
		Paper other = orm.await(Paper.objects.create("title", "Other", "pages", 0));
		Paper paper = paper();
		paper.title = other.title;
		assertThatExceptionOfType(IntegrityError.class).isThrownBy(() -> orm.await(paper.save()));
		assertThat(changed(paper)).contains("title");
		paper.title = "Fine";
		orm.await(paper.save());
		assertThat(paper().title).isEqualTo("Fine");
	}

	/**
	 * A model with values that can be changed in place.
	 */
	@Table(name = "papers")
	public static class Paper extends Model<Paper> {

		static final Manager<Paper> objects = Manager.of(Paper.class);

		@IntField(primaryKey = true)
		public @Nullable Integer id;

		@CharField(maxLength = 20, unique = true)
		public String title = "";

		@IntField
		public int pages;

		@BinaryField
		public byte[] data = "abc".getBytes(StandardCharsets.UTF_8);

		@JSONField
		public Map<String, List<Integer>> info = new HashMap<>();

		@DatetimeField(autoNow = true)
		public @Nullable Instant changedAt;

	}

}
