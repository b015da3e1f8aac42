package io.tortoiseorm.schema;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.Dialects;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.ForeignKeyDefinition;
import io.tortoiseorm.sql.ddl.IndexDefinition;
import io.tortoiseorm.sql.ddl.SearchVector;
import io.tortoiseorm.sql.ddl.TableDefinition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is written to create a schema. The scripts are in {@code ddl/*.sql}.
 */
class SchemaGeneratorTest {

	static List<Dialect> dialects() {
		return Dialects.all();
	}

	@ParameterizedTest
	@MethodSource("dialects")
	void writesTheWholeSchema(Dialect dialect) throws IOException {
		assertThat(SchemaGenerator.script(Library.registry(), "default", dialect)).isEqualTo(expected(dialect));
	}

	private static String expected(Dialect dialect) throws IOException {
		try (InputStream file = SchemaGeneratorTest.class.getResourceAsStream("ddl/" + dialect.name() + ".sql")) {
			return new String(Objects.requireNonNull(file, "no script of " + dialect).readAllBytes(),
					StandardCharsets.UTF_8);
		}
	}

	@Test
	void otherConnectionsHaveOtherTables() {
		assertThat(SchemaGenerator.statements(Library.registry(), "analytics", Dialects.h2())).isEmpty();
	}

	@Test
	void tablesComeAfterThoseTheyReferTo() {
		List<String> order = ModelTables.of(Library.registry(), "default")
			.stream()
			.map((table) -> table.table().name())
			.toList();
		assertThat(order).startsWith("books", "authors").endsWith("books_labels").doesNotContain("legacy");
		List<String> created = CreationOrder.of(ModelTables.of(Library.registry(), "default"))
			.tables()
			.stream()
			.map((table) -> table.table().name())
			.toList();
		assertThat(created.indexOf("authors")).isLessThan(created.indexOf("books"));
		assertThat(created.indexOf("books")).isLessThan(created.indexOf("copies"));
	}

	@Test
	void onlyCirclesAreOpened() {
		CreationOrder order = CreationOrder.of(ModelTables.of(Library.registry(), "default"));
		assertThat(order.later()).singleElement()
			.satisfies((later) -> assertThat(later.table().table().name()).isEqualTo("departments"));
	}

	@Test
	void aTableBehindACircleWaitsForIt() {
		TableDefinition behind = table("behind", "one");
		TableDefinition one = table("one", "two");
		TableDefinition two = table("two", "three");
		TableDefinition three = table("three", "one");
		CreationOrder order = CreationOrder.of(List.of(behind, one, two, three));
		assertThat(order.tables()).extracting((table) -> table.table().name())
			.containsExactly("one", "behind", "three", "two");
		assertThat(order.later()).singleElement()
			.satisfies((later) -> assertThat(later.key().target().name()).isEqualTo("two"));
	}

	private static TableDefinition table(String name, String target) {
		ForeignKeyDefinition key = new ForeignKeyDefinition("fk_" + name, List.of("other"), new TableRef(null, target),
				List.of("id"), "CASCADE");
		return new TableDefinition(new TableRef(null, name),
				List.of(ColumnDefinition.of("id", SqlType.INTEGER, false),
						ColumnDefinition.of("other", SqlType.INTEGER, true)),
				List.of("id"), List.of(), List.of(), List.of(key), List.of(), null);
	}

	private static List<String> statements(Dialect dialect, IndexDefinition index) {
		TableDefinition table = new TableDefinition(new TableRef(null, "t"),
				List.of(ColumnDefinition.of("c", SqlType.TEXT, true)), List.of(), List.of(), List.of(index), List.of(),
				List.of(), null);
		return SchemaGenerator.statements(List.of(table), dialect);
	}

	@Test
	void specialIndexesAreWrittenWhereTheyExist() {
		IndexDefinition partial = new IndexDefinition("i", List.of("c"), List.of(), false, "c > 'a'", null);
		assertThat(statements(Dialects.postgres(), partial))
			.contains("CREATE INDEX IF NOT EXISTS \"i\" ON \"t\" (\"c\") WHERE \"c\" > 'a'");
		IndexDefinition gin = new IndexDefinition("i", List.of("c"), List.of(), false, null, "gin");
		assertThat(statements(Dialects.postgres(), gin))
			.contains("CREATE INDEX IF NOT EXISTS \"i\" ON \"t\" USING GIN (\"c\")");
		IndexDefinition expression = new IndexDefinition("i", List.of(), List.of("lower(c)"), true, null, null);
		assertThat(statements(Dialects.sqlite(), expression))
			.contains("CREATE UNIQUE INDEX IF NOT EXISTS \"i\" ON \"t\" ((lower(\"c\")))");
		assertThat(statements(Dialects.mysql(), expression).get(0)).contains("UNIQUE KEY `i` ((lower(`c`)))");
		IndexDefinition words = new IndexDefinition("i", List.of("c"), List.of(), false, null, "fulltext");
		assertThat(statements(Dialects.mariadb(), words).get(0)).contains("FULLTEXT KEY `i` (`c`)");
	}

	@Test
	void indexesForSpeedAreLeftOutWhereTheyDoNotExist() {
		IndexDefinition gin = new IndexDefinition("i", List.of("c"), List.of(), false, null, "gin");
		assertThat(statements(Dialects.h2(), gin)).hasSize(1);
		IndexDefinition partial = new IndexDefinition("i", List.of("c"), List.of(), false, "c > 'a'", null);
		assertThat(statements(Dialects.h2(), partial)).hasSize(1);
		assertThat(statements(Dialects.mysql(), partial).get(0)).doesNotContain("KEY");
	}

	@Test
	void uniqueIndexesAreNeverLeftOut() {
		IndexDefinition partial = new IndexDefinition("i", List.of("c"), List.of(), true, "c > 'a'", null);
		assertThatExceptionOfType(UnsupportedError.class).isThrownBy(() -> statements(Dialects.h2(), partial))
			.withMessageContainingAll("H2", "partial indexes", "unique index i", "table t");
	}

	@Test
	void whatADatabaseCannotIsRefused() {
		TableRef elsewhere = new TableRef("archive", "t");
		TableDefinition table = new TableDefinition(elsewhere, List.of(ColumnDefinition.of("c", SqlType.TEXT, true)),
				List.of(), List.of(), List.of(), List.of(), List.of(), null);
		assertThat(SchemaGenerator.statements(List.of(table), Dialects.postgres()).get(0))
			.isEqualTo("CREATE SCHEMA IF NOT EXISTS \"archive\"");
		assertThatExceptionOfType(UnsupportedError.class)
			.isThrownBy(() -> SchemaGenerator.statements(List.of(table), Dialects.sqlite()))
			.withMessageContainingAll("SQLite", "archive");
		TableDefinition referring = new TableDefinition(new TableRef(null, "t"),
				List.of(ColumnDefinition.of("c", SqlType.INTEGER, true)), List.of(), List.of(), List.of(),
				List.of(new ForeignKeyDefinition("fk", List.of("c"), elsewhere, List.of("id"), "SET DEFAULT")),
				List.of(), null);
		assertThatExceptionOfType(UnsupportedError.class)
			.isThrownBy(() -> SchemaGenerator.statements(List.of(referring), Dialects.mysql()))
			.withMessageContainingAll("MySQL", "SET DEFAULT");
		TableDefinition arrays = new TableDefinition(new TableRef(null, "t"),
				List.of(ColumnDefinition.of("c", SqlType.array(SqlType.TEXT), true)), List.of(), List.of(), List.of(),
				List.of(), List.of(), null);
		assertThatExceptionOfType(UnsupportedError.class)
			.isThrownBy(() -> SchemaGenerator.statements(List.of(arrays), Dialects.mariadb()))
			.withMessageContaining("MariaDB");
	}

	@Test
	void searchVectorsNeedAConfiguration() {
		assertThat(SchemaGenerator.statements(List.of(searchable("english")), Dialects.postgres()).get(0)).contains(
				"\"v\" TSVECTOR GENERATED ALWAYS AS (SETWEIGHT(TO_TSVECTOR('english', COALESCE(\"c\", '')), 'A')) STORED");
		assertThatExceptionOfType(UnsupportedError.class)
			.isThrownBy(() -> SchemaGenerator.statements(List.of(searchable(null)), Dialects.postgres()))
			.withMessageContaining("configuration");
	}

	private static TableDefinition searchable(@Nullable String config) {
		SearchVector vector = new SearchVector(List.of("c"), config, List.of("A"));
		SqlType type = new SqlType(SqlType.Kind.TSVECTOR, 0, 0, null);
		return new TableDefinition(new TableRef(null, "t"),
				List.of(ColumnDefinition.of("c", SqlType.TEXT, true),
						new ColumnDefinition("v", type, true, false, null, vector, null)),
				List.of(), List.of(), List.of(), List.of(), List.of(), null);
	}

	@Test
	void constraintsAreTracedToFields() {
		ModelConstraints constraints = new ModelConstraints(Library.registry());
		TableDefinition books = ModelTables.of(Library.registry().get(Library.Book.class));
		assertThat(constraints.resolve(null, books.uniques().get(0).name(), List.of())).containsExactly("isbn");
		assertThat(constraints.resolve("books", books.uniques().get(1).name(), List.of())).containsExactly("authorId",
				"title");
		assertThat(constraints.resolve(null, books.foreignKeys().get(0).name(), List.of())).containsExactly("authorId");
		assertThat(constraints.resolve("BOOKS", null, List.of("ISBN"))).containsExactly("isbn");
		assertThat(constraints.resolve("authors", null, List.of("full name"))).containsExactly("name");
		assertThat(constraints.resolve(null, "books_isbn_key", List.of())).containsExactly("isbn");
		assertThat(constraints.resolve(null, "books_pkey", List.of())).containsExactly("id");
		assertThat(constraints.resolve("labels", "PRIMARY", List.of())).containsExactly("name");
		assertThat(constraints.resolve("nowhere", "nothing", List.of())).isEmpty();
		assertThat(constraints.resolve("nowhere", null, List.of("c"))).containsExactly("c");
	}

}
