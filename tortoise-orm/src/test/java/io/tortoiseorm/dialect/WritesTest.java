package io.tortoiseorm.dialect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.tortoiseorm.dialect.Writes.Returning;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.sql.Insert;
import io.tortoiseorm.sql.Insert.Column;
import io.tortoiseorm.sql.Insert.Conflict;
import io.tortoiseorm.sql.OrderBy;
import io.tortoiseorm.sql.Select;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.ColumnDefault;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.TableDefinition;
import io.tortoiseorm.sql.ddl.UniqueDefinition;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Inserts, upserts and what they give back.
 */
@DatabaseTest
class WritesTest {

	private static final TableRef TABLE = new TableRef(null, "members");

	private static final Column ID = new Column("id", SqlType.BIGINT);

	private static final Column EMAIL = new Column("email", SqlType.varchar(50));

	private static final Column NICK = new Column("nick", SqlType.varchar(20));

	private static final Column SCORE = new Column("score", SqlType.INTEGER);

	private static final Column TOKEN = new Column("token", SqlType.UUID);

	private static final Column DATA = new Column("data", SqlType.JSON);

	private final DialectProbe probe;

	private final TestDatabaseKind kind;

	WritesTest(TestDatabase database) {
		this.probe = new DialectProbe(database);
		this.kind = database.kind();
	}

	@BeforeDatabaseTests
	static void createTable(TestDatabase database) {
		Dialect dialect = DialectProbe.dialectOf(database.kind());
		List<ColumnDefinition> columns = List.of(
				new ColumnDefinition(ID.name(), ID.type(), false, true, null, null, null),
				ColumnDefinition.of(EMAIL.name(), EMAIL.type(), true),
				ColumnDefinition.of(NICK.name(), NICK.type(), true),
				new ColumnDefinition(SCORE.name(), SCORE.type(), false, false, new ColumnDefault.Literal(7), null,
						null),
				ColumnDefinition.of(TOKEN.name(), TOKEN.type(), true),
				ColumnDefinition.of(DATA.name(), DATA.type(), true));
		TableDefinition table = new TableDefinition(TABLE, columns, List.of(ID.name()),
				List.of(new UniqueDefinition("uid_members_email", List.of(EMAIL.name())),
						new UniqueDefinition("uid_members_nick", List.of(NICK.name()))),
				List.of(), List.of(), List.of(), null);
		database.execute(dialect.ddl().createTable(dialect, table).toArray(String[]::new));
	}

	@BeforeEach
	void empty() {
		this.probe.execute(new io.tortoiseorm.sql.Delete(TABLE, null));
	}

	private static Insert insert(List<Column> columns, List<@Nullable Object[]> rows, @Nullable Conflict conflict) {
		return new Insert(TABLE, columns, rows, conflict, List.of());
	}

	private static List<@Nullable Object[]> rows(@Nullable Object... emailsAndScores) {
		List<@Nullable Object[]> rows = new ArrayList<>();
		for (int i = 0; i < emailsAndScores.length; i += 2) {
			rows.add(new @Nullable Object[] { emailsAndScores[i], emailsAndScores[i + 1] });
		}
		return rows;
	}

	private List<String> contents() {
		Select select = Select.builder()
			.item(Sql.name("email"), EMAIL.type(), null)
			.item(Sql.name("score"), SCORE.type(), null)
			.from(TABLE)
			.orderBy(new OrderBy(Sql.name("id"), false, OrderBy.Nulls.DEFAULT, false))
			.build();
		return this.probe.select(select).stream().map((row) -> row.get(0) + "=" + row.get(1)).toList();
	}

	@Test
	void insertsRows() {
		this.probe.execute(insert(List.of(EMAIL, SCORE), rows("a", 1), null));
		this.probe.execute(insert(List.of(EMAIL, SCORE), rows("b", 2, null, 3, "c'\\", 4), null));
		assertThat(contents()).containsExactly("a=1", "b=2", "null=3", "c'\\=4");
	}

	@Test
	void insertsExpressions() {
		SqlNode computed = Nodes.arithmetic(Nodes.argument(20), '+', Nodes.argument(1), SqlType.INTEGER);
		this.probe.execute(insert(List.of(EMAIL, SCORE), rows("a", computed, "b", 2), null));
		assertThat(contents()).containsExactly("a=21", "b=2");
	}

	@Test
	void insertsDefaults() {
		int most = this.probe.dialect().writes().maxRows(0);
		List<@Nullable Object[]> rows = new ArrayList<>();
		for (int i = 0; i < Math.min(3, most); i++) {
			rows.add(new Object[0]);
		}
		this.probe.execute(insert(List.of(), rows, null));
		assertThat(contents()).hasSize(rows.size()).containsOnly("null=7");
	}

	@Test
	void givesGeneratedValuesBackInOrder() {
		if (this.probe.dialect().writes().returning() != Returning.ROWS) {
			return;
		}
		UUID token = UUID.randomUUID();
		List<@Nullable Object[]> rows = new ArrayList<>();
		for (int i = 0; i < 300; i++) {
			rows.add(new @Nullable Object[] { "m" + i, token, (i % 2 == 0) ? "{\"i\": " + i + "}" : null });
		}
		Insert insert = new Insert(TABLE, List.of(EMAIL, TOKEN, DATA), rows, null,
				List.of(ID, EMAIL, SCORE, TOKEN, DATA));
		List<List<@Nullable Object>> returned = this.probe.insert(insert);
		assertThat(returned).hasSize(300);
		assertThat(returned).extracting((row) -> row.get(1))
			.containsExactlyElementsOf(rows.stream().<@Nullable Object>map((row) -> row[0]).toList());
		assertThat(returned).extracting((row) -> (Long) row.get(0)).isSorted().doesNotHaveDuplicates();
		assertThat(returned).allSatisfy((row) -> assertThat(row.subList(2, 4)).isEqualTo(Arrays.asList(7, token)));
		assertThat(String.valueOf(returned.get(4).get(4)).replace(" ", "")).isEqualTo("{\"i\":4}");
		assertThat(returned.get(5).get(4)).isNull();
	}

	@Test
	void aConflictWithATargetLeavesTheOldRow() {
		Conflict ignore = new Conflict(List.of("email"), List.of());
		this.probe.execute(insert(List.of(EMAIL, SCORE), rows("a", 1), null));
		this.probe.execute(insert(List.of(EMAIL, SCORE), rows("a", 2), ignore));
		this.probe.execute(insert(List.of(EMAIL, SCORE), rows("a", 3, "b", 4, "b", 5, null, 6, null, 7), ignore));
		assertThat(contents()).containsExactly("a=1", "b=4", "null=6", "null=7");
	}

	@Test
	void aConflictWithAnyConstraintLeavesTheOldRow() {
		Conflict ignore = new Conflict(List.of(), List.of(), List.of(List.of("email"), List.of("nick"), List.of("id")));
		List<Column> columns = List.of(EMAIL, NICK, SCORE);
		this.probe.execute(insert(columns, List.<@Nullable Object[]>of(new Object[] { "a", "x", 1 }), null));
		this.probe.execute(insert(columns, List.of(new Object[] { "a", "y", 2 }, new Object[] { "b", "x", 3 },
				new Object[] { "c", "z", 4 }, new Object[] { "d", "z", 5 }), ignore));
		assertThat(contents()).containsExactly("a=1", "c=4");
	}

	@Test
	void aConflictUpdatesTheOldRow() {
		Conflict update = new Conflict(List.of("email"), List.of("score"));
		this.probe.execute(insert(List.of(EMAIL, SCORE), rows("a", 1), null));
		this.probe.execute(insert(List.of(EMAIL, SCORE), rows("a", 2), update));
		this.probe.execute(insert(List.of(EMAIL, SCORE), rows("a", 3, "b", 4), update));
		assertThat(contents()).containsExactly("a=3", "b=4");
	}

	@Test
	void ignoredRowsAreNotGivenBack() {
		if (this.probe.dialect().writes().returning() != Returning.ROWS) {
			return;
		}
		Conflict ignore = new Conflict(List.of("email"), List.of());
		this.probe.execute(insert(List.of(EMAIL, SCORE), rows("a", 1), null));
		Insert insert = new Insert(TABLE, List.of(EMAIL, SCORE), rows("a", 2), ignore, List.of(EMAIL));
		assertThat(this.probe.insert(insert)).isEmpty();
		Insert other = new Insert(TABLE, List.of(EMAIL, SCORE), rows("b", 2), ignore, List.of(EMAIL, SCORE));
		assertThat(this.probe.insert(other)).containsExactly(List.of("b", 2));
	}

	@Test
	void otherErrorsAreNotIgnored() {
		Conflict ignore = new Conflict(List.of("email"), List.of());
		assertThatExceptionOfType(R2dbcDataIntegrityViolationException.class)
			.isThrownBy(() -> this.probe.execute(insert(List.of(EMAIL, SCORE), rows("a", null), ignore)));
	}

	@Test
	void mergesNeedToKnowTheKey() {
		if (this.kind == TestDatabaseKind.H2) {
			Conflict unknown = new Conflict(List.of(), List.of());
			assertThatExceptionOfType(UnsupportedError.class)
				.isThrownBy(() -> this.probe.execute(insert(List.of(EMAIL, SCORE), rows("a", 1), unknown)))
				.withMessageContaining("members");
		}
	}

}
