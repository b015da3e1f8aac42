package io.tortoiseorm.demo.models;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tortoiseorm.fields.CharEnum;

/**
 * How far an order is.
 */
public enum OrderStatus implements CharEnum {

	/** Placed, not paid yet. */
	PENDING("pending"),

	/** Paid, not on its way yet. */
	PAID("paid"),

	/** On its way. */
	SHIPPED("shipped");

	private final String value;

	OrderStatus(String value) {
		this.value = value;
	}

	@Override
	@JsonValue
	public String value() {
		return this.value;
	}

}
