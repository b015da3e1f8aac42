package io.tortoiseorm.benchmarks;

import java.util.List;

import io.tortoiseorm.Tortoise;
import reactor.core.publisher.Mono;

/**
 * The work as users of the ORM write it.
 */
final class OrmStore implements Store {

	private final Tortoise tortoise;

	OrmStore(Tortoise tortoise) {
		this.tortoise = tortoise;
	}

	@Override
	public Mono<Item> get(long id) {
		return Item.objects.get("id", id);
	}

	@Override
	public Mono<List<Item>> read(int count) {
		return Item.objects.filter("id__lte", count).orderBy("id").list();
	}

	@Override
	public Mono<Item> insert(Item item) {
		return item.save();
	}

	@Override
	public Mono<Item> updateQuantity(Item item) {
		return item.save();
	}

	@Override
	public Mono<List<Item>> bulkCreate(List<Item> items) {
		return Item.objects.bulkCreate(items);
	}

	@Override
	public Mono<List<Customer>> customersWithPurchases() {
		return Customer.objects.all().orderBy("id").prefetchRelated("purchases").list();
	}

	@Override
	public Mono<Void> close() {
		return this.tortoise.close();
	}

}
