package io.tortoiseorm.migrations;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.tortoiseorm.db.ConnectionConfig;
import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.r2dbc.R2dbcDatabases;
import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.exceptions.TortoiseException;
import io.tortoiseorm.schema.SchemaGenerator;
import io.tortoiseorm.schema.introspection.LiveSchema;
import io.tortoiseorm.schema.introspection.SchemaInspector;
import io.tortoiseorm.schema.introspection.TableWords;
import io.tortoiseorm.schema.introspection.WordedTables;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.CheckDefinition;
import io.tortoiseorm.sql.ddl.ColumnDefault;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.ForeignKeyDefinition;
import io.tortoiseorm.sql.ddl.IndexDefinition;
import io.tortoiseorm.sql.ddl.TableDefinition;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a database has otherwise than definitions say, where databases write expressions
 * in words of their own.
 */
@DatabaseTest
class DriftTest {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final TableRef THINGS = new TableRef(null, "things");

	private static final String GRANTS = "GRANT SELECT, ALTER, INSERT ON `%s`.* TO drift_reader";

	private final TestDatabase database;

	private final Database connected;

	private Dialect dialect;

	DriftTest(TestDatabase database) {
		this.database = database;
		this.connected = connect(database.url());
	}

	private static Database connect(String url) {
		return R2dbcDatabases.builder(ConnectionConfig.of("default", url).with(Map.of("maxsize", 1))).build();
	}

	@BeforeEach
	void create() {
		this.dialect = Objects.requireNonNull(this.connected.open().block(PATIENCE)).dialect();
		SchemaGenerator.statements(List.of(things()), this.dialect).forEach(this.database::execute);
	}

	@AfterEach
	void drop() {
		this.database.execute("DROP TABLE " + quoted("things"));
		this.connected.close().block(PATIENCE);
	}

	private String quoted(String name) {
		return this.dialect.writer().name(name).toStatement().text();
	}

	private static ColumnDefinition column(String name, SqlType type, boolean nullable,
			@Nullable ColumnDefault defaultValue, @Nullable String comment) {
		return new ColumnDefinition(name, type, nullable, false, defaultValue, null, comment);
	}

	private static ColumnDefault literal(Object value) {
		return new ColumnDefault.Literal(value);
	}

	private TableDefinition things() {
		List<IndexDefinition> indexes = new ArrayList<>();
		indexes.add(IndexDefinition.of("by_amount", List.of("amount"), false));
		indexes.add(new IndexDefinition("by_large_amount", List.of("amount"), List.of(), false, "amount > 1000", null));
		indexes.add(new IndexDefinition("by_lower", List.of(), List.of("LOWER(status)"), false, null, null));
		return things("open", "it's a state", "status IN ('open', 'it''s') AND (amount >= 0 OR active)", "SET NULL",
				indexes);
	}

	private static TableDefinition things(String status, String comment, String check, String onDelete,
			List<IndexDefinition> indexes) {
		ColumnDefinition id = new ColumnDefinition("id", SqlType.INTEGER, false, true, null, null, "numbers");
		return new TableDefinition(THINGS,
				List.of(id, column("status", SqlType.varchar(20), false, literal(status), comment),
						column("amount", SqlType.INTEGER, false, literal(-3), null),
						column("rate", SqlType.decimal(10, 2), true, literal(new BigDecimal("1.50")), null),
						column("active", SqlType.BOOLEAN, false, literal(true), null),
						column("since", SqlType.INSTANT, false, new ColumnDefault.Now(), null),
						column("token", SqlType.varchar(40), false, new ColumnDefault.RandomHex(), null),
						column("parent_id", SqlType.INTEGER, true, null, null)),
				List.of("id"), List.of(), indexes,
				List.of(new ForeignKeyDefinition("fk_parent", List.of("parent_id"), THINGS, List.of("id"), onDelete)),
				List.of(new CheckDefinition("known", check), new CheckDefinition("not_seven", "amount <> 7")),
				"All things");
	}

	private LiveDrift drift(Database asked, TableDefinition wanted) {
		return Objects.requireNonNull(LiveDrift.of(asked, List.of(wanted)).next().block(PATIENCE));
	}

	/** As somebody would who knows the database well. */
	private void makeByHand(TableDefinition changed) {
		List<String> statements = this.dialect.alterations().alterTable(this.dialect, things(), changed, Map.of());
		statements.forEach((statement) -> this.connected.script(statement).block(PATIENCE));
	}

	@Test
	void isNoneWhereTheDatabaseOnlyWritesInAnotherWay() {
		assertThat(drift(this.connected, things())).isEqualTo(new LiveDrift(List.of(), List.of()));
		assertThat(drift(this.connected, things())).isEqualTo(new LiveDrift(List.of(), List.of()));
		assertThatExceptionOfType(TortoiseException.class)
			.isThrownBy(() -> this.connected.script("SELECT * FROM tortoise_scratch_0").block(PATIENCE));
	}

	@Test
	void comparesAllExpressionsInTheWordsOfTheDatabase() {
		LiveSchema live = Objects.requireNonNull(SchemaInspector.inspect(this.connected).block(PATIENCE));
		WordedTables words = Objects
			.requireNonNull(WordedTables.read(this.connected, List.of(things()), live.tables()).block(PATIENCE));
		TableWords wanted = Objects.requireNonNull(words.wanted(THINGS));
		TableWords there = Objects.requireNonNull(words.live(THINGS));
		assertThat(wanted.defaults()).containsOnlyKeys("status", "amount", "rate", "active", "since", "token");
		assertThat(there.defaults()).containsOnlyKeys(wanted.defaults().keySet());
		assertThat(wanted.checks()).containsOnlyKeys("known", "not_seven");
		assertThat(there.checks()).containsOnlyKeys("known", "not_seven");
		assertThat(wanted.indexes().containsKey("by_lower"))
			.isEqualTo(this.dialect.supports(Feature.EXPRESSION_INDEXES));
		assertThat(there.indexes().keySet()).containsAll(wanted.indexes().keySet());
	}

	@Test
	void isFoundInDefaultsCommentsChecksAndActions() {
		makeByHand(things("it's", "changed", "status <> 'x'", "CASCADE", things().indexes()));
		List<String> found = drift(this.connected, things()).differences();
		assertThat(found).anyMatch((text) -> text.startsWith("table things: the default of column status is '"))
			.anyMatch((text) -> text.startsWith("table things: the check known is ") && text.contains(" instead of "))
			.contains(
					"table things: the foreign key (parent_id) to things (id) has ON DELETE CASCADE instead of SET NULL");
		if (this.database.kind() != TestDatabaseKind.SQLITE) {
			assertThat(found)
				.contains("table things: the comment of column status is \"changed\" instead of \"it's a state\"");
		}
		assertThat(found).hasSize((this.database.kind() != TestDatabaseKind.SQLITE) ? 4 : 3);
	}

	@Test
	void isFoundInIndexesOfSomeRowsAndOfExpressions() {
		List<IndexDefinition> changed = List.of(IndexDefinition.of("by_amount", List.of("rate", "amount"), false),
				new IndexDefinition("by_large_amount", List.of("amount"), List.of(), false, "amount > 2000", null),
				new IndexDefinition("by_lower", List.of(), List.of("UPPER(status)"), false, null, null));
		TableDefinition known = things();
		makeByHand(new TableDefinition(THINGS, known.columns(), known.primaryKey(), known.uniques(), changed,
				known.foreignKeys(), known.checks(), known.comment()));
		List<String> found = drift(this.connected, known).differences();
		assertThat(found).contains("table things: index by_amount is over (rate, amount) instead of (amount)");
		boolean conditions = this.dialect.supports(Feature.PARTIAL_INDEXES);
		boolean expressions = this.dialect.supports(Feature.EXPRESSION_INDEXES);
		assertThat(found).hasSize(1 + (conditions ? 1 : 0) + (expressions ? 1 : 0));
		assertThat(found.stream()
			.anyMatch(
					(text) -> text.startsWith("table things: index by_large_amount is over ") && text.contains("1000")))
			.isEqualTo(conditions);
		assertThat(found.stream().anyMatch((text) -> text.startsWith("table things: index by_lower is over ")))
			.isEqualTo(expressions);
	}

	@Test
	void isFoundInWhatIsMissingOrNobodyAskedFor() {
		TableDefinition known = things();
		List<ColumnDefinition> columns = new ArrayList<>(known.columns());
		columns.set(1, column("status", SqlType.varchar(20), false, null, "it's a state"));
		columns.set(7, column("parent_id", SqlType.INTEGER, true, literal(1), null));
		makeByHand(new TableDefinition(THINGS, columns, known.primaryKey(), known.uniques(), known.indexes(),
				known.foreignKeys(), List.of(known.checks().get(0), new CheckDefinition("strange", "amount < 100")),
				null));
		List<String> found = drift(this.connected, known).differences();
		assertThat(found)
			.contains("table things: column status has no default", "table things: the check not_seven is missing",
					"table things: the check strange is there, but no migration makes it")
			.anyMatch((text) -> text.startsWith("table things: column parent_id has the default "));
	}

	@Test
	void isToldAsFarAsTheUserMayLook() {
		String statements = switch (this.database.kind()) {
			case POSTGRES ->
				"CREATE ROLE drift_reader LOGIN PASSWORD 'reader'; REVOKE TEMPORARY ON DATABASE \"%s\" FROM PUBLIC";
			case MARIADB -> "CREATE USER drift_reader IDENTIFIED BY 'reader';" + GRANTS;
			case MYSQL -> "CREATE USER drift_reader IDENTIFIED WITH mysql_native_password BY 'reader';" + GRANTS;
			case H2, SQLITE -> "";
		};
		if (statements.isEmpty()) {
			return;
		}
		this.database.execute(statements.formatted(this.database.name()).split(";"));
		Database reader = connect(this.database.url().replaceFirst("//[^@]*@", "//drift_reader:reader@"));
		try {
			reader.open().block(PATIENCE);
			LiveDrift drift = drift(reader, things());
			assertThat(drift.differences()).isEmpty();
			assertThat(drift.notCompared()).hasSize(1)
				.allMatch((text) -> text.startsWith("the words of defaults, checks and conditions of things: "));
		}
		finally {
			reader.close().block(PATIENCE);
			this.database
				.execute(this.database.kind().isMySqlFamily() ? "DROP USER drift_reader" : "DROP ROLE drift_reader");
		}
	}

}
