package io.tortoiseorm.demo.web;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import io.tortoiseorm.demo.models.OrderLineCreate;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * An order to place.
 *
 * @param customerId the id of the user who buys
 * @param lines what is bought; a product named twice is bought once, with the sum of the
 * quantities
 */
record NewOrder(@NotNull Integer customerId, @NotEmpty @Size(max = 100) List<@NotNull @Valid OrderLineCreate> lines) {

	SortedMap<Integer, Integer> quantities() {
		SortedMap<Integer, Integer> quantities = new TreeMap<>();
		this.lines.forEach((line) -> quantities.merge(line.productId(), line.quantity(), Integer::sum));
		return quantities;
	}

}
