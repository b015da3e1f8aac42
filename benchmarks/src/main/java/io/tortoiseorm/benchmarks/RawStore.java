package io.tortoiseorm.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import io.tortoiseorm.meta.RelationSlot;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The work by hand: SQL as constants, values by position, one connection of the pool per
 * operation.
 */
abstract class RawStore implements Store {

	private static final String GET = "SELECT " + RawRows.ITEM_COLUMNS + " FROM items WHERE id = $1";

	private static final String READ = "SELECT " + RawRows.ITEM_COLUMNS + " FROM items WHERE id <= $1 ORDER BY id";

	private static final String UPDATE = "UPDATE items SET quantity = $1 WHERE id = $2";

	private static final String CUSTOMERS = "SELECT " + RawRows.CUSTOMER_COLUMNS + " FROM customers ORDER BY id";

	private static final String PURCHASES = "SELECT " + RawRows.PURCHASE_COLUMNS
			+ " FROM purchases WHERE customer_id = ANY($1)";

	private final ConnectionPool pool;

	RawStore(ConnectionPool pool) {
		this.pool = pool;
	}

	@Override
	public Mono<Item> get(long id) {
		return withConnection((connection) -> Mono.from(connection.createStatement(GET).bind(0, id).execute())
			.flatMap((result) -> Mono.from(result.map((Readable row) -> RawRows.item(row)))));
	}

	@Override
	public Mono<List<Item>> read(int count) {
		return withConnection((connection) -> list(connection.createStatement(READ).bind(0, (long) count),
				(row) -> RawRows.item(row)));
	}

	@Override
	public Mono<Item> insert(Item item) {
		return withConnection((connection) -> list(insertion(connection, item), (row) -> row.get(0, Long.class)))
			.map((keys) -> {
				item.id = keys.get(0);
				return item;
			});
	}

	/**
	 * The statement that inserts an item and gives its key.
	 */
	abstract Statement insertion(Connection connection, Item item);

	@Override
	public Mono<Item> updateQuantity(Item item) {
		Long id = item.id;
		return (id != null) ? withConnection((connection) -> Mono
			.from(connection.createStatement(UPDATE).bind(0, item.quantity).bind(1, id).execute())
			.flatMap((result) -> Mono.from(result.getRowsUpdated()))).thenReturn(item) : Mono.empty();
	}

	@Override
	public Mono<List<Item>> bulkCreate(List<Item> items) {
		return withConnection((connection) -> list(bulkInsertion(connection, items), (row) -> row.get(0, Long.class)))
			.map((keys) -> {
				for (int i = 0; i < keys.size(); i++) {
					items.get(i).id = keys.get(i);
				}
				return items;
			});
	}

	/**
	 * The statement that inserts items and gives their keys in order.
	 */
	abstract Statement bulkInsertion(Connection connection, List<Item> items);

	@Override
	public Mono<List<Customer>> customersWithPurchases() {
		return withConnection(
				(connection) -> list(connection.createStatement(CUSTOMERS), (row) -> RawRows.customer(row))
					.flatMap((customers) -> list(connection.createStatement(PURCHASES).bind(0, keys(customers)),
							(row) -> RawRows.purchase(row))
						.map((purchases) -> attach(customers, purchases))));
	}

	private static Long[] keys(List<Customer> customers) {
		Long[] keys = new Long[customers.size()];
		for (int i = 0; i < keys.length; i++) {
			keys[i] = customers.get(i).id;
		}
		return keys;
	}

	private static List<Customer> attach(List<Customer> customers, List<Purchase> purchases) {
		Map<Object, List<Purchase>> byCustomer = new HashMap<>();
		for (Purchase purchase : purchases) {
			byCustomer.computeIfAbsent(purchase.customer.id(), (key) -> new ArrayList<>()).add(purchase);
		}
		for (Customer customer : customers) {
			RelationSlot.setFetched(customer.purchases, byCustomer.getOrDefault(customer.id, List.of()));
		}
		return customers;
	}

	private static <T> Mono<List<T>> list(Statement statement, Function<Readable, T> mapper) {
		return Flux.from(statement.execute()).flatMap((Result result) -> result.map(mapper)).collectList();
	}

	<T> Mono<T> withConnection(Function<Connection, Mono<T>> work) {
		return Mono.usingWhen(this.pool.create(), work, Connection::close);
	}

	@Override
	public Mono<Void> close() {
		return this.pool.disposeLater();
	}

}
