package io.tortoiseorm.r2dbc.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcPermissionDeniedException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ErrorMappingTests extends SqliteTestSupport {

	private static final String SCHEMA = """
			CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT UNIQUE, age INTEGER NOT NULL DEFAULT 0
				CONSTRAINT adult CHECK (age >= 0), boss INTEGER REFERENCES users (id));
			CREATE TABLE strict (a INTEGER) STRICT;
			CREATE TRIGGER guard BEFORE DELETE ON users BEGIN SELECT RAISE(ABORT, 'users stay'); END;
			INSERT INTO users (id, email) VALUES (1, 'a@example.org')""";

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					INSERT INTO users (email) VALUES ('a@example.org') | DataIntegrityViolation | 23505 | 2067 | UNIQUE constraint failed: users.email
					INSERT INTO users (id) VALUES (1)                  | DataIntegrityViolation | 23505 | 1555 | UNIQUE constraint failed: users.id
					INSERT INTO users (boss) VALUES (99)               | DataIntegrityViolation | 23503 | 787  | FOREIGN KEY constraint failed
					INSERT INTO users (age) VALUES (NULL)              | DataIntegrityViolation | 23502 | 1299 | NOT NULL constraint failed: users.age
					INSERT INTO users (age) VALUES (-1)                | DataIntegrityViolation | 23514 | 275  | CHECK constraint failed: adult
					DELETE FROM users                                  | DataIntegrityViolation | 23000 | 1811 | users stay
					INSERT INTO strict VALUES ('x')                    | DataIntegrityViolation | 22018 | 3091 | cannot store TEXT value in INTEGER column strict.a
					INSERT INTO users (id) VALUES ('x')                | DataIntegrityViolation | 22018 | 20   | datatype mismatch
					SELECT zeroblob(2000000000)                        | DataIntegrityViolation | 22001 | 18   | string or blob too big
					SELEC 1                                            | BadGrammar | 42000 | 1 | near "SELEC": syntax error
					SELECT * FROM missing                              | BadGrammar | 42S02 | 1 | no such table: missing
					SELECT missing FROM users                          | BadGrammar | 42S22 | 1 | no such column: missing
					INSERT INTO users (missing) VALUES (1)             | BadGrammar | 42S22 | 1 | table users has no column named missing
					ALTER TABLE users ADD COLUMN age                   | BadGrammar | 42S21 | 1 | duplicate column name: age
					CREATE TABLE users (a)                             | BadGrammar | 42S01 | 1 | table users already exists
					DROP INDEX missing                                 | BadGrammar | 42S12 | 1 | no such index: missing
					SELECT missing(1)                                  | BadGrammar | 42000 | 1 | no such function: missing
					SELECT abs(-9223372036854775808)                   | BadGrammar | 22003 | 1 | integer overflow
					SELECT 'a' REGEXP '('                              | BadGrammar | 2201B | 1 | invalid regular expression: Unclosed group near index 1
					SELECT decimal_add('1', 'x')                       | BadGrammar | 22018 | 1 | an argument is not a decimal number
					RELEASE missing                                    | BadGrammar | 3B001 | 1 | no such savepoint: missing
					COMMIT                                             | BadGrammar | 25000 | 1 | cannot commit - no transaction is active
					""")
	void translates(String sql, String type, String state, int code, String message) {
		execute(SCHEMA);
		R2dbcException error = failure(this.connection, sql);
		assertThat(error.getClass().getName()).isEqualTo("io.r2dbc.spi.R2dbc" + type + "Exception");
		assertThat(error.getSqlState()).isEqualTo(state);
		assertThat(error.getErrorCode()).isEqualTo(code);
		assertThat(error.getMessage()).isEqualTo(message);
		assertThat(error.getSql()).isEqualTo(sql);
	}

	@Test
	void translatesTheUseOfADatabaseThatIsLocked() {
		execute(SCHEMA);
		Connection other = open(SqliteConnectionFactory.from(configuration().pragma("busy_timeout", "0").build()));
		await(this.connection.beginTransaction());
		R2dbcException busy = failure(other, "UPDATE users SET age = 2");
		assertThat(busy).isInstanceOf(R2dbcTransientResourceException.class);
		assertThat(busy.getErrorCode()).isEqualTo(5);
		await(this.connection.commitTransaction());
		await(other.beginTransaction(SqliteTransactionDefinition.of(TransactionMode.DEFERRED)));
		await(ints(other, "SELECT age FROM users"));
		execute("UPDATE users SET age = 3");
		R2dbcException stale = failure(other, "UPDATE users SET age = age + 1");
		assertThat(stale).isInstanceOf(R2dbcTransientResourceException.class);
		assertThat(stale.getErrorCode()).isEqualTo(517);
		assertThat(stale.getSqlState()).isEqualTo("40001");
	}

	@Test
	void translatesTheWriteToAReadOnlyDatabase() {
		execute(SCHEMA);
		Connection reader = open(SqliteConnectionFactory.from(configuration().readOnly(true).build()));
		assertThat(await(ints(reader, "SELECT count(*) FROM users"))).containsExactly(1);
		R2dbcException error = failure(reader, "UPDATE users SET age = 1");
		assertThat(error).isInstanceOf(R2dbcPermissionDeniedException.class);
		assertThat(error.getSqlState()).isEqualTo("25006");
		await(reader.beginTransaction());
		assertThat(await(ints(reader, "SELECT count(*) FROM users"))).containsExactly(1);
	}

	@Test
	void namesTheFileThatCannotBeOpened() {
		Path missing = this.folder.resolve("missing").resolve("app.db");
		SqliteConnectionFactory broken = SqliteConnectionFactory
			.from(SqliteConnectionConfiguration.builder().file(missing).build());
		long threads = connectionThreads();
		R2dbcException error = catchThrowableOfType(R2dbcNonTransientResourceException.class,
				() -> broken.create().block(TIMEOUT));
		assertThat(error.getMessage()).isEqualTo("unable to open database file: " + missing);
		assertThat(error.getSqlState()).isEqualTo("08001");
		assertThat(error.getErrorCode() & 0xFF).isEqualTo(14);
		assertThat(connectionThreads()).isLessThanOrEqualTo(threads + 1);
	}

	@Test
	void translatesTheUseOfAFileThatIsNoDatabase() throws Exception {
		Path text = Files.writeString(this.folder.resolve("text.db"), "no database, ".repeat(200));
		R2dbcException error = catchThrowableOfType(R2dbcNonTransientResourceException.class,
				() -> SqliteConnectionFactory.from(SqliteConnectionConfiguration.builder().file(text).build())
					.create()
					.block(TIMEOUT));
		assertThat(error.getMessage()).isEqualTo("file is not a database");
		assertThat(error.getErrorCode()).isEqualTo(26);
	}

	@Test
	void keepsValuesOutOfMessages() {
		execute(SCHEMA);
		String secret = "hunter2-secret";
		R2dbcException unique = failure(this.connection, "INSERT INTO users (email) VALUES (?), (?)", secret, secret);
		assertThat(unique).message().doesNotContain(secret);
		R2dbcException decimal = failure(this.connection, "SELECT decimal_add(?, '1')", secret);
		assertThat(decimal).message().doesNotContain(secret);
		assertThat(decimal.getCause()).message().doesNotContain(secret);
		R2dbcException expression = failure(this.connection, "SELECT 'a' REGEXP ?", secret + "(");
		assertThat(expression).message().doesNotContain(secret);
	}

	private static R2dbcException failure(Connection connection, String sql, Object... values) {
		return catchThrowableOfType(R2dbcException.class, () -> await(update(connection, sql, values)));
	}

}
