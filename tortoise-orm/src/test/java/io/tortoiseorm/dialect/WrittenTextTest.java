package io.tortoiseorm.dialect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.CheckDefinition;
import io.tortoiseorm.sql.ddl.ColumnDefault;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.ForeignKeyDefinition;
import io.tortoiseorm.sql.ddl.IndexDefinition;
import io.tortoiseorm.sql.ddl.TableDefinition;
import io.tortoiseorm.sql.ddl.UniqueDefinition;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is written for databases that no build can start: changes of tables word for word,
 * and a parser of their SQL reads all that the texts have.
 */
class WrittenTextTest {

	private static final TableRef USERS = new TableRef(null, "users");

	private static final TableRef CLUBS = new TableRef(null, "clubs");

	/** Statements that the parser does not know. */
	private static final Pattern UNKNOWN = Pattern.compile("^(?:EXEC|DECLARE|DROP INDEX .* ON )|ADD DEFAULT .* FOR ");

	private static final Pattern BLOCK = Pattern.compile("^BEGIN EXECUTE IMMEDIATE '(.*)'; EXCEPTION .*$",
			Pattern.DOTALL);

	static List<Dialect> dialects() {
		return List.of(Dialects.mssql(), Dialects.oracle());
	}

	@ParameterizedTest
	@MethodSource("dialects")
	void changesOfTables(Dialect dialect) throws IOException {
		assertThat(String.join(";\n", changes(dialect)) + ";\n").isEqualTo(text("alterations/", dialect));
	}

	private static List<String> changes(Dialect dialect) {
		Alterations alterations = dialect.alterations();
		List<String> statements = new ArrayList<>(alterations.createTable(dialect, before()));
		statements.addAll(alterations.alterTable(dialect, before(), after(),
				Map.of("rank", new ColumnDefault.Literal(7), "email", new ColumnDefault.Literal("none"))));
		statements.add(alterations.renameColumn(dialect, USERS, "email", "mail"));
		statements.add(alterations.renameTable(dialect, USERS, new TableRef(null, "people")));
		statements.add(alterations.dropTable(dialect, new TableRef("shop", "users")));
		return statements;
	}

	private static TableDefinition before() {
		return new TableDefinition(USERS,
				List.of(new ColumnDefinition("id", SqlType.BIGINT, false, true, null, null, null),
						ColumnDefinition.of("email", SqlType.varchar(50), true),
						new ColumnDefinition("score", SqlType.SMALLINT, false, false,
								new ColumnDefault.Literal((short) 1), null, null),
						ColumnDefinition.of("club_id", SqlType.INTEGER, true),
						ColumnDefinition.of("old", SqlType.DATE, true)),
				List.of("id"), List.of(new UniqueDefinition("uid_email", List.of("email"))),
				List.of(IndexDefinition.of("idx_score", List.of("score"), false),
						IndexDefinition.of("idx_old", List.of("old"), false)),
				List.of(key("fk_club", "SET NULL")), List.of(new CheckDefinition("ck_score", "score > 0")), "People");
	}

	private static TableDefinition after() {
		return new TableDefinition(USERS,
				List.of(new ColumnDefinition("id", SqlType.BIGINT, false, true, null, null, null),
						ColumnDefinition.of("email", SqlType.varchar(80), false),
						new ColumnDefinition("score", SqlType.BIGINT, false, false, new ColumnDefault.Literal(2L), null,
								"points"),
						ColumnDefinition.of("club_id", SqlType.INTEGER, true),
						ColumnDefinition.of("rank", SqlType.INTEGER, false),
						new ColumnDefinition(
								"since", SqlType.INSTANT, true, false, new ColumnDefault.Now(), null, null)),
				List.of("id"), List.of(new UniqueDefinition("uid_mail", List.of("email"))),
				List.of(IndexDefinition.of("idx_points", List.of("score"), false),
						new IndexDefinition("idx_rank", List.of("rank"), List.of(), false, "rank > 3", null)),
				List.of(key("fk_club", "NO ACTION")), List.of(new CheckDefinition("ck_score", "score > 1")), "Users");
	}

	private static ForeignKeyDefinition key(String name, String onDelete) {
		return new ForeignKeyDefinition(name, List.of("club_id"), CLUBS, List.of("id"), onDelete);
	}

	@ParameterizedTest
	@MethodSource("dialects")
	void aParserReadsWhatIsWritten(Dialect dialect) throws IOException {
		List<String> unreadable = new ArrayList<>();
		for (String line : text("rendering/", dialect).split("\n")) {
			if (!line.startsWith("--") && !isRead(line)) {
				unreadable.add(line);
			}
		}
		for (String folder : List.of("/io/tortoiseorm/schema/ddl/", "alterations/")) {
			for (String statement : text(folder, dialect).split(";\n")) {
				String plain = plain(statement);
				if (!UNKNOWN.matcher(plain).find() && !isStatement(plain)) {
					unreadable.add(statement);
				}
			}
		}
		assertThat(unreadable).isEmpty();
	}

	/**
	 * Without conditions of scripts and indexes, and hints, which the parser does not
	 * know.
	 */
	private static String plain(String statement) {
		Matcher block = BLOCK.matcher(statement);
		String plain = block.matches() ? block.group(1).replace("''", "'") : statement;
		return plain
			.replaceFirst("(?s)^IF (?:OBJECT_ID\\(.*?\\) IS NULL|NOT EXISTS \\(SELECT .*? AND name = N'[^']*'\\)) ", "")
			.replace(" WITH (HOLDLOCK) AS", "")
			.replace(" WITH VALUES", "")
			.replaceAll(" WITH \\(UPDLOCK[^)]*\\)", "")
			.replace(" RETURNING NUMBER)", ")")
			.replaceAll("DEFAULT (?:DATE|TIMESTAMP) '", "DEFAULT '")
			.replaceAll("^(CREATE .*INDEX .*) WHERE .*$", "$1");
	}

	private static boolean isRead(String line) {
		boolean statement = line.matches("(?:INSERT|MERGE|DELETE|SELECT) .*");
		return statement ? isStatement(plain(line)) : isStatement("SELECT 1 FROM t WHERE " + plain(line) + " = 1")
				|| isStatement("SELECT 1 FROM t WHERE " + line);
	}

	private static boolean isStatement(String sql) {
		try {
			CCJSqlParserUtil.parse(sql, (CCJSqlParser parser) -> parser.withSquareBracketQuotation(sql.contains("[")));
			return true;
		}
		catch (JSQLParserException ex) {
			return false;
		}
	}

	private static String text(String folder, Dialect dialect) throws IOException {
		try (InputStream file = WrittenTextTest.class.getResourceAsStream(folder + dialect.name() + ".sql")) {
			return new String(Objects.requireNonNull(file, "no texts of " + dialect).readAllBytes(),
					StandardCharsets.UTF_8);
		}
	}

}
