package io.tortoiseorm.dialect;

import java.util.Arrays;
import java.util.List;

import io.tortoiseorm.dialect.Errors.Category;
import io.tortoiseorm.dialect.Functions.Argument;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlWriter;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.IndexDefinition;
import io.tortoiseorm.sql.ddl.SearchVector;
import io.tortoiseorm.sql.ddl.TableDefinition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Servers that speak the language of another database, told by their version.
 */
class ServerDetectionTest {

	@Test
	void serversThatSpeakPostgresAreToldByTheirVersion() {
		assertThat(Dialects.speakingPostgres("PostgreSQL 18.6 on x86_64-pc-linux-gnu, compiled by gcc, 64-bit"))
			.isSameAs(Dialects.postgres());
		assertThat(Dialects.speakingPostgres("CockroachDB CCL v25.1.0 (x86_64-pc-linux-gnu, built 2025/02/10)"))
			.isSameAs(Dialects.cockroach());
		assertThat(Dialects.speakingPostgres("PostgreSQL 15.2-YB-2.25.1.0-b0 on x86_64-pc-linux-gnu"))
			.isSameAs(Dialects.yugabyte());
	}

	@Test
	void serversThatSpeakMySqlAreToldByTheirVersion() {
		assertThat(Dialects.speakingMySql("8.0.31")).isSameAs(Dialects.mysql());
		assertThat(Dialects.speakingMySql("11.4.5-MariaDB")).isSameAs(Dialects.mariadb());
		assertThat(Dialects.speakingMySql("8.0.11-TiDB-v8.5.0")).isSameAs(Dialects.tidb());
	}

	@Test
	void theyKeepTheNameOfTheLanguageAndTellTheirOwnToPeople() {
		assertThat(List.of(Dialects.cockroach().name(), Dialects.yugabyte().name(), Dialects.tidb().name()))
			.containsExactly("postgres", "postgres", "mysql");
		assertThat(Dialects.cockroach()).hasToString("CockroachDB");
		assertThat(Dialects.yugabyte()).hasToString("YugabyteDB");
		assertThat(Dialects.tidb()).hasToString("TiDB");
	}

	@Test
	void conflictsBetweenTheirTransactionsMayBeTriedAgain() {
		for (Dialect dialect : List.of(Dialects.cockroach(), Dialects.yugabyte())) {
			assertThat(dialect.errors().classify("40001", 0, "restart transaction").category())
				.isEqualTo(Category.RETRYABLE);
		}
		for (int code : List.of(9007, 8022, 8028)) {
			assertThat(Dialects.tidb().errors().classify(null, code, "Write conflict").category())
				.isEqualTo(Category.RETRYABLE);
		}
	}

	@Test
	void cockroachComparesTextsWithoutCollationAndDividesWholeNumbersToWholeNumbers() {
		Dialect cockroach = Dialects.cockroach();
		assertThat(cockroach.types().columnType(SqlType.varchar(20))).isEqualTo("VARCHAR(20)");
		assertThat(cockroach.types().columnType(SqlType.TEXT)).isEqualTo("TEXT");
		assertThat(Dialects.yugabyte().types().columnType(SqlType.TEXT)).isEqualTo("TEXT COLLATE \"C\"");
		SqlWriter upper = cockroach.writer();
		cockroach.functions()
			.write(upper, Functions.Function.UPPER, List.of(new Argument(Sql.name("a"), SqlType.TEXT)), SqlType.TEXT);
		assertThat(upper.toStatement().text()).contains("UPPER(").doesNotContain("COLLATE");
		SqlWriter quotient = cockroach.writer();
		Argument number = new Argument(Sql.name("a"), SqlType.INTEGER);
		cockroach.functions().writeArithmetic(quotient, '/', number, number, SqlType.INTEGER);
		assertThat(quotient.toStatement().text()).isEqualTo("CAST(TRUNC(\"a\" / \"a\") AS BIGINT)");
	}

	@Test
	void cockroachComputesOneTextSearchVectorOfAllColumnsAndNoWeights() {
		SearchVector plain = new SearchVector(List.of("title", "body"), "english", List.of());
		assertThat(definition(Dialects.cockroach(), plain)).contains(
				"GENERATED ALWAYS AS (TO_TSVECTOR('english', COALESCE(\"title\", '') || ' ' || COALESCE(\"body\", ''))) STORED");
		assertThat(definition(Dialects.yugabyte(), plain)).contains("GENERATED ALWAYS AS (TO_TSVECTOR('english', "
				+ "COALESCE(\"title\", '')) || TO_TSVECTOR('english', COALESCE(\"body\", ''))) STORED");
		SearchVector weighted = new SearchVector(List.of("title", "body"), "english", List.of("A", "B"));
		assertThatExceptionOfType(UnsupportedError.class).isThrownBy(() -> definition(Dialects.cockroach(), weighted))
			.withMessage("CockroachDB computes a text search vector of title, body only without weights");
	}

	@Test
	void indexesOfKindsThatTheyHaveNotAreLeftOut() {
		assertThat(kinds(Dialects.postgres(), "gin", "gist", "spgist", "brin", "bloom", "hash")).hasSize(6);
		assertThat(kinds(Dialects.cockroach(), "gin", "gist", "spgist", "brin", "bloom", "hash")).containsExactly("gin",
				"gist");
		assertThat(kinds(Dialects.yugabyte(), "gin", "gist", "spgist", "brin", "bloom", "hash")).containsExactly("gin");
		assertThat(kinds(Dialects.mysql(), "fulltext", "spatial")).hasSize(2);
		assertThat(kinds(Dialects.tidb(), "fulltext", "spatial")).isEmpty();
	}

	private static String definition(Dialect dialect, SearchVector vector) {
		TableDefinition table = new TableDefinition(
				new TableRef(null, "t"), List.of(new ColumnDefinition("found",
						new SqlType(SqlType.Kind.TSVECTOR, 0, 0, null), true, false, null, vector, null)),
				List.of(), List.of(), List.of(), List.of(), List.of(), null);
		return String.join(" ", dialect.ddl().createTable(dialect, table));
	}

	private static List<String> kinds(Dialect dialect, String... kinds) {
		return Arrays.stream(kinds).filter((kind) -> {
			IndexDefinition index = new IndexDefinition("by_kind", List.of("c"), List.of(), false, null, kind);
			TableDefinition table = new TableDefinition(new TableRef(null, "t"),
					List.of(ColumnDefinition.of("c", SqlType.INTEGER, true)), List.of(), List.of(), List.of(index),
					List.of(), List.of(), null);
			return String.join(" ", dialect.ddl().createTable(dialect, table)).contains("by_kind");
		}).toList();
	}

}
