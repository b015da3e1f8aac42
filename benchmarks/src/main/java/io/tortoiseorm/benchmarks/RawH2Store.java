package io.tortoiseorm.benchmarks;

import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * What is special about H2: generated keys by the driver, many rows as VALUES, and that
 * the driver blocks its caller, so that reactive code has to call it on another thread.
 */
final class RawH2Store extends RawStore {

	private static final int COLUMNS = 11;

	private static final String INSERT = insert(1);

	private static final String BULK_INSERT = insert(ItemBenchmarks.BULK);

	RawH2Store(ConnectionPool pool) {
		super(pool);
	}

	private static String insert(int rows) {
		StringJoiner tuples = new StringJoiner(", ");
		for (int row = 0; row < rows; row++) {
			StringJoiner tuple = new StringJoiner(", ", "(", ")");
			for (int column = 1; column <= COLUMNS; column++) {
				tuple.add("$" + (row * COLUMNS + column));
			}
			tuples.add(tuple.toString());
		}
		return "INSERT INTO items (" + RawRows.WRITTEN_ITEM_COLUMNS + ") VALUES " + tuples;
	}

	@Override
	Statement insertion(Connection connection, Item item) {
		return RawRows.bind(connection.createStatement(INSERT), item, 0).returnGeneratedValues("id");
	}

	@Override
	Statement bulkInsertion(Connection connection, List<Item> items) {
		Statement statement = connection
			.createStatement((items.size() == ItemBenchmarks.BULK) ? BULK_INSERT : insert(items.size()));
		for (int i = 0; i < items.size(); i++) {
			RawRows.bind(statement, items.get(i), i * COLUMNS);
		}
		return statement.returnGeneratedValues("id");
	}

	@Override
	<T> Mono<T> withConnection(Function<Connection, Mono<T>> work) {
		return super.withConnection(work).subscribeOn(Schedulers.boundedElastic());
	}

}
