package io.tortoiseorm.golden.models;

import io.tortoiseorm.fields.IntEnum;

/**
 * Three numbers.
 */
public enum Level implements IntEnum {

	/** The lowest. */
	LOW(1),

	/** In between. */
	MID(5),

	/** The highest. */
	HIGH(10);

	private final int value;

	Level(int value) {
		this.value = value;
	}

	@Override
	public int value() {
		return this.value;
	}

}
