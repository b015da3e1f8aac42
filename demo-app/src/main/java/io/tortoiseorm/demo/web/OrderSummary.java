package io.tortoiseorm.demo.web;

import java.math.BigDecimal;
import java.time.Instant;

import io.tortoiseorm.demo.models.Order;
import org.jspecify.annotations.Nullable;

/**
 * An order without what belongs to it: nothing but its row is read.
 *
 * @param id the order's id
 * @param customerId the id of the user who bought
 * @param status how far it is
 * @param total the sum of its lines
 * @param createdAt when it was placed
 */
record OrderSummary(int id, @Nullable Object customerId, String status, BigDecimal total, Instant createdAt) {

	static OrderSummary of(Order order) {
		return new OrderSummary(order.getId(), order.getCustomer().id(), order.getStatus().value(), order.getTotal(),
				order.getCreatedAt());
	}

}
