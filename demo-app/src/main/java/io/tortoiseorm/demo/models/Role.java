package io.tortoiseorm.demo.models;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tortoiseorm.fields.CharEnum;

/**
 * What a user may do.
 */
public enum Role implements CharEnum {

	/** Buys. */
	CUSTOMER("customer"),

	/** Runs the shop. */
	ADMIN("admin");

	private final String value;

	Role(String value) {
		this.value = value;
	}

	@Override
	@JsonValue
	public String value() {
		return this.value;
	}

}
