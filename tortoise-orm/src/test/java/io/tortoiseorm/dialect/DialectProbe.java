package io.tortoiseorm.dialect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.Statement;
import io.tortoiseorm.sql.Bind;
import io.tortoiseorm.sql.Codec;
import io.tortoiseorm.sql.Insert;
import io.tortoiseorm.sql.Select;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlStatement;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlWriter;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Runs what a dialect writes, with nothing of the ORM between dialect and driver.
 */
public final class DialectProbe {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final Dialect dialect;

	private final TestDatabaseKind kind;

	private final ConnectionFactory connectionFactory;

	public DialectProbe(TestDatabase database) {
		this.kind = database.kind();
		this.dialect = dialectOf(this.kind);
		// the way in which the ORM's own connections transfer values
		this.connectionFactory = (this.kind == TestDatabaseKind.POSTGRES)
				? ConnectionFactories.get(database.r2dbcUrl() + "?forceBinary=true") : database.connectionFactory();
	}

	public static Dialect dialectOf(TestDatabaseKind kind) {
		return switch (kind) {
			case H2 -> Dialects.h2();
			case SQLITE -> Dialects.sqlite();
			case POSTGRES -> Dialects.postgres();
			case MARIADB -> Dialects.mariadb();
			case MYSQL -> Dialects.mysql();
		};
	}

	public Dialect dialect() {
		return this.dialect;
	}

	/** The value of an expression without a table. */
	public @Nullable Object value(SqlNode expression, SqlType type) {
		return only(select(Select.builder().item(expression, type, "v").build()));
	}

	/** The value of an expression over rows of a derived table or table. */
	public @Nullable Object value(SqlNode expression, SqlType type, SqlNode from) {
		return only(select(Select.builder().item(expression, type, "v").from(from).build()));
	}

	/** Whether a condition holds; null when it is unknown. */
	public @Nullable Boolean holds(SqlNode condition) {
		return (Boolean) value(condition, SqlType.BOOLEAN);
	}

	private static @Nullable Object only(List<List<@Nullable Object>> rows) {
		if (rows.size() != 1) {
			throw new AssertionError("Expected one row, found " + rows);
		}
		return rows.get(0).get(0);
	}

	/** The first column of all rows. */
	public List<@Nullable Object> column(Select select) {
		List<@Nullable Object> values = new ArrayList<>();
		select(select).forEach((row) -> values.add(row.get(0)));
		return values;
	}

	public List<List<@Nullable Object>> select(Select select) {
		List<Codec> codecs = select.items().stream().map((item) -> codec(item.type())).toList();
		return run(SqlWriter.write(this.dialect, select), (row) -> read(row, codecs));
	}

	/** Inserts and gives the returned columns. */
	public List<List<@Nullable Object>> insert(Insert insert) {
		List<Codec> codecs = insert.returning().stream().map((column) -> codec(column.type())).toList();
		return run(SqlWriter.write(this.dialect, insert), (row) -> read(row, codecs));
	}

	public void execute(SqlNode statement) {
		SqlStatement written = SqlWriter.write(this.dialect, statement);
		withConnection((connection) -> Flux.from(bound(connection, written).execute())
			.concatMap((result) -> Flux.from(result.getRowsUpdated()))
			.then(Mono.just(List.of())));
	}

	private Codec codec(SqlType type) {
		return this.dialect.types().codec(type);
	}

	private static List<@Nullable Object> read(Row row, List<Codec> codecs) {
		List<@Nullable Object> values = new ArrayList<>();
		for (int i = 0; i < codecs.size(); i++) {
			Codec codec = codecs.get(i);
			Object value = row.get(i, codec.driverClass());
			values.add((value == null || codec.readsAsIs()) ? value : codec.fromDriver(value));
		}
		return values;
	}

	private <T> List<T> run(SqlStatement statement, Function<Row, T> mapper) {
		return withConnection((connection) -> Flux.from(bound(connection, statement).execute())
			.concatMap((result) -> result.map((row, metadata) -> mapper.apply(row)))
			.collectList());
	}

	private <T> List<T> withConnection(Function<Connection, Mono<List<T>>> work) {
		Mono<List<T>> answer = Mono.usingWhen(this.connectionFactory.create(), work, Connection::close);
		return Objects.requireNonNull(answer.block(PATIENCE));
	}

	private Statement bound(Connection connection, SqlStatement written) {
		Statement statement = connection.createStatement(written.text());
		for (int i = 0; i < written.binds().size(); i++) {
			Bind bind = written.binds().get(i);
			Object value = bind.driverValue();
			if (value != null) {
				statement.bind(i, value);
			}
			else {
				statement.bindNull(i, (this.kind == TestDatabaseKind.POSTGRES) ? Object.class : String.class);
			}
		}
		return statement;
	}

}
