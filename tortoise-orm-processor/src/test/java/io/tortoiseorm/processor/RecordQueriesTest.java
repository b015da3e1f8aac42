package io.tortoiseorm.processor;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.tortoiseorm.Path;
import io.tortoiseorm.QuerySet;
import io.tortoiseorm.Transactions;
import io.tortoiseorm.Values;
import io.tortoiseorm.exceptions.DoesNotExist;
import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.exceptions.ValidationError;
import io.tortoiseorm.processor.library.Book;
import io.tortoiseorm.processor.library.BookTree;
import io.tortoiseorm.processor.library.Book_;
import io.tortoiseorm.processor.library.Loan;
import io.tortoiseorm.processor.library.Loan_;
import io.tortoiseorm.processor.library.Reader;
import io.tortoiseorm.processor.library.ReaderIn;
import io.tortoiseorm.processor.library.ReaderOut;
import io.tortoiseorm.processor.library.ReaderReport;
import io.tortoiseorm.processor.library.ReaderTag;
import io.tortoiseorm.processor.library.ReaderWithLoans;
import io.tortoiseorm.processor.library.Reader_;
import io.tortoiseorm.processor.library.Shelf;
import io.tortoiseorm.processor.library.Shelf_;
import io.tortoiseorm.query.TestOrm;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static io.tortoiseorm.expressions.Functions.count;
import static io.tortoiseorm.expressions.Functions.max;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Queries that select into records which nest records.
 */
@DatabaseTest
class RecordQueriesTest {

	private static TestOrm orm;

	@BeforeDatabaseTests
	static void start(TestDatabase database) {
		orm = TestOrm.withModels(database, Reader.class, Book.class, Shelf.class, Loan.class);
		orm.await(rows());
	}

	@AfterDatabaseTests
	static void stop() {
		orm.close();
	}

	private static Mono<Void> rows() {
		return Reader.objects.create(Values.of(Reader_.name.set("Ann"), Reader_.age.set(30)))
			.then(Reader.objects.create(Values.of(Reader_.name.set("Bob"))))
			.then(Shelf.objects.create(Values.of(Shelf_.label.set("A"))))
			.then(Shelf.objects.create(Values.of(Shelf_.label.set("B"))))
			.then(book("T", "Tea", new Book.Print(1900, "Ulm"), 2, 1))
			.then(book("C", "Cake", null, 1))
			.then(book("W", "Water", null))
			.thenMany(Flux.concat(loan(3, "T", 1), loan(5, "C", 1), loan(7, null, 1), loan(9, "T", 2)))
			.then();
	}

	private static Mono<Void> book(String code, String title, Book.@Nullable Print print, Integer... shelves) {
		return Book.objects.create(Values.of(Book_.code.set(code), Book_.title.set(title)).and("print", print))
			.flatMap((book) -> book.getShelves().add(List.of(shelves)));
	}

	private static Mono<Loan> loan(int days, @Nullable String book, int reader) {
		return Loan.objects.create(Values.of(Loan_.days.set(days), Loan_.readerId.set(reader)).and("bookId", book));
	}

	@Test
	void selectsJustTheColumnsOfAGeneratedRecord() {
		QuerySet<ReaderOut> query = Reader.objects.orderBy(Reader_.id).values(ReaderOut.class);
		assertThat(all(query)).containsExactly(new ReaderOut(1, "Ann", 30), new ReaderOut(2, "Bob", null));
		assertThat(orm.statementsOf(query.list())).singleElement().asString().doesNotContain("secret");
	}

	@Test
	void nestsRecordsAsDeepAsTheyGo() {
		assertThat(all(Reader.objects.orderBy(Reader_.id).values(ReaderWithLoans.class))).containsExactly(
				new ReaderWithLoans(1, "Ann", List.of(loan(3, "Tea"), loan(5, "Cake"), loan(7, null))),
				new ReaderWithLoans(2, "Bob", List.of(loan(9, "Tea"))));
	}

	private static ReaderWithLoans.Loans loan(int days, @Nullable String title) {
		return new ReaderWithLoans.Loans(days, (title != null) ? new ReaderWithLoans.Loans.Book(title) : null);
	}

	@Test
	void nestsPairsAndDocuments() {
		List<BookTree> trees = all(Book.objects.values(BookTree.class));
		assertThat(trees).extracting(BookTree::title).containsExactly("Cake", "Tea", "Water");
		assertThat(trees).extracting(BookTree::print).containsExactly(null, new Book.Print(1900, "Ulm"), null);
		assertThat(trees.get(1).shelves()).extracting(BookTree.Shelves::label).containsExactly("A", "B");
		assertThat(trees.get(2).shelves()).isEmpty();
		assertThat(trees.get(1).loans()).extracting((loan) -> loan.reader().name()).containsExactly("Ann", "Bob");
	}

	@Test
	void makesRecordsOfInstancesWhereAMethodComputes() {
		assertThat(all(Reader.objects.orderBy(Reader_.id).values(ReaderTag.class)))
			.containsExactly(new ReaderTag(1, "ANN"), new ReaderTag(2, "BOB"));
		assertThat(await(Reader.objects.orderBy(Reader_.id).values(ReaderTag.class).stream(1).collectList()))
			.hasSize(2);
	}

	@Test
	void takesRecordsWrittenByHand() {
		assertThat(all(Loan.objects.filter(Loan_.days.lt(8)).values(LoanLine.class))).containsExactly(
				new LoanLine(3, "Ann", new Title("Tea"), new Person("Ann", 30)),
				new LoanLine(5, "Ann", new Title("Cake"), new Person("Ann", 30)),
				new LoanLine(7, "Ann", null, new Person("Ann", 30)));
	}

	@Test
	void takesSetsAndRelationsBehindRelations() {
		assertThat(all(Loan.objects.orderBy(Loan_.id).limit(1).values(WithShelves.class)))
			.containsExactly(new WithShelves(new Shelved(Set.of(new Label("A"), new Label("B"))),
					List.of(new Days(3), new Days(9))));
	}

	@Test
	void streamsWindowByWindow() {
		assertThat(await(Reader.objects.orderBy(Reader_.id).values(ReaderWithLoans.class).stream(1).collectList()))
			.extracting((reader) -> reader.loans().size())
			.containsExactly(3, 1);
	}

	@Test
	void givesOneRecord() {
		ReaderWithLoans bob = await(Reader.objects.get(2).values(ReaderWithLoans.class));
		assertThat(bob.loans()).containsExactly(loan(9, "Tea"));
		assertThatExceptionOfType(DoesNotExist.class)
			.isThrownBy(() -> await(Reader.objects.get(99).values(ReaderWithLoans.class)));
	}

	@Test
	void givesNothingForNothing() {
		assertThat(all(Reader.objects.filter(Reader_.name.eq("nobody")).values(ReaderWithLoans.class))).isEmpty();
	}

	@Test
	void sendsOneStatementForEachRelationToMany() {
		assertThat(orm.statementsOf(Reader.objects.values(ReaderWithLoans.class).list())).hasSize(2);
		assertThat(orm.statementsOf(Book.objects.values(BookTree.class).list())).hasSize(3);
		assertThat(orm.statementsOf(Loan.objects.values(LoanLine.class).list())).hasSize(1);
		assertThat(orm.statementsOf(Reader.objects.filter(Reader_.id.eq(0)).values(ReaderWithLoans.class).list()))
			.hasSize(1);
	}

	@Test
	void holdsNoConnectionWhenAllIsRead() {
		all(Reader.objects.values(ReaderWithLoans.class));
		assertThat(orm.connectionsInUse()).isZero();
	}

	@Test
	void joinsTheTransaction() {
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(
				() -> await(Transactions.inTransaction(() -> Reader.objects.create(Values.of(Reader_.name.set("Eve")))
					.then(Reader.objects.filter(Reader_.name.eq("Eve")).values(ReaderWithLoans.class).list())
					.doOnNext((found) -> assertThat(found).hasSize(1))
					.then(Mono.error(new IllegalStateException("undone"))))));
		assertThat(await(Reader.objects.count())).isEqualTo(2);
	}

	@Test
	void refusesARecordThatNestsItself() {
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> all(Reader.objects.values(Endless.class)))
			.withMessageContaining("Endless nests itself");
	}

	@Test
	void refusesOneRecordForMany() {
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> all(Reader.objects.values(OneLoan.class)))
			.withMessage("Component 'loans' of record OneLoan is one record, but Reader.loans leads to many.");
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> all(Loan.objects.values(ManyBooks.class)))
			.withMessage("Component 'book' of record ManyBooks is a collection, but Loan.book leads to one.");
	}

	@Test
	void refusesOneRecordBehindMany() {
		assertThatExceptionOfType(FieldError.class).isThrownBy(() -> all(Reader.objects.values(BehindMany.class)))
			.withMessageContaining("'loans__book' leads over Reader.loans to many rows");
	}

	@Test
	void refusesUnknownNamesInNestedRecords() {
		assertThatExceptionOfType(FieldError.class).isThrownBy(() -> all(Loan.objects.values(Mistyped.class)))
			.withMessageContaining("titel");
	}

	@Test
	void refusesCombinations() {
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> all(Reader.objects.all().union(Reader.objects.all()).values(ReaderWithLoans.class)))
			.withMessageContaining("combination");
	}

	@Test
	void goesFromRecordToRowAndBack() {
		Mono<ReaderOut> work = new ReaderIn("Zoe", 8).toModel()
			.save()
			.flatMap((reader) -> Reader.objects.get(Objects.requireNonNull(reader.pk())))
			.flatMap((reader) -> new ReaderIn("Zoé", null).applyTo(reader).save())
			.map(ReaderOut::from)
			.flatMap((record) -> Reader.objects.filter(Reader_.id.eq(record.id())).delete().thenReturn(record));
		ReaderOut out = await(work);
		assertThat(out.name()).isEqualTo("Zoé");
		assertThat(out.age()).isNull();
		assertThatExceptionOfType(ValidationError.class)
			.isThrownBy(() -> await(new ReaderIn("a name that is longer than the column", 8).toModel().save()));
	}

	private static <T> List<T> all(QuerySet<T> query) {
		return await(query.list());
	}

	@Test
	void takesWhatTheQueryAnnotates() {
		QuerySet<Reader> readers = Reader.objects
			.annotate(count(Reader_.loans()).as("loanCount"), max(Reader_.loans().days).as("longest"))
			.orderBy(Reader_.id.asc());
		List<ReaderReport> expected = List.of(new ReaderReport(1, "Ann", 3L, 7), new ReaderReport(2, "Bob", 1L, 9));
		assertThat(await(readers.values(ReaderReport.class).list())).isEqualTo(expected);
		assertThat(await(readers.list())).extracting(ReaderReport::from).isEqualTo(expected);
		assertThatExceptionOfType(FieldError.class)
			.isThrownBy(() -> await(Reader.objects.all().values(ReaderReport.class).list()))
			.withMessageContaining("loanCount");
	}

	private static <T> T await(Mono<T> work) {
		return Objects.requireNonNull(orm.await(work));
	}

	record Title(String title) {

	}

	record Person(String name, @Nullable Integer age) {

	}

	record LoanLine(int days, @Path("reader__name") String who, @Nullable Title book, Person reader) {

	}

	record Label(String label) {

	}

	record Shelved(Set<Label> shelves) {

	}

	record Days(int days) {

	}

	record WithShelves(Shelved book, @Path("book__loans") List<Days> sameBook) {

	}

	record Endless(String name, List<EndlessLoan> loans) {

	}

	record EndlessLoan(Endless reader) {

	}

	record OneLoan(Days loans) {

	}

	record ManyBooks(List<Title> book) {

	}

	record BehindMany(@Path("loans__book") Title first) {

	}

	record Titel(String titel) {

	}

	record Mistyped(Titel book) {

	}

}
