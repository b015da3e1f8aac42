package io.tortoiseorm.dialect;

import java.util.List;

import io.r2dbc.spi.R2dbcException;
import io.tortoiseorm.dialect.Errors.Category;
import io.tortoiseorm.dialect.Errors.Meaning;
import io.tortoiseorm.exceptions.IntegrityError.Kind;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.CheckDefinition;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.ForeignKeyDefinition;
import io.tortoiseorm.sql.ddl.TableDefinition;
import io.tortoiseorm.sql.ddl.UniqueDefinition;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * The errors that databases really give.
 */
@DatabaseTest
class DialectErrorsTest {

	private final TestDatabase database;

	private final Dialect dialect;

	DialectErrorsTest(TestDatabase database) {
		this.database = database;
		this.dialect = DialectProbe.dialectOf(database.kind());
	}

	@BeforeDatabaseTests
	static void createTables(TestDatabase database) {
		Dialect dialect = DialectProbe.dialectOf(database.kind());
		TableDefinition owners = new TableDefinition(new TableRef(null, "owners"),
				List.of(ColumnDefinition.of("id", SqlType.INTEGER, false),
						ColumnDefinition.of("email", SqlType.varchar(50), false)),
				List.of("id"), List.of(new UniqueDefinition("uid_owners_email", List.of("email"))), List.of(),
				List.of(),
				List.of(new CheckDefinition("ck_owners", dialect.name().startsWith("m") ? "`id` > 0" : "\"id\" > 0")),
				null);
		TableDefinition pets = new TableDefinition(new TableRef(null, "pets"),
				List.of(ColumnDefinition.of("id", SqlType.INTEGER, false),
						ColumnDefinition.of("owner_id", SqlType.INTEGER, true)),
				List.of("id"), List.of(), List.of(), List.of(new ForeignKeyDefinition("fk_pets_owners",
						List.of("owner_id"), owners.table(), List.of("id"), "NO ACTION")),
				List.of(), null);
		database.execute(dialect.ddl().createTable(dialect, owners).toArray(String[]::new));
		database.execute(dialect.ddl().createTable(dialect, pets).toArray(String[]::new));
		database.execute(sql(dialect, "INSERT INTO [owners] ([id], [email]) VALUES (1, 'a@b.c')"),
				sql(dialect, "INSERT INTO [pets] ([id], [owner_id]) VALUES (1, 1)"));
	}

	private static String sql(Dialect dialect, String text) {
		String quote = dialect.name().startsWith("m") ? "`" : "\"";
		return text.replace("[", quote).replace("]", quote);
	}

	private Meaning meaning(String statement) {
		R2dbcException error = catchThrowableOfType(R2dbcException.class,
				() -> this.database.execute(sql(this.dialect, statement)));
		return this.dialect.errors()
			.classify(error.getSqlState(), error.getErrorCode(), String.valueOf(error.getMessage()));
	}

	private static void isIntegrity(Meaning meaning, Kind kind) {
		assertThat(meaning.category()).isEqualTo(Category.INTEGRITY);
		assertThat(meaning.kind()).isEqualTo(kind);
	}

	@Test
	void uniqueConstraint() {
		Meaning meaning = meaning("INSERT INTO [owners] ([id], [email]) VALUES (2, 'a@b.c')");
		isIntegrity(meaning, Kind.UNIQUE);
		if (this.database.kind() == TestDatabaseKind.SQLITE) {
			assertThat(meaning.columns()).containsExactly("email");
			assertThat(meaning.table()).isEqualTo("owners");
		}
		else {
			assertThat(meaning.constraint()).isEqualTo("uid_owners_email");
		}
	}

	@Test
	void primaryKey() {
		Meaning meaning = meaning("INSERT INTO [owners] ([id], [email]) VALUES (1, 'x@y.z')");
		isIntegrity(meaning, Kind.UNIQUE);
		assertThat(meaning.columns().isEmpty() ? meaning.constraint() : meaning.columns().get(0)).isIn("id",
				"owners_pkey", "PRIMARY");
	}

	@Test
	void missingParent() {
		isForeignKey(meaning("INSERT INTO [pets] ([id], [owner_id]) VALUES (2, 99)"));
	}

	@Test
	void referencedParent() {
		isForeignKey(meaning("DELETE FROM [owners] WHERE [id] = 1"));
	}

	private void isForeignKey(Meaning meaning) {
		isIntegrity(meaning, Kind.FOREIGN_KEY);
		@Nullable String expected = (this.database.kind() == TestDatabaseKind.SQLITE) ? null : "fk_pets_owners";
		assertThat(meaning.constraint()).isEqualTo(expected);
	}

	@Test
	void missingValue() {
		Meaning meaning = meaning("INSERT INTO [owners] ([id], [email]) VALUES (2, NULL)");
		isIntegrity(meaning, Kind.NOT_NULL);
		assertThat(meaning.columns()).containsExactly("email");
		isIntegrity(meaning("INSERT INTO [owners] ([id]) VALUES (3)"), Kind.NOT_NULL);
	}

	@Test
	void checkConstraint() {
		Meaning meaning = meaning("INSERT INTO [owners] ([id], [email]) VALUES (-1, 'n@e.g')");
		isIntegrity(meaning, Kind.CHECK);
		assertThat(meaning.constraint()).isEqualTo("ck_owners");
	}

	@Test
	void everythingElse() {
		assertThat(meaning("SELECT * FROM [nope]").category()).isEqualTo(Category.OPERATIONAL);
		assertThat(meaning("SELECT o.[nope] FROM [owners] o").category()).isEqualTo(Category.OPERATIONAL);
		assertThat(meaning("SELEC").category()).isEqualTo(Category.OPERATIONAL);
		assertThat(meaning("SELECT [id] FROM [owners] a, [owners] b").category()).isEqualTo(Category.OPERATIONAL);
	}

}
