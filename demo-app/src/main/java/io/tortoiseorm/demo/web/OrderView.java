package io.tortoiseorm.demo.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import io.tortoiseorm.demo.models.Order;
import io.tortoiseorm.demo.models.OrderLine;
import io.tortoiseorm.demo.models.Product;
import io.tortoiseorm.demo.models.Tag;

/**
 * An order with all that belongs to it.
 *
 * @param id the order's id
 * @param status how far it is
 * @param total the sum of its lines
 * @param createdAt when it was placed
 * @param customer who bought
 * @param lines what was bought
 */
record OrderView(int id, String status, BigDecimal total, Instant createdAt, CustomerView customer,
		List<LineView> lines) {

	static OrderView of(Order order) {
		return new OrderView(order.getId(), order.getStatus().value(), order.getTotal(), order.getCreatedAt(),
				CustomerView.of(order.getCustomer().get()),
				order.getLines().list().stream().map(LineView::of).toList());
	}

	/**
	 * One product of an order.
	 *
	 * @param id the line's id
	 * @param quantity how many
	 * @param unitPrice the price of one when it was bought
	 * @param product what was bought
	 */
	record LineView(int id, int quantity, BigDecimal unitPrice, BoughtProduct product) {

		static LineView of(OrderLine line) {
			return new LineView(line.getId(), line.getQuantity(), line.getUnitPrice(),
					BoughtProduct.of(line.getProduct().get()));
		}

	}

	/**
	 * The product of an order line.
	 *
	 * @param id the product's id
	 * @param name the name
	 * @param price the price of today
	 * @param tags the names of its tags
	 */
	record BoughtProduct(int id, String name, BigDecimal price, List<String> tags) {

		static BoughtProduct of(Product product) {
			return new BoughtProduct(product.getId(), product.getName(), product.getPrice(),
					product.getTags().list().stream().map(Tag::getName).toList());
		}

	}

}
