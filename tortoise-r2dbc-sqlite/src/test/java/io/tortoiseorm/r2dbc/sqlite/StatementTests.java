package io.tortoiseorm.r2dbc.sqlite;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.r2dbc.spi.Blob;
import io.r2dbc.spi.Clob;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class StatementTests extends SqliteTestSupport {

	@BeforeEach
	void createTable() {
		execute("CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT UNIQUE, price TEXT DEFAULT '1.00')");
	}

	@Test
	void bindsByIndexAndByEveryKindOfName() {
		Statement statement = this.connection.createStatement("SELECT ?1 || :b || @c || $d || ?1");
		statement.bind(0, "a").bind(":b", "b").bind("c", "c").bind("$d", "d");
		assertThat(await(rows(statement, String.class))).containsExactly("abcda");
	}

	@Test
	void bindsDollarNumbersByTheirNumber() {
		Statement statement = this.connection.createStatement("SELECT $2 || $1 || $2").bind(0, "a").bind("$2", "b");
		assertThat(await(rows(statement, String.class))).containsExactly("bab");
	}

	@Test
	void bindsParametersOfTheSpi() {
		Statement statement = this.connection.createStatement("SELECT ? || coalesce(?, 'none')")
			.bind(0, Parameters.in(R2dbcType.VARCHAR, "a"))
			.bind(1, Parameters.in(String.class));
		assertThat(await(rows(statement, String.class))).containsExactly("anone");
		assertThatIllegalArgumentException().isThrownBy(() -> statement.bind(0, Parameters.out(R2dbcType.VARCHAR)));
	}

	@Test
	void namesTheParameterWithoutValue() {
		Statement statement = this.connection.createStatement("SELECT :a, :b").bind("a", 1);
		assertThatIllegalStateException().isThrownBy(statement::execute).withMessageContaining(":b (index 1)");
		assertThatIllegalStateException().isThrownBy(statement::add).withMessageContaining(":b (index 1)");
	}

	@Test
	void executesOncePerSetOfValues() {
		Statement statement = this.connection.createStatement("INSERT INTO item (name) VALUES (?)");
		statement.bind(0, "a").add().bind(0, "b").add().bind(0, "c");
		assertThat(await(Flux.from(statement.execute()).flatMap(Result::getRowsUpdated))).containsExactly(1L, 1L, 1L);
		assertThat(select("SELECT name FROM item ORDER BY id")).containsExactly("a", "b", "c");
	}

	@Test
	void stopsAtTheFirstSetThatFails() {
		Statement statement = this.connection.createStatement("INSERT INTO item (name) VALUES (?)");
		statement.bind(0, "a").add().bind(0, "a").add().bind(0, "c");
		StepVerifier.create(Flux.from(statement.execute()).concatMap(Result::getRowsUpdated))
			.expectNext(1L)
			.expectError(R2dbcDataIntegrityViolationException.class)
			.verify(TIMEOUT);
		assertThat(select("SELECT name FROM item")).containsExactly("a");
	}

	@Test
	void canBeExecutedAgain() {
		Statement statement = this.connection.createStatement("INSERT INTO item (name) VALUES (?)").bind(0, "a");
		await(Flux.from(statement.execute()).flatMap(Result::getRowsUpdated));
		await(Flux.from(statement.bind(0, "b").execute()).flatMap(Result::getRowsUpdated));
		assertThat(select("SELECT name FROM item ORDER BY id")).containsExactly("a", "b");
	}

	@Test
	void executesForEachSubscriptionWithTheValuesOfItsAssembly() {
		Statement statement = this.connection.createStatement("INSERT INTO item (price) VALUES (?)").bind(0, "1");
		Flux<Long> first = Flux.from(statement.execute()).flatMap(Result::getRowsUpdated);
		statement.bind(0, "2");
		assertThat(select("SELECT count(*) FROM item")).containsExactly(0);
		await(first);
		await(first);
		assertThat(select("SELECT price FROM item")).containsExactly("1", "1");
	}

	@Test
	void returnsTheColumnsThatAreAskedFor() {
		Statement statement = this.connection.createStatement("INSERT INTO item (name) VALUES ('a'), ('b')")
			.returnGeneratedValues("price", "ID");
		Flux<String> generated = Flux.from(statement.execute())
			.flatMap((result) -> result.map((row) -> row.get("id", Long.class) + " " + row.get(0, String.class)));
		assertThat(await(generated)).containsExactly("1 1.00", "2 1.00");
	}

	@Test
	void returnsAllColumnsWithoutNames() {
		Statement statement = this.connection.createStatement("INSERT INTO item (name) VALUES ('a')")
			.returnGeneratedValues();
		Flux<String> generated = Flux.from(statement.execute())
			.flatMap((result) -> result
				.map((row, metadata) -> metadata.getColumnMetadatas().size() + row.get("name", String.class)));
		assertThat(await(generated)).containsExactly("3a");
	}

	@Test
	void refusesToReturnAColumnThatDoesNotExist() {
		Statement statement = this.connection.createStatement("INSERT INTO item (name) VALUES ('a')")
			.returnGeneratedValues("nothing");
		StepVerifier.create(rows(statement, String.class))
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(R2dbcBadGrammarException.class)
				.hasMessageContaining("no such column: nothing"))
			.verify(TIMEOUT);
	}

	@Test
	void executesAnInsertWholeBeforeItsFirstRowIsRead() {
		Connection other = open();
		String sql = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 1000) "
				+ "INSERT INTO item (name) SELECT 'n' || x FROM c RETURNING id";
		StepVerifier.create(ints(this.connection, sql), 1)
			.expectNext(1)
			.then(() -> assertThat(await(ints(other, "SELECT count(*) FROM item"))).containsExactly(1000))
			.thenCancel()
			.verify(TIMEOUT);
		assertThat(select("SELECT count(*) FROM item")).containsExactly(1000);
	}

	@Test
	void countsChangedRows() {
		assertThat(execute("INSERT INTO item (name) VALUES ('a'), ('b'), ('c')")).isEqualTo(3);
		assertThat(execute("UPDATE item SET price = '2' WHERE id > 1")).isEqualTo(2);
		assertThat(execute("UPDATE item SET price = '2' WHERE id > 100")).isZero();
		assertThat(execute("CREATE TABLE other (a)")).isZero();
		assertThat(execute("DELETE FROM item RETURNING name")).isEqualTo(3);
		assertThat(await(update(this.connection, "SELECT name FROM item"))).isEmpty();
	}

	@Test
	void executesSeveralStatementsOfOneText() {
		String sql = "INSERT INTO item (name) VALUES ('a'); CREATE TRIGGER changed AFTER UPDATE ON item BEGIN "
				+ "INSERT INTO item (name) VALUES (new.name || '!'); DELETE FROM item WHERE name = 'c'; END; "
				+ "UPDATE item SET name = 'b'; SELECT count(*) FROM item";
		assertThat(execute(sql)).isEqualTo(2);
		assertThat(select("SELECT name FROM item ORDER BY id")).containsExactly("b", "b!");
	}

	@Test
	void executesNothingForEmptyText() {
		assertThat(await(this.connection.createStatement(" -- nothing ").execute())).isEmpty();
	}

	@Test
	void executesBatches() {
		Flux<Integer> rows = Flux
			.from(this.connection.createBatch()
				.add("INSERT INTO item (name) VALUES ('a')")
				.add("INSERT INTO item (name) VALUES ('b'); SELECT id FROM item ORDER BY id")
				.execute())
			.concatMap((result) -> result.map((row) -> row.get(0, Integer.class)));
		assertThat(await(rows)).containsExactly(1, 2);
		assertThatIllegalArgumentException().isThrownBy(() -> this.connection.createBatch().add("SELECT ?"));
	}

	@Test
	void storesTheContentOfLargeObjects() {
		ByteBuffer half = ByteBuffer.wrap("half ".getBytes(StandardCharsets.UTF_8)).asReadOnlyBuffer();
		Statement statement = this.connection.createStatement("SELECT typeof(?1), ?1, typeof(?2), ?2, typeof(?3)")
			.bind(0, Blob.from(Flux.just(half, half.duplicate())))
			.bind(1, Clob.from(Flux.just("half ", "more")))
			.bind(2, Blob.from(Flux.empty()));
		Flux<List<Object>> rows = Flux.from(statement.execute())
			.flatMap((result) -> result.map((row) -> List.of(row.get(0, String.class), row.get(1, String.class),
					row.get(2, String.class), row.get(3, String.class), row.get(4, String.class))));
		assertThat(await(rows)).containsExactly(List.of("blob", "half half ", "text", "half more", "blob"));
	}

	@Test
	void seesColumnsThatAnotherConnectionAdds() {
		Connection other = open();
		execute("INSERT INTO item (name) VALUES ('a')");
		String sql = "SELECT * FROM item";
		assertThat(await(query(this.connection, sql, (row) -> row.getMetadata().getColumnMetadatas().size())))
			.containsExactly(3);
		execute(other, "ALTER TABLE item ADD COLUMN weight INTEGER DEFAULT 7");
		assertThat(await(query(this.connection, sql, (row) -> row.get("weight", Integer.class)))).containsExactly(7);
	}

	@Test
	void keepsNoLargeValueInTheCache() {
		byte[] large = new byte[1_000_000];
		execute("CREATE TABLE bytes (content BLOB)");
		assertThat(execute("INSERT INTO bytes VALUES (?)", large)).isOne();
		// A statement that kept its values would insert them again.
		this.connection.createStatement("INSERT INTO bytes VALUES (?)").bindNull(0, byte[].class);
		assertThat(execute("INSERT INTO bytes VALUES (?)", "small")).isOne();
		assertThat(select("SELECT length(content) FROM bytes")).containsExactly(1_000_000, 5);
	}

	private static <T> Flux<T> rows(Statement statement, Class<T> type) {
		return Flux.from(statement.execute()).flatMap((result) -> result.map((row) -> row.get(0, type)));
	}

}
