package io.tortoiseorm.benchmarks;

import io.tortoiseorm.fields.CharEnum;

/**
 * Where an item is in its life.
 */
enum ItemStatus implements CharEnum {

	/** Not for sale yet. */
	DRAFT("draft"),

	/** For sale. */
	LISTED("listed"),

	/** No longer for sale. */
	RETIRED("retired");

	private final String value;

	ItemStatus(String value) {
		this.value = value;
	}

	@Override
	public String value() {
		return this.value;
	}

	static ItemStatus of(String value) {
		return switch (value) {
			case "draft" -> DRAFT;
			case "listed" -> LISTED;
			case "retired" -> RETIRED;
			default -> throw new IllegalArgumentException(value);
		};
	}

}
