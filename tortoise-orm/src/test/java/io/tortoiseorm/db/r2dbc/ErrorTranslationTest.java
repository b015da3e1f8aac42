package io.tortoiseorm.db.r2dbc;

import java.util.List;

import io.tortoiseorm.db.ConstraintFields;
import io.tortoiseorm.db.Database;
import io.tortoiseorm.exceptions.IntegrityError;
import io.tortoiseorm.exceptions.IntegrityError.Kind;
import io.tortoiseorm.exceptions.OperationalError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.sql.Bind;
import io.tortoiseorm.sql.SqlStatement;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlWriter;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static io.tortoiseorm.db.r2dbc.TestConnections.PATIENCE;
import static io.tortoiseorm.db.r2dbc.TestConnections.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What the ORM makes of the errors of each database.
 */
@DatabaseTest
class ErrorTranslationTest {

	private static final String SECRET = "hidden@secret.example";

	private final TestDatabase testDatabase;

	private final Database database;

	ErrorTranslationTest(TestDatabase testDatabase) {
		this.testDatabase = testDatabase;
		this.database = TestConnections.open(testDatabase, "maxsize=1");
	}

	@BeforeDatabaseTests
	static void createTables(TestDatabase database) {
		database.execute(
				"CREATE TABLE parents (id INT PRIMARY KEY, email VARCHAR(40) NOT NULL, age INT,"
						+ " CONSTRAINT uq_email UNIQUE (email), CONSTRAINT ck_age CHECK (age >= 0))",
				"CREATE TABLE children (id INT PRIMARY KEY, parent_id INT,"
						+ " CONSTRAINT fk_parent FOREIGN KEY (parent_id) REFERENCES parents (id))",
				"INSERT INTO parents VALUES (1, '" + SECRET + "', 1)", "INSERT INTO children VALUES (1, 1)");
	}

	@AfterDatabaseTests
	static void dropTables(TestDatabase database) {
		database.execute("DROP TABLE children", "DROP TABLE parents");
	}

	@AfterEach
	void close() {
		assertThat(this.database.list(sql("SELECT id FROM parents"), (row) -> row.get(0, Object.class)).block(PATIENCE))
			.as("the connection is usable after the error")
			.hasSize(1);
		this.database.close().block(PATIENCE);
	}

	private IntegrityError refused(String text, SqlType type, Object value) {
		IntegrityError error = catchThrowableOfType(IntegrityError.class,
				() -> this.database.update(bound(text, type, value)).block(PATIENCE));
		assertThat(error.getMessage()).doesNotContain(SECRET);
		assertThat(error.getCause()).isNotNull();
		return error;
	}

	private SqlStatement bound(String text, SqlType type, Object value) {
		SqlWriter writer = this.database.dialect().writer();
		String[] parts = text.split("\\?", -1);
		writer.append(parts[0]);
		for (int i = 1; i < parts.length; i++) {
			writer.bind(value, type).append(parts[i]);
		}
		return writer.toStatement();
	}

	private boolean is(TestDatabaseKind kind) {
		return this.testDatabase.kind() == kind;
	}

	@Test
	void unique() {
		IntegrityError error = refused("INSERT INTO parents VALUES (2, ?, 1)", SqlType.varchar(40), SECRET);
		assertThat(error.getKind()).isEqualTo(Kind.UNIQUE);
		if (is(TestDatabaseKind.SQLITE)) {
			assertThat(error.getTable()).isEqualTo("parents");
			assertThat(error.getFields()).containsExactly("email");
		}
		else {
			assertThat(error.getConstraint()).startsWithIgnoringCase("uq_email");
			assertThat(error.getMessage()).containsIgnoringCase("uq_email");
		}
	}

	@Test
	void primaryKey() {
		IntegrityError error = refused("INSERT INTO parents VALUES (1, ?, 1)", SqlType.varchar(40), "other");
		assertThat(error.getKind()).isEqualTo(Kind.UNIQUE);
	}

	@Test
	void foreignKeyWithoutItsParent() {
		IntegrityError error = refused("INSERT INTO children VALUES (2, ?)", SqlType.INTEGER, 99);
		assertThat(error.getKind()).isEqualTo(Kind.FOREIGN_KEY);
		if (!is(TestDatabaseKind.SQLITE)) {
			assertThat(error.getConstraint()).isEqualToIgnoringCase("fk_parent");
			assertThat(error.getTable()).isEqualToIgnoringCase("children");
		}
	}

	@Test
	void foreignKeyThatIsStillReferredTo() {
		IntegrityError error = refused("DELETE FROM parents WHERE id = ?", SqlType.INTEGER, 1);
		assertThat(error.getKind()).isEqualTo(Kind.FOREIGN_KEY);
	}

	@Test
	void notNull() {
		IntegrityError error = refused("INSERT INTO parents (id, email, age) VALUES (2, NULL, ?)", SqlType.INTEGER, 1);
		assertThat(error.getKind()).isEqualTo(Kind.NOT_NULL);
		assertThat(error.getFields()).hasSize(1).first().asString().isEqualToIgnoringCase("email");
		assertThat(error.getMessage()).containsIgnoringCase("email").contains("NULL is not allowed");
	}

	@Test
	void check() {
		IntegrityError error = refused("INSERT INTO parents VALUES (2, 'b', ?)", SqlType.INTEGER, -5);
		assertThat(error.getKind()).isEqualTo(Kind.CHECK);
		assertThat(error.getConstraint()).isEqualToIgnoringCase("ck_age");
	}

	@Test
	void theFieldsAreThoseOfTheModel() {
		ConstraintFields fields = (table, constraint, columns) -> List.of("theEmail");
		Database withModel = TestConnections.open(this.testDatabase, "maxsize=1",
				(builder) -> builder.constraintFields(fields));
		try {
			IntegrityError error = catchThrowableOfType(IntegrityError.class,
					() -> withModel.update(bound("INSERT INTO parents VALUES (2, ?, 1)", SqlType.varchar(40), SECRET))
						.block(PATIENCE));
			assertThat(error.getFields()).containsExactly("theEmail");
			assertThat(error.getMessage()).contains("(theEmail)");
		}
		finally {
			withModel.close().block(PATIENCE);
		}
	}

	@Test
	void aTextThatIsTooLongOrNotANumberNeverShowsUp() {
		String tooLong = SECRET.repeat(5);
		Mono<Long> insert = this.database
			.update(bound("INSERT INTO parents VALUES (2, ?, 1)", SqlType.varchar(200), tooLong))
			.then(this.database.update(sql("DELETE FROM parents WHERE id = 2")));
		if (is(TestDatabaseKind.SQLITE)) {
			insert.block(PATIENCE);
		}
		else {
			assertThatThrownBy(() -> insert.block(PATIENCE)).isExactlyInstanceOf(OperationalError.class)
				.message()
				.doesNotContain("hidden", "secret");
		}
		Mono<?> cast = this.database.list(bound("SELECT CAST(? AS DATE)", SqlType.TEXT, SECRET),
				(row) -> String.valueOf(row.get(0, Object.class)));
		if (is(TestDatabaseKind.POSTGRES) || is(TestDatabaseKind.H2)) {
			assertThatThrownBy(() -> cast.block(PATIENCE)).isExactlyInstanceOf(OperationalError.class)
				.message()
				.doesNotContain("hidden", "secret");
		}
	}

	@Test
	void aMissingTableOrColumnIsNamed() {
		assertThatThrownBy(() -> this.database.update(sql("DELETE FROM missing_table")).block(PATIENCE))
			.isExactlyInstanceOf(OperationalError.class)
			.message()
			.containsIgnoringCase("missing_table")
			.contains("connection \"default\"");
		assertThatThrownBy(() -> this.database.update(sql("UPDATE parents SET missing_column = 1")).block(PATIENCE))
			.isExactlyInstanceOf(OperationalError.class)
			.message()
			.containsIgnoringCase("missing_column");
	}

	@Test
	void wrongSyntaxDoesNotShowTheValues() {
		assertThatThrownBy(() -> this.database
			.update(bound("UPDATE parents SET email = ? WERE email = ?", SqlType.varchar(40), SECRET))
			.block(PATIENCE)).isExactlyInstanceOf(OperationalError.class).message().doesNotContain("hidden", "secret");
	}

	@Test
	void aValueThatTheDriverCannotSendIsRefused() {
		SqlStatement statement = new SqlStatement("SELECT 1",
				List.of(new Bind(SECRET, this.database.dialect().types().codec(SqlType.TEXT))), null);
		assertThatThrownBy(() -> this.database.list(statement, (row) -> 1).block(PATIENCE))
			.satisfies((error) -> assertThat(error).isInstanceOfAny(ParamsError.class, OperationalError.class)
				.message()
				.doesNotContain("hidden", "secret"));
	}

	@Test
	void anErrorOfTheMapperLeavesTheConnectionUsable() {
		IllegalStateException own = new IllegalStateException("mapper");
		assertThatThrownBy(() -> this.database.list(sql("SELECT id FROM parents"), (row) -> {
			throw own;
		}).block(PATIENCE)).isExactlyInstanceOf(OperationalError.class).hasCause(own);
		assertThatThrownBy(() -> this.database.stream(sql("SELECT id FROM parents"), 1, (row) -> {
			throw own;
		}).blockLast(PATIENCE)).isExactlyInstanceOf(OperationalError.class).hasCause(own);
	}

}
