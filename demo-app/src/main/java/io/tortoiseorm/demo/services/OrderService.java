package io.tortoiseorm.demo.services;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import io.tortoiseorm.Transactions;
import io.tortoiseorm.demo.models.Order;
import io.tortoiseorm.demo.models.OrderCreate;
import io.tortoiseorm.demo.models.OrderLine;
import io.tortoiseorm.demo.models.OrderOut;
import io.tortoiseorm.demo.models.Product;
import io.tortoiseorm.demo.models.Product_;
import io.tortoiseorm.demo.models.User;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Service;

/**
 * Places and reads orders.
 */
@Service
public class OrderService {

	/**
	 * Places an order: takes the products out of stock and writes the order, or does
	 * nothing at all. Stock is taken in the order of the products' ids, so that two
	 * orders of the same products wait for each other instead of blocking each other.
	 * @param request who buys what
	 * @return the order; {@link OutOfStockException} when there is too little of a
	 * product, {@link io.tortoiseorm.exceptions.DoesNotExist} when there is no such
	 * customer or product
	 */
	public Mono<Order> place(OrderCreate request) {
		SortedMap<Integer, Integer> quantities = quantities(request);
		return Transactions
			.inTransaction(() -> takeAll(quantities).then(Mono.defer(() -> Product.objects.inBulk(quantities.keySet())))
				.zipWhen((products) -> User.objects.get(request.customerId()))
				.flatMap((found) -> write(found.getT2(), quantities, found.getT1())));
	}

	/**
	 * Reads an order with its customer, lines, products and tags, by a number of
	 * statements that does not depend on the number of lines.
	 * @param id the order's id
	 * @return the order; {@link io.tortoiseorm.exceptions.DoesNotExist} when there is
	 * none
	 */
	public Mono<OrderOut> find(int id) {
		return Order.objects.get(id).values(OrderOut.class);
	}

	private static SortedMap<Integer, Integer> quantities(OrderCreate request) {
		SortedMap<Integer, Integer> quantities = new TreeMap<>();
		request.lines().forEach((line) -> quantities.merge(line.productId(), line.quantity(), Integer::sum));
		return quantities;
	}

	private static Mono<Void> takeAll(SortedMap<Integer, Integer> quantities) {
		return Flux.fromIterable(quantities.entrySet())
			.concatMap((wanted) -> take(wanted.getKey(), wanted.getValue()))
			.then();
	}

	private static Mono<Void> take(int productId, int quantity) {
		return Product.objects
			.filter(Product_.id.eq(productId), Product_.available.isTrue(), Product_.stock.gte(quantity))
			.update(Product_.stock.set(Product_.stock.minus(quantity)))
			.flatMap((rows) -> (rows > 0) ? Mono.empty() : refuse(productId, quantity));
	}

	private static Mono<Void> refuse(int productId, int quantity) {
		return Product.objects.get(productId)
			.flatMap((product) -> Mono.error(new OutOfStockException(product, quantity)));
	}

	private static Mono<Order> write(User customer, SortedMap<Integer, Integer> quantities,
			Map<Object, Product> products) {
		return new Order(customer, total(quantities, products)).save().flatMap((order) -> {
			List<OrderLine> lines = quantities.entrySet()
				.stream()
				.map((wanted) -> new OrderLine(order, products.get(wanted.getKey()), wanted.getValue()))
				.toList();
			return OrderLine.objects.bulkCreate(lines).thenReturn(order);
		});
	}

	private static BigDecimal total(SortedMap<Integer, Integer> quantities, Map<Object, Product> products) {
		return quantities.entrySet()
			.stream()
			.map((wanted) -> products.get(wanted.getKey()).getPrice().multiply(BigDecimal.valueOf(wanted.getValue())))
			.reduce(BigDecimal.ZERO, BigDecimal::add);
	}

}
