package io.tortoiseorm.r2dbc.sqlite;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A database file with a connection to it, and short ways to use both.
 */
abstract class SqliteTestSupport {

	static final Duration TIMEOUT = Duration.ofSeconds(30);

	/** Counts for ever. */
	static final String ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c";

	@TempDir
	Path folder;

	SqliteConnectionFactory factory;

	Connection connection;

	private final List<Connection> opened = new ArrayList<>();

	@BeforeEach
	void openDatabase() {
		this.factory = SqliteConnectionFactory.from(configuration().build());
		this.connection = open();
	}

	@AfterEach
	void closeDatabase() {
		closeConnections();
		await(this.factory.close());
	}

	void closeConnections() {
		this.opened.forEach((connection) -> await(connection.close()));
		this.opened.clear();
	}

	SqliteConnectionConfiguration.Builder configuration() {
		return SqliteConnectionConfiguration.builder().file(this.folder.resolve("test.db"));
	}

	Connection open() {
		return open(this.factory);
	}

	Connection open(SqliteConnectionFactory from) {
		Connection opened = from.create().block(TIMEOUT);
		this.opened.add(opened);
		return opened;
	}

	/** Waits for the end of a publisher and returns what it emits. */
	static <T> List<T> await(Publisher<T> publisher) {
		return Flux.from(publisher).collectList().block(TIMEOUT);
	}

	long execute(String sql, Object... values) {
		return execute(this.connection, sql, values);
	}

	static long execute(Connection connection, String sql, Object... values) {
		return await(update(connection, sql, values)).stream().mapToLong(Long::longValue).sum();
	}

	static Flux<Long> update(Connection connection, String sql, Object... values) {
		return Flux.defer(() -> Flux.from(statement(connection, sql, values).execute()))
			.flatMap(Result::getRowsUpdated);
	}

	List<Object> select(String sql, Object... values) {
		return await(query(this.connection, sql, (row) -> row.get(0), values));
	}

	static <T> Flux<T> query(Connection connection, String sql, Function<Row, T> mapping, Object... values) {
		return Mono.defer(() -> Mono.from(statement(connection, sql, values).execute()))
			.flatMapMany((result) -> result.map((row, metadata) -> mapping.apply(row)));
	}

	static Flux<Integer> ints(Connection connection, String sql, Object... values) {
		return query(connection, sql, (row) -> row.get(0, Integer.class), values);
	}

	private static Statement statement(Connection connection, String sql, Object... values) {
		Statement statement = connection.createStatement(sql);
		for (int i = 0; i < values.length; i++) {
			statement.bind(i, values[i]);
		}
		return statement;
	}

	/** The number of threads of connections that are alive. */
	static long connectionThreads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("r2dbc-sqlite-"))
			.count();
	}

}
