package io.tortoiseorm.instances;

import io.tortoiseorm.Transactions;
import io.tortoiseorm.exceptions.IntegrityError;
import io.tortoiseorm.instances.FailureInjectionTest.Account;
import io.tortoiseorm.query.TestOrm;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Where constraints can be deferred to the commit, one that fails there undoes all.
 */
@DatabaseTest(only = { TestDatabaseKind.POSTGRES, TestDatabaseKind.SQLITE })
class DeferredConstraintTest {

	@Test
	void aConstraintThatFailsAtTheCommitRollsBack(TestDatabase database) {
		try (TestOrm orm = TestOrm.withModels(database, Account.class)) {
			database.execute(
					"CREATE TABLE postings (account_id INT REFERENCES accounts (id) DEFERRABLE INITIALLY DEFERRED)");
			Mono<?> work = Account.objects.create("id", 1, "balance", 100)
				.then(orm.database().execute("INSERT INTO postings VALUES (?)", 99));
			assertThatExceptionOfType(IntegrityError.class)
				.isThrownBy(() -> orm.await(Transactions.inTransaction(() -> work)));
			assertThat(database.query("SELECT id FROM accounts")).isEmpty();
			assertThat(database.query("SELECT account_id FROM postings")).isEmpty();
			assertThat(orm.connectionsInUse()).isZero();
		}
	}

}
