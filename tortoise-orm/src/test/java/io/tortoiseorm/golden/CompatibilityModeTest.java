package io.tortoiseorm.golden;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.TortoiseBuilder;
import io.tortoiseorm.db.Database;
import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.Dialects;
import io.tortoiseorm.meta.ModelRegistry;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Databases that no build can start: the cases run in their SQL, on H2 in the mode that
 * comes closest, and a parser of their SQL reads every statement.
 */
class CompatibilityModeTest {

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	/** What H2 has no function for in any mode. */
	private static final Set<String> NOT_ON_H2 = Set.of("json-0", "json-1", "json-3", "json-4");

	private static final Pattern GUARD = Pattern
		.compile("^IF (?:OBJECT_ID\\(.*?\\) IS NULL|NOT EXISTS \\(SELECT .*? AND name = N'[^']*'\\)) ", Pattern.DOTALL);

	private static final Pattern NUMBERED = Pattern
		.compile("^SET IDENTITY_INSERT \\S+ ON; (.*); SET IDENTITY_INSERT \\S+ OFF$", Pattern.DOTALL);

	/** What is done unless it is done already. */
	private static final Pattern BLOCK = Pattern.compile("^BEGIN EXECUTE IMMEDIATE '(.*)'; EXCEPTION .*$",
			Pattern.DOTALL);

	private static final String INSERTED = "INSERTED\\.(\\[\\w+\\]) AS \\[\\w+\\]";

	private static final Pattern OUTPUT = Pattern
		.compile("^(INSERT INTO .*?) OUTPUT (" + INSERTED + "(?:, " + INSERTED + ")*) (.*)$", Pattern.DOTALL);

	/** Without what the parser does not know: conditions of scripts, hints. */
	private static String plainSqlServer(String sql) {
		return NUMBERED.matcher(GUARD.matcher(sql).replaceFirst(""))
			.replaceFirst("$1")
			.replace(" WITH (HOLDLOCK) AS", "");
	}

	private static String sqlServerOnH2(String sql) {
		String text = plainSqlServer(sql).replaceAll(" COLLATE \\w+", "")
			.replaceAll(" WITH \\(UPDLOCK[^)]*\\)", "")
			.replaceAll("DATEPART\\((\\w+), (\\([^)]*\\)|[^()]*)\\)", "EXTRACT($1 FROM $2)")
			.replaceAll(";$", "");
		text = OUTPUT.matcher(text)
			.replaceFirst((found) -> "SELECT %s FROM FINAL TABLE (%s %s)"
				.formatted(found.group(2).replaceAll(INSERTED, "$1"), found.group(1), found.group(5))
				.replace("$", "\\$"));
		return Pattern.compile("@P(\\d+)")
			.matcher(text)
			.replaceAll((found) -> "\\$" + (Integer.parseInt(found.group(1)) + 1));
	}

	@Test
	void casesRunInTheSqlOfSqlServer() {
		CompatibleH2 h2 = new CompatibleH2("tortoise_as_mssql", "MSSQLServer", CompatibilityModeTest::sqlServerOnH2,
				Map.of(23505, 2627, 23503, 547, 23506, 547, 23502, 515, 23513, 547));
		Map<String, String> failed = run(h2, Dialects.mssql(), GoldenData::load);
		assertFailed(failed, Set.of("json-6", "lookup-__posix_regex"));
		assertThat(failed.get("lookup-__posix_regex")).contains("SQL Server cannot do regular expressions");
		assertParsed(h2.statements().stream().map(CompatibilityModeTest::plainSqlServer).toList());
	}

	/** Without what the parser does not know. */
	private static String plainOracle(String sql) {
		return BLOCK.matcher(sql)
			.replaceFirst((found) -> found.group(1).replace("''", "'").replace("$", "\\$"))
			.replace(" RETURNING NUMBER)", ")");
	}

	private static String oracleOnH2(String sql) {
		return Pattern.compile(":P(\\d+)")
			.matcher(plainOracle(sql).replaceAll("TO_CLOB\\(([^()]*)\\)", "CAST($1 AS CLOB)")
				.replaceAll("TO_BLOB\\(([^()]*)\\)", "CAST($1 AS BLOB)")
				.replaceAll("SYS_EXTRACT_UTC\\(([^()]*)\\)", "($1 AT TIME ZONE 'UTC')"))
			.replaceAll((found) -> "\\$" + (Integer.parseInt(found.group(1)) + 1));
	}

	@Test
	void casesRunInTheSqlOfOracle() {
		CompatibleH2 h2 = new CompatibleH2("tortoise_as_oracle", "Oracle", CompatibilityModeTest::oracleOnH2,
				Map.of(23505, 1, 23503, 2292, 23506, 2291, 23502, 1400, 23513, 2290));
		Map<String, String> failed = run(h2, Dialects.oracle(), GoldenData::loadWithoutEmptyTexts);
		assertFailed(failed, Set.of("json-6", "lookup-str-iexact-9", "things-10"));
		assertThat(failed.get("things-10")).contains("The text is empty, which Oracle takes for NULL");
		assertParsed(h2.statements().stream().map(CompatibilityModeTest::plainOracle).toList());
	}

	/**
	 * Runs all cases.
	 * @return those that have another answer than the reference, and why
	 */
	private static Map<String, String> run(CompatibleH2 h2, Dialect dialect, Function<Tortoise, Mono<Void>> rows) {
		ModelRegistry registry = ModelRegistry.builder()
			.app("models", "default", List.of("io.tortoiseorm.golden.models"))
			.build();
		Database database = Database.builder("default", h2)
			.dialect(dialect)
			.constraintFields(TortoiseBuilder.fieldsOf(registry))
			.build();
		Tortoise tortoise = Objects.requireNonNull(Tortoise.builder(registry)
			.database(database)
			.build()
			.start()
			.flatMap((started) -> started.open().thenReturn(started))
			.block(TIMEOUT));
		Map<String, String> failed = new TreeMap<>();
		try {
			tortoise.createSchemas().then(rows.apply(tortoise)).contextWrite(tortoise.context()).block(TIMEOUT);
			GoldenChecks checks = new GoldenChecks(tortoise);
			GoldenChecks.cases().forEach((golden) -> {
				try {
					checks.check(golden);
				}
				catch (AssertionError | RuntimeException ex) {
					failed.put(golden.get("id").asString(), ex.getMessage() + " " + ex.getCause());
				}
			});
		}
		finally {
			tortoise.close().block(TIMEOUT);
		}
		return failed;
	}

	/**
	 * Nothing failed but what H2 cannot run and what the dialect refuses by name.
	 */
	private static void assertFailed(Map<String, String> failed, Set<String> refused) {
		Set<String> expected = new TreeSet<>(refused);
		expected.addAll(NOT_ON_H2);
		assertThat(failed.keySet()).as(failed.toString()).isEqualTo(expected);
	}

	private static void assertParsed(List<String> statements) {
		List<String> unreadable = new ArrayList<>();
		for (String statement : statements) {
			try {
				CCJSqlParserUtil.parse(statement,
						(parser) -> parser.withSquareBracketQuotation(statement.contains("[")));
			}
			catch (JSQLParserException ex) {
				unreadable.add(statement + " " + ex.getMessage());
			}
		}
		assertThat(statements).hasSizeGreaterThan(200);
		assertThat(unreadable).isEmpty();
	}

}
