package io.tortoiseorm.benchmarks;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Columns and objects by hand, by position.
 */
final class RawRows {

	static final String ITEM_COLUMNS = "id, sku, name, description, quantity, price, weight, active, status,"
			+ " reference, released_on, created_at";

	static final String WRITTEN_ITEM_COLUMNS = ITEM_COLUMNS.substring("id, ".length());

	static final String CUSTOMER_COLUMNS = "id, name, email";

	static final String PURCHASE_COLUMNS = "id, customer_id, number, amount, placed_at";

	private RawRows() {
	}

	static Item item(Readable row) {
		Item item = new Item();
		item.id = row.get(0, Long.class);
		item.sku = get(row, 1, String.class);
		item.name = get(row, 2, String.class);
		item.description = get(row, 3, String.class);
		item.quantity = get(row, 4, Integer.class);
		item.price = get(row, 5, BigDecimal.class);
		item.weight = get(row, 6, Double.class);
		item.active = get(row, 7, Boolean.class);
		item.status = ItemStatus.of(get(row, 8, String.class));
		item.reference = get(row, 9, UUID.class);
		item.releasedOn = get(row, 10, LocalDate.class);
		item.createdAt = get(row, 11, Instant.class);
		return item;
	}

	static Statement bind(Statement statement, Item item, int first) {
		return statement.bind(first, item.sku)
			.bind(first + 1, item.name)
			.bind(first + 2, item.description)
			.bind(first + 3, item.quantity)
			.bind(first + 4, item.price)
			.bind(first + 5, item.weight)
			.bind(first + 6, item.active)
			.bind(first + 7, item.status.value())
			.bind(first + 8, item.reference)
			.bind(first + 9, item.releasedOn)
			.bind(first + 10, item.createdAt);
	}

	static Customer customer(Readable row) {
		Customer customer = new Customer();
		customer.id = row.get(0, Long.class);
		customer.name = get(row, 1, String.class);
		customer.email = get(row, 2, String.class);
		return customer;
	}

	static Purchase purchase(Readable row) {
		Purchase purchase = new Purchase();
		purchase.id = row.get(0, Long.class);
		purchase.customer.setId(row.get(1, Long.class));
		purchase.number = get(row, 2, String.class);
		purchase.amount = get(row, 3, BigDecimal.class);
		purchase.placedAt = get(row, 4, Instant.class);
		return purchase;
	}

	static <T> T get(Readable row, int index, Class<T> type) {
		@Nullable T value = row.get(index, type);
		if (value == null) {
			throw new IllegalStateException("Column " + index + " is NULL");
		}
		return value;
	}

}
