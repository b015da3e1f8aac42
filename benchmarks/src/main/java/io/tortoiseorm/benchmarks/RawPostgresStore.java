package io.tortoiseorm.benchmarks;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;

/**
 * What is special about PostgreSQL: RETURNING, and many rows as one array per column.
 */
final class RawPostgresStore extends RawStore {

	private static final String INSERT = "INSERT INTO items (" + RawRows.WRITTEN_ITEM_COLUMNS
			+ ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id";

	private static final String BULK_INSERT = "INSERT INTO items (" + RawRows.WRITTEN_ITEM_COLUMNS
			+ ") SELECT * FROM UNNEST($1::varchar[], $2::varchar[], $3::text[], $4::int[], $5::numeric[], $6::float8[],"
			+ " $7::bool[], $8::varchar[], $9::uuid[], $10::date[], $11::timestamptz[]) RETURNING id";

	RawPostgresStore(ConnectionPool pool) {
		super(pool);
	}

	@Override
	Statement insertion(Connection connection, Item item) {
		return RawRows.bind(connection.createStatement(INSERT), item, 0);
	}

	@Override
	Statement bulkInsertion(Connection connection, List<Item> items) {
		return connection.createStatement(BULK_INSERT)
			.bind(0, column(items, String[]::new, (item) -> item.sku))
			.bind(1, column(items, String[]::new, (item) -> item.name))
			.bind(2, column(items, String[]::new, (item) -> item.description))
			.bind(3, column(items, Integer[]::new, (item) -> item.quantity))
			.bind(4, column(items, BigDecimal[]::new, (item) -> item.price))
			.bind(5, column(items, Double[]::new, (item) -> item.weight))
			.bind(6, column(items, Boolean[]::new, (item) -> item.active))
			.bind(7, column(items, String[]::new, (item) -> item.status.value()))
			.bind(8, column(items, UUID[]::new, (item) -> item.reference))
			.bind(9, column(items, LocalDate[]::new, (item) -> item.releasedOn))
			.bind(10, column(items, Instant[]::new, (item) -> item.createdAt));
	}

	private static <V> V[] column(List<Item> items, IntFunction<V[]> array, Function<Item, V> value) {
		V[] values = array.apply(items.size());
		for (int i = 0; i < values.length; i++) {
			values[i] = value.apply(items.get(i));
		}
		return values;
	}

}
