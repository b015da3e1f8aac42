package io.tortoiseorm.fields;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import io.tortoiseorm.Values;
import io.tortoiseorm.exceptions.ConfigurationError;
import io.tortoiseorm.exceptions.ValidationError;
import io.tortoiseorm.exceptions.ValidationError.Violation;
import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.meta.RelationSlot;
import io.tortoiseorm.query.TestOrm;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Rules of models are checked before anything is sent, and all that is wrong is told.
 */
@DatabaseTest
class ValidationTest {

	private static TestOrm orm;

	@BeforeDatabaseTests
	static void start(TestDatabase database) {
		orm = TestOrm.withModels(database, Account.class);
	}

	@AfterDatabaseTests
	static void stop() {
		orm.close();
	}

	@AfterEach
	void clear() {
		orm.await(Account.objects.all().delete());
	}

	/** What is wrong, with nothing written. */
	private static List<String> refused(Mono<?> work) {
		List<String> found = new ArrayList<>();
		List<String> sent = orm.statementsOf(work.then().onErrorResume(ValidationError.class, (error) -> {
			assertThat(error.getModel()).isEqualTo("Account");
			error.getViolations().forEach((violation) -> found.add(violation.field() + " " + violation.message()));
			return Mono.empty();
		}));
		assertThat(sent).allMatch((sql) -> sql.startsWith("SELECT"));
		return found;
	}

	private static Account wrong() {
		Account account = new Account();
		account.email = "nowhere";
		account.name = " ";
		account.credit = 101;
		account.debit = 103;
		account.state = Account.State.CLOSED;
		account.address = "127.0.0.1";
		account.labels = List.of("a", "", "c");
		return account;
	}

	private static final String[] ALL = { "email is no address", "name must say something",
			"credit is above one hundred", "debit is odd", "state is closed", "address is this machine",
			"labels are too many", "labels[1].<list element> is blank", " has more debit than credit" };

	@Test
	void savingANewInstance() {
		assertThat(refused(wrong().save())).containsExactlyInAnyOrder(ALL);
		assertThat(refused(Account.objects.create(wrong()))).containsExactlyInAnyOrder(ALL);
		assertThat(orm.await(Account.objects.count())).isZero();
	}

	@Test
	void savingAChange() {
		Account account = new Account();
		orm.await(account.save());
		account.credit = -1;
		account.debit = -3;
		assertThat(refused(account.save())).containsExactlyInAnyOrder("credit is below zero", "debit is odd");
		account.email = "nowhere";
		assertThat(refused(account.save((options) -> options.fields("debit")))).containsExactly("debit is odd");
		assertThat(orm.await(Account.objects.filter("credit", 0, "debit", 0).count())).isEqualTo(1);
	}

	@Test
	void whatIsWrongAlreadyDoesNotHinderOtherChanges() {
		Account account = new Account();
		orm.await(account.save());
		orm.await(orm.database().script(quoted("UPDATE \"accounts\" SET \"debit\" = -1")));
		Account read = Objects.requireNonNull(orm.await(Account.objects.get(Objects.requireNonNull(account.id))));
		read.name = "changed";
		orm.await(read.save());
		assertThat(orm.await(Account.objects.filter("name", "changed", "debit", -1).count())).isEqualTo(1);
	}

	private static String quoted(String sql) {
		return orm.kind().isMySqlFamily() ? sql.replace('"', '`') : sql;
	}

	@Test
	void oneOfManyInstances() {
		List<Account> accounts = new ArrayList<>(IntStream.range(0, 5).mapToObj((i) -> new Account()).toList());
		accounts.get(1).debit = 1;
		accounts.get(4).credit = -2;
		assertThat(refused(Account.objects.bulkCreate(accounts, (options) -> options.batchSize(1))))
			.containsExactlyInAnyOrder("[1].debit is odd", "[1] has more debit than credit", "[4].credit is below zero",
					"[4] has more debit than credit");
		assertThat(orm.await(Account.objects.count())).isZero();
	}

	@Test
	void manyChanges() {
		List<Account> accounts = IntStream.range(0, 3).mapToObj((i) -> new Account()).toList();
		orm.await(Account.objects.bulkCreate(accounts));
		accounts.forEach((account) -> account.credit = 10);
		accounts.get(2).credit = 1000;
		assertThat(refused(Account.objects.bulkUpdate(accounts, List.of("credit"), (options) -> options.batchSize(1))))
			.containsExactly("[2].credit is above one hundred");
		assertThat(orm.await(Account.objects.filter("credit", 0).count())).isEqualTo(3);
	}

	@Test
	void updatesByQueries() {
		orm.await(new Account().save());
		assertThat(refused(Account.objects.all().update("credit", 200))).containsExactly("credit is above one hundred");
		assertThat(refused(Account.objects.all().update("debit", 1))).containsExactly("debit is odd");
		assertThat(refused(Account.objects.all().update("state", "CLOSED"))).containsExactly("state is closed");
		assertThat(refused(Account.objects.all().update("name", null))).containsExactly("name must not be null");
		assertThat(refused(Account.objects.all().update("name", "longer than that")))
			.containsExactly("name has 16 characters, at most 10 are allowed");
		assertThat(refused(Account.objects.all().update("labels", List.of("a", "b", "c"))))
			.containsExactly("labels are too many");
		assertThat(orm.await(Account.objects.all().update("credit", 100, "debit", 2))).isEqualTo(1);
	}

	@Test
	void gettingOrCreating() {
		assertThat(refused(Account.objects.getOrCreate(Values.of("email", "a@b.example"), Values.of("debit", 1))))
			.containsExactlyInAnyOrder("debit is odd", " has more debit than credit");
		assertThat(refused(Account.objects.updateOrCreate(Values.of("email", "a@b.example"), Values.of("credit", -1))))
			.containsExactlyInAnyOrder("credit is below zero", " has more debit than credit");
		orm.await(Account.objects.create("email", "a@b.example"));
		assertThat(refused(Account.objects.updateOrCreate(Values.of("email", "a@b.example"), Values.of("credit", -1))))
			.containsExactlyInAnyOrder("credit is below zero", " has more debit than credit");
		assertThat(orm.await(Account.objects.filter("credit", 0).count())).isEqualTo(1);
	}

	@Test
	void nothingIsCheckedThatTheDatabaseMakesOrThatIsNull() {
		Account account = new Account();
		assertThat(account.id).isNull();
		orm.await(account.save());
		assertThat(account.id).isNotNull();
		assertThat(account.address).isNull();
	}

	@Test
	void nothingIsCheckedThatIsInNoColumn() {
		Account account = new Account();
		RelationSlot.setFetched(account.children, List.of());
		assertThat(account.password).isNull();
		orm.await(account.save());
		orm.await(Account.objects.bulkCreate(List.of(new Account())));
		assertThat(orm.await(Account.objects.count())).isEqualTo(2);
	}

	@Test
	void aFilterIsNoValueOfTheField() {
		assertThat(orm.await(Account.objects.filter("credit", 1000).count())).isZero();
		assertThat(orm.await(Account.objects.filter("name", "longer than that").count())).isZero();
		assertThat(orm.await(Account.objects.filter("debit", 1).count())).isZero();
	}

	@Test
	void theMessageNamesModelAndFieldAndEndsSomewhere() {
		List<Account> accounts = IntStream.range(0, 30).mapToObj((i) -> {
			Account account = new Account();
			account.debit = -1;
			return account;
		}).toList();
		assertThatExceptionOfType(ValidationError.class)
			.isThrownBy(() -> orm.await(Account.objects.bulkCreate(accounts)))
			.withMessageStartingWith("Account[0].debit: is odd; Account[1].debit: is odd;")
			.withMessageEndingWith("Account[19].debit: is odd; and 10 more")
			.satisfies((error) -> assertThat(error.getViolations()).hasSize(30)
				.last()
				.isEqualTo(new Violation("[29].debit", "is odd")));
	}

	@Test
	void aValidatorForAnotherTypeIsAMistake() {
		assertThatExceptionOfType(ConfigurationError.class)
			.isThrownBy(() -> ModelRegistry.builder().app("models", "default", Mistaken.class).build())
			.withMessageContaining("Mistaken.label")
			.withMessageContaining("Even, which checks Integer")
			.withMessageContaining("checks String");
	}

	/** Has a validator that does not fit. */
	public static class Mistaken extends io.tortoiseorm.Model<Mistaken> {

		@CharField(maxLength = 5, validators = Account.Even.class)
		public String label = "";

	}

}
