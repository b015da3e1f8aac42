package io.tortoiseorm.r2dbc.sqlite;

import java.util.List;

import io.r2dbc.spi.ColumnMetadata;
import io.r2dbc.spi.Nullability;
import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Result.Message;
import io.r2dbc.spi.Result.RowSegment;
import io.r2dbc.spi.Result.UpdateCount;
import io.r2dbc.spi.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ResultTests extends SqliteTestSupport {

	@BeforeEach
	void createTable() {
		execute("CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
		execute("INSERT INTO item (name) VALUES ('a'), ('b'), ('c')");
	}

	@Test
	void emitsRowsThenTheUpdateCount() {
		Flux<Object> segments = result("DELETE FROM item WHERE id < 3 RETURNING name")
			.flatMapMany((result) -> result.flatMap((segment) -> {
				if (segment instanceof RowSegment row) {
					return Mono.just(row.row().get(0, String.class));
				}
				return Mono.just(((UpdateCount) segment).value());
			}));
		assertThat(await(segments)).containsExactly("a", "b", 2L);
	}

	@Test
	void emitsOnlyRowsOfAQuery() {
		Flux<Boolean> segments = result("SELECT name FROM item")
			.flatMapMany((result) -> result.flatMap((segment) -> Mono.just(segment instanceof RowSegment)));
		assertThat(await(segments)).containsExactly(true, true, true);
	}

	@Test
	void keepsARowWhileItsSegmentIsMapped() {
		Flux<String> names = result("SELECT name FROM item").flatMapMany((result) -> result.flatMap((segment) -> {
			Row row = ((RowSegment) segment).row();
			return Flux.range(0, 2).map((i) -> row.get(0, String.class) + i);
		}));
		assertThat(await(names)).containsExactly("a0", "a1", "b0", "b1", "c0", "c1");
	}

	@Test
	void refusesToReadARowThatHasBeenPassed() {
		List<Readable> rows = await(result("SELECT name FROM item").flatMapMany((result) -> result.map((row) -> row)));
		assertThat(rows).hasSize(3);
		assertThatIllegalStateException().isThrownBy(() -> rows.get(0).get(0, String.class))
			.withMessageContaining("inside the mapping function");
	}

	@Test
	void reportsAnErrorAsAMessage() {
		Flux<Message> messages = result("INSERT INTO item (name) VALUES (NULL)")
			.flatMapMany((result) -> result.flatMap((segment) -> Mono.just((Message) segment)));
		assertThat(await(messages)).singleElement().satisfies((message) -> {
			assertThat(message.errorCode()).isEqualTo(1299);
			assertThat(message.sqlState()).isEqualTo("23502");
			assertThat(message.message()).isEqualTo("NOT NULL constraint failed: item.name");
			assertThat(message.exception()).isInstanceOf(R2dbcDataIntegrityViolationException.class);
		});
	}

	@Test
	void completesWhenItsErrorIsFilteredOut() {
		Flux<Long> counts = result("INSERT INTO item (name) VALUES (NULL)")
			.flatMapMany((result) -> result.filter((segment) -> !(segment instanceof Message)).getRowsUpdated());
		assertThat(await(counts)).isEmpty();
	}

	@Test
	void reportsAnErrorInTheMiddleOfTheRows() {
		Flux<Integer> rows = ints(this.connection,
				"SELECT abs(CASE id WHEN 3 THEN -9223372036854775807 - 1 " + "ELSE -id END) FROM item ORDER BY id");
		StepVerifier.create(rows)
			.expectNext(1, 2)
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(R2dbcBadGrammarException.class)
				.hasMessage("integer overflow"))
			.verify(TIMEOUT);
		assertThat(select("SELECT count(*) FROM item")).containsExactly(3);
	}

	@Test
	void reportsAnErrorAlsoWhenTheResultIsNotConsumed() {
		StepVerifier.create(Flux.from(this.connection.createStatement("SELECT * FROM nothing").execute()).then())
			.expectError(R2dbcBadGrammarException.class)
			.verify(TIMEOUT);
	}

	@Test
	void completesWhenItsRowsAreNotConsumed() {
		for (int i = 0; i < 3; i++) {
			StepVerifier.create(Flux.from(this.connection.createStatement("SELECT * FROM item").execute()).then())
				.expectComplete()
				.verify(TIMEOUT);
		}
		assertThat(select("SELECT count(*) FROM item")).containsExactly(3);
	}

	@Test
	void canBeConsumedOnce() {
		Result result = result("SELECT name FROM item").block(TIMEOUT);
		assertThat(await(result.map((row) -> row.get(0)))).hasSize(3);
		StepVerifier.create(result.map((row) -> row.get(0))).expectError(IllegalStateException.class).verify(TIMEOUT);
	}

	@Test
	void canBeConsumedAfterOtherStatements() {
		Result first = result("SELECT name FROM item ORDER BY id").block(TIMEOUT);
		Result second = result("SELECT id FROM item ORDER BY id").block(TIMEOUT);
		execute("DELETE FROM item");
		assertThat(await(first.map((row) -> row.get("name")))).containsExactly("a", "b", "c");
		assertThat(await(second.map((row) -> row.get("id")))).containsExactly(1, 2, 3);
	}

	@Test
	void canBeCollectedBeforeItIsConsumed() {
		Flux<Object> rows = Flux
			.from(this.connection
				.createStatement("SELECT id FROM item; SELECT name FROM item; UPDATE item SET name = 'z'")
				.execute())
			.collectList()
			.flatMapMany(Flux::fromIterable)
			.concatMap((result) -> result.map((row) -> row.get(0)));
		assertThat(await(rows)).containsExactly(1, 2, 3, "a", "b", "c");
	}

	@Test
	void passesTheErrorOfTheMappingFunction() {
		StepVerifier.create(result("SELECT id FROM item").flatMapMany((result) -> result.map((row, metadata) -> {
			throw new IllegalStateException("mapping");
		}))).expectErrorMessage("mapping").verify(TIMEOUT);
		StepVerifier.create(result("SELECT id FROM item").flatMapMany((result) -> result.map((row) -> null)))
			.expectError(IllegalStateException.class)
			.verify(TIMEOUT);
		assertThat(select("SELECT count(*) FROM item")).containsExactly(3);
	}

	@Test
	void describesItsColumns() {
		execute("CREATE TABLE typed (a INTEGER, b BIGINT, c VARCHAR(20), d BOOLEAN, e REAL, f BLOB, g DECIMAL(5,2))");
		execute("INSERT INTO typed VALUES (1, 2, 'c', 1, 1.5, x'01', 2.5)");
		List<? extends ColumnMetadata> columns = await(query(this.connection, "SELECT *, a + 1 AS \"Sum\" FROM typed",
				(row) -> row.getMetadata().getColumnMetadatas()))
			.get(0);
		assertThat(columns).extracting(ColumnMetadata::getName)
			.containsExactly("a", "b", "c", "d", "e", "f", "g", "Sum");
		assertThat(columns).extracting((column) -> column.getJavaType().getSimpleName())
			.containsExactly("Integer", "Long", "String", "Boolean", "Double", "ByteBuffer", "Object", "Object");
		assertThat(columns).extracting((column) -> column.getType().getName())
			.containsExactly("INTEGER", "BIGINT", "TEXT", "BOOLEAN", "REAL", "BLOB", "ANY", "ANY");
		assertThat(columns.get(2).getNativeTypeMetadata()).isEqualTo("VARCHAR(20)");
		assertThat(columns.get(2).getNullability()).isEqualTo(Nullability.UNKNOWN);
		List<Object> values = await(query(this.connection, "SELECT * FROM typed",
				(row) -> List.of(row.get(0), row.get(1), row.get(2), row.get(3), row.get("E"), row.get(6))))
			.get(0)
			.stream()
			.toList();
		assertThat(values).containsExactly(1, 2L, "c", true, 1.5, 2.5);
	}

	@Test
	void prefersTheNameAsWritten() {
		assertThat(await(query(this.connection, "SELECT 1 AS A, 2 AS a", (row) -> row.get("a")))).containsExactly(2);
		assertThat(await(query(this.connection, "SELECT 1 AS Ab, 2 AS x", (row) -> row.get("aB")))).containsExactly(1);
	}

	@Test
	void refusesMissingArguments() {
		Result result = result("SELECT 1").block(TIMEOUT);
		assertThatIllegalArgumentException().isThrownBy(() -> result.filter(null));
		assertThatIllegalArgumentException().isThrownBy(() -> result.flatMap(null));
	}

	private Mono<? extends Result> result(String sql) {
		return Mono.from(this.connection.createStatement(sql).execute());
	}

}
