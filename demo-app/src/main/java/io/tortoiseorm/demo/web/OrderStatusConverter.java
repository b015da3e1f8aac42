package io.tortoiseorm.demo.web;

import java.util.Arrays;
import java.util.stream.Collectors;

import io.tortoiseorm.demo.models.OrderStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/**
 * Reads the status of orders from query parameters, as responses write it.
 */
@Component
class OrderStatusConverter implements Converter<String, OrderStatus> {

	@Override
	public @Nullable OrderStatus convert(String source) {
		if (source.isBlank()) {
			return null;
		}
		return Arrays.stream(OrderStatus.values())
			.filter((status) -> status.value().equalsIgnoreCase(source.trim()))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("Allowed are "
					+ Arrays.stream(OrderStatus.values()).map(OrderStatus::value).collect(Collectors.joining(", "))));
	}

}
