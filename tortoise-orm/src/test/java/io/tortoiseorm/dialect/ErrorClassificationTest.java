package io.tortoiseorm.dialect;

import java.util.List;

import io.tortoiseorm.dialect.Errors.Category;
import io.tortoiseorm.dialect.Errors.Meaning;
import io.tortoiseorm.exceptions.IntegrityError.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Errors by state, code and message, also those that are hard to come by.
 */
class ErrorClassificationTest {

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "postgres, 23505, 0, INTEGRITY", "postgres, 23P01, 0, INTEGRITY",
			"postgres, 40001, 0, RETRYABLE", "postgres, 40P01, 0, RETRYABLE", "postgres, 55P03, 0, LOCK_TIMEOUT",
			"postgres, 57014, 0, STATEMENT_TIMEOUT", "postgres, 25006, 0, TRANSACTION",
			"postgres, 25P02, 0, TRANSACTION", "postgres, 99999, 0, TRANSACTION", "postgres, 57P01, 0, CONNECTION",
			"postgres, 08006, 0, CONNECTION", "postgres, 08003, 0, CONNECTION", "postgres, 28P01, 0, CONNECTION",
			"postgres, 3D000, 0, CONNECTION", "postgres, 42601, 0, OPERATIONAL", "postgres, 22001, 0, OPERATIONAL",
			"postgres, 21000, 0, OPERATIONAL", "postgres, -, 0, OPERATIONAL", "mysql, 23000, 1062, INTEGRITY",
			"mysql, -, 3819, INTEGRITY", "mysql, HY000, 1364, INTEGRITY", "mariadb, 23000, 4025, INTEGRITY",
			"mysql, 40001, 1213, RETRYABLE", "mariadb, HY000, 1020, RETRYABLE", "mysql, HY000, 1205, LOCK_TIMEOUT",
			"mysql, -, 3572, LOCK_TIMEOUT", "mysql, HY000, 3024, STATEMENT_TIMEOUT",
			"mariadb, 70100, 1969, STATEMENT_TIMEOUT", "mysql, -, 1792, TRANSACTION", "mysql, 28000, 1045, CONNECTION",
			"mysql, 42000, 1049, CONNECTION", "mysql, 08000, 0, CONNECTION", "mariadb, H1000, 9000, CONNECTION",
			"mysql, 23000, 1052, OPERATIONAL", "mysql, -, 1406, OPERATIONAL", "mysql, 42000, 1064, OPERATIONAL",
			"mysql, -, 0, OPERATIONAL", "h2, 23505, 23505, INTEGRITY", "h2, 23513, 23513, INTEGRITY",
			"h2, 40001, 40001, RETRYABLE", "h2, HYT00, 50200, LOCK_TIMEOUT", "h2, 28000, 28000, CONNECTION",
			"h2, 90146, 90146, CONNECTION", "h2, 90067, 90067, CONNECTION", "h2, 57014, 57014, STATEMENT_TIMEOUT",
			"h2, 22001, 22001, OPERATIONAL", "h2, 42S02, 42102, OPERATIONAL", "sqlite, 23505, 2067, INTEGRITY",
			"sqlite, 23505, 1555, INTEGRITY", "sqlite, 23503, 787, INTEGRITY", "sqlite, 23502, 1299, INTEGRITY",
			"sqlite, 23514, 275, INTEGRITY", "sqlite, 55P03, 5, LOCK_TIMEOUT", "sqlite, 55P03, 6, LOCK_TIMEOUT",
			"sqlite, 40001, 517, RETRYABLE", "sqlite, 57014, 9, STATEMENT_TIMEOUT", "sqlite, 25006, 8, TRANSACTION",
			"sqlite, 40000, 0, TRANSACTION", "sqlite, 08001, 14, CONNECTION", "sqlite, 08003, 0, CONNECTION",
			"sqlite, 42S02, 1, OPERATIONAL", "mssql, 23000, 2627, INTEGRITY", "mssql, 23000, 2601, INTEGRITY",
			"mssql, 23000, 547, INTEGRITY", "mssql, 23000, 515, INTEGRITY", "mssql, 40001, 1205, RETRYABLE",
			"mssql, S0005, 3960, RETRYABLE", "mssql, S0051, 1222, LOCK_TIMEOUT", "mssql, S0001, 18456, CONNECTION",
			"mssql, S0001, 4060, CONNECTION", "mssql, 08S01, 0, CONNECTION", "mssql, S0001, 3930, TRANSACTION",
			"mssql, S0002, 208, OPERATIONAL", "mssql, -, 0, OPERATIONAL", "oracle, 23000, 1, INTEGRITY",
			"oracle, 23000, 2291, INTEGRITY", "oracle, 23000, 2292, INTEGRITY", "oracle, 23000, 2290, INTEGRITY",
			"oracle, 23000, 1400, INTEGRITY", "oracle, 61000, 60, RETRYABLE", "oracle, 72000, 8177, RETRYABLE",
			"oracle, 61000, 54, LOCK_TIMEOUT", "oracle, 61000, 30006, LOCK_TIMEOUT",
			"oracle, 72000, 1013, STATEMENT_TIMEOUT", "oracle, 72000, 1017, CONNECTION",
			"oracle, 66000, 12541, CONNECTION", "oracle, 08006, 17002, CONNECTION", "oracle, 25006, 1456, TRANSACTION",
			"oracle, 42000, 942, OPERATIONAL", "oracle, -, 0, OPERATIONAL" })
	void categories(String database, @Nullable String state, int code, Category expected) {
		assertThat(Dialects.byName(database).errors().classify(state, code, "something").category())
			.isEqualTo(expected);
	}

	@Test
	void messagesOfPostgres() {
		Errors errors = Dialects.postgres().errors();
		assertThat(errors.classify("23505", 0, "duplicate key value violates unique constraint \"uid_users\""))
			.isEqualTo(integrity(Kind.UNIQUE, "uid_users", null));
		assertThat(errors.classify("23502", 0,
				"null value in column \"email\" of relation \"users\" violates not-null constraint"))
			.isEqualTo(integrity(Kind.NOT_NULL, null, "users", "email"));
		assertThat(errors.classify("23503", 0,
				"insert or update on table \"pets\" violates foreign key constraint \"fk_pets\""))
			.isEqualTo(integrity(Kind.FOREIGN_KEY, "fk_pets", "pets"));
		assertThat(errors.classify("23514", 0, "new row for relation \"users\" violates check constraint \"ck\"\"x\""))
			.isEqualTo(integrity(Kind.CHECK, "ck\"x", "users"));
	}

	@Test
	void messagesOfSqlServer() {
		Errors errors = Dialects.mssql().errors();
		assertThat(errors
			.classify("23000", 2627,
					"Violation of UNIQUE KEY constraint 'uid_users'. Cannot insert duplicate key in object 'dbo.users'."
							+ " The duplicate key value is (a)."))
			.isEqualTo(integrity(Kind.UNIQUE, "uid_users", "users"));
		assertThat(
				errors.classify("23000", 2601,
						"Cannot insert duplicate key row in object 'dbo.users' with unique index 'uid_users'."
								+ " The duplicate key value is (a)."))
			.isEqualTo(integrity(Kind.UNIQUE, "uid_users", "users"));
		assertThat(errors.classify("23000", 547,
				"The INSERT statement conflicted with the FOREIGN KEY constraint \"fk_pets\". The conflict occurred in"
						+ " database \"shop\", table \"dbo.owners\", column 'id'."))
			.isEqualTo(integrity(Kind.FOREIGN_KEY, "fk_pets", null));
		assertThat(errors.classify("23000", 547,
				"The DELETE statement conflicted with the REFERENCE constraint \"fk_pets\". The conflict occurred in"
						+ " database \"shop\", table \"dbo.pets\", column 'owner_id'."))
			.isEqualTo(integrity(Kind.FOREIGN_KEY, "fk_pets", null));
		assertThat(errors.classify("23000", 547,
				"The INSERT statement conflicted with the CHECK constraint \"ck_users\". The conflict occurred in"
						+ " database \"shop\", table \"dbo.users\", column 'age'."))
			.isEqualTo(integrity(Kind.CHECK, "ck_users", "users"));
		assertThat(errors.classify("23000", 515,
				"Cannot insert the value NULL into column 'email', table 'shop.dbo.users'; column does not allow nulls."
						+ " INSERT fails."))
			.isEqualTo(integrity(Kind.NOT_NULL, null, "users", "email"));
	}

	@Test
	void messagesOfOracle() {
		Errors errors = Dialects.oracle().errors();
		assertThat(errors.classify("23000", 1, "ORA-00001: unique constraint (SHOP.uid_users) violated"))
			.isEqualTo(integrity(Kind.UNIQUE, "uid_users", null));
		assertThat(errors.classify("23000", 2291,
				"ORA-02291: integrity constraint (SHOP.fk_pets) violated - parent key not found"))
			.isEqualTo(integrity(Kind.FOREIGN_KEY, "fk_pets", null));
		assertThat(errors.classify("23000", 2290, "ORA-02290: check constraint (SHOP.ck_users) violated"))
			.isEqualTo(integrity(Kind.CHECK, "ck_users", null));
		assertThat(errors.classify("23000", 1400, "ORA-01400: cannot insert NULL into (\"SHOP\".\"users\".\"email\")"))
			.isEqualTo(integrity(Kind.NOT_NULL, null, "users", "email"));
	}

	@Test
	void messagesOfMySql() {
		Errors errors = Dialects.mysql().errors();
		assertThat(errors.classify("23000", 1062, "Duplicate entry 'it's for key 'x'' for key 'users.uid_users'"))
			.isEqualTo(integrity(Kind.UNIQUE, "uid_users", "users"));
		assertThat(errors.classify("23000", 1062, "Duplicate entry '1' for key 'PRIMARY'"))
			.isEqualTo(integrity(Kind.UNIQUE, "PRIMARY", null));
		assertThat(errors.classify("23000", 1452,
				"Cannot add or update a child row: a foreign key constraint fails (`shop`.`pets`, CONSTRAINT `fk_pets`"
						+ " FOREIGN KEY (`owner_id`, `kind`) REFERENCES `owners` (`id`, `kind`))"))
			.isEqualTo(integrity(Kind.FOREIGN_KEY, "fk_pets", "pets", "owner_id", "kind"));
		assertThat(errors.classify("23000", 1048, "Column 'email' cannot be null"))
			.isEqualTo(integrity(Kind.NOT_NULL, null, null, "email"));
		assertThat(errors.classify("HY000", 1364, "Field 'email' doesn't have a default value"))
			.isEqualTo(integrity(Kind.NOT_NULL, null, null, "email"));
		assertThat(errors.classify(null, 3819, "Check constraint 'ck_users' is violated."))
			.isEqualTo(integrity(Kind.CHECK, "ck_users", null));
		assertThat(errors.classify("23000", 4025, "CONSTRAINT `ck_users` failed for `shop`.`users`"))
			.isEqualTo(integrity(Kind.CHECK, "ck_users", "users"));
	}

	@Test
	void messagesOfH2() {
		Errors errors = Dialects.h2().errors();
		assertThat(errors.classify("23505", 23505,
				"Unique index or primary key violation: \"PUBLIC.CONSTRAINT_INDEX_4"
						+ " ON PUBLIC.USERS(EMAIL NULLS FIRST) VALUES ( /* 1 */ 'a ON b(c)' )\"; SQL statement: …"))
			.isEqualTo(integrity(Kind.UNIQUE, "CONSTRAINT_INDEX_4", "USERS", "EMAIL"));
		assertThat(errors.classify("23505", 23505,
				"Unique index or primary key violation: \"PUBLIC.uid_users INDEX PUBLIC.uid_users_INDEX_1 ON"
						+ " PUBLIC.users(email NULLS FIRST, kind DESC) VALUES ( /* 1 */ 'a' )\""))
			.isEqualTo(integrity(Kind.UNIQUE, "uid_users", "users", "email", "kind"));
		assertThat(errors.classify("23505", 23505,
				"Unique index or primary key violation: \"PUBLIC.CONSTRAINT_1 PRIMARY KEY ON PUBLIC.users(id) ( /* key:1"
						+ " */ 1)\""))
			.isEqualTo(integrity(Kind.UNIQUE, "CONSTRAINT_1", "users", "id"));
		assertThat(errors.classify("23506", 23506,
				"Referential integrity constraint violation: \"fk_pets: PUBLIC.pets FOREIGN KEY(owner_id) REFERENCES"
						+ " PUBLIC.owners(id) (5)\""))
			.isEqualTo(integrity(Kind.FOREIGN_KEY, "fk_pets", "pets", "owner_id"));
		assertThat(errors.classify("23502", 23502, "NULL not allowed for column \"email\""))
			.isEqualTo(integrity(Kind.NOT_NULL, null, null, "email"));
		assertThat(errors.classify("23513", 23513, "Check constraint violation: \"ck_users: \""))
			.isEqualTo(integrity(Kind.CHECK, "ck_users", null));
	}

	@Test
	void messagesOfSqlite() {
		Errors errors = Dialects.sqlite().errors();
		assertThat(errors.classify("23505", 2067, "UNIQUE constraint failed: users.email, users.kind"))
			.isEqualTo(integrity(Kind.UNIQUE, null, "users", "email", "kind"));
		assertThat(errors.classify("23505", 2067, "UNIQUE constraint failed: index 'uidx_users'"))
			.isEqualTo(integrity(Kind.UNIQUE, "uidx_users", null));
		assertThat(errors.classify("23502", 1299, "NOT NULL constraint failed: users.email"))
			.isEqualTo(integrity(Kind.NOT_NULL, null, "users", "email"));
		assertThat(errors.classify("23503", 787, "FOREIGN KEY constraint failed"))
			.isEqualTo(integrity(Kind.FOREIGN_KEY, null, null));
		assertThat(errors.classify("23514", 275, "CHECK constraint failed: ck_users"))
			.isEqualTo(integrity(Kind.CHECK, "ck_users", null));
	}

	private static Meaning integrity(Kind kind, @Nullable String constraint, @Nullable String table,
			String... columns) {
		return new Meaning(Category.INTEGRITY, kind, constraint, table, List.of(columns));
	}

}
