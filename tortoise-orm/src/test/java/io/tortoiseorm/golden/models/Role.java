package io.tortoiseorm.golden.models;

import java.util.Locale;

import io.tortoiseorm.fields.CharEnum;

/**
 * What a user may do.
 */
public enum Role implements CharEnum {

	/** May buy. */
	USER,

	/** May write texts. */
	EDITOR,

	/** May do everything. */
	ADMIN;

	@Override
	public String value() {
		return name().toLowerCase(Locale.ROOT);
	}

}
