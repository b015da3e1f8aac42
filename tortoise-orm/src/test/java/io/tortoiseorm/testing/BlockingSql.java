package io.tortoiseorm.testing;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * SQL straight to the driver, waiting for the answer.
 */
final class BlockingSql {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final ConnectionFactory connectionFactory;

	BlockingSql(ConnectionFactory connectionFactory) {
		this.connectionFactory = connectionFactory;
	}

	void execute(String... statements) {
		onOneConnection((connection) -> Flux.fromIterable(Arrays.asList(statements))
			.concatMap((sql) -> Flux.from(connection.createStatement(sql).execute())
				.concatMap(Result::getRowsUpdated)
				.then()));
	}

	List<Map<String, @Nullable Object>> query(String sql) {
		return onOneConnection((connection) -> Flux.from(connection.createStatement(sql).execute())
			.concatMap((result) -> result.map(BlockingSql::columns)));
	}

	private <T> List<T> onOneConnection(Function<Connection, Flux<T>> work) {
		Mono<List<T>> answer = Mono.usingWhen(this.connectionFactory.create(),
				(connection) -> work.apply(connection).collectList(), Connection::close);
		return Objects.requireNonNull(answer.block(PATIENCE));
	}

	private static Map<String, @Nullable Object> columns(Row row, RowMetadata metadata) {
		Map<String, @Nullable Object> columns = new LinkedHashMap<>();
		for (int i = 0; i < metadata.getColumnMetadatas().size(); i++) {
			columns.put(metadata.getColumnMetadata(i).getName().toLowerCase(Locale.ROOT), row.get(i));
		}
		return columns;
	}

}
