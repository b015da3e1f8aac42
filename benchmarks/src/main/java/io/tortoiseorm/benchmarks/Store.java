package io.tortoiseorm.benchmarks;

import java.util.List;

import reactor.core.publisher.Mono;

/**
 * The work that is measured, done twice: by hand on the raw driver and by the ORM.
 */
interface Store {

	/**
	 * How many connections each may use, and how many operations are under way at once.
	 */
	int CONNECTIONS = 8;

	/**
	 * Reads an item by its key.
	 */
	Mono<Item> get(long id);

	/**
	 * Reads the items with the smallest keys, by key.
	 * @param count how many
	 */
	Mono<List<Item>> read(int count);

	/**
	 * Inserts an item and fills in its key.
	 */
	Mono<Item> insert(Item item);

	/**
	 * Writes the item's quantity, the only field that has changed since the item was
	 * read.
	 */
	Mono<Item> updateQuantity(Item item);

	/**
	 * Inserts items and fills in their keys.
	 */
	Mono<List<Item>> bulkCreate(List<Item> items);

	/**
	 * Reads all customers by key, each with its purchases.
	 */
	Mono<List<Customer>> customersWithPurchases();

	/**
	 * Closes the connections.
	 */
	Mono<Void> close();

}
