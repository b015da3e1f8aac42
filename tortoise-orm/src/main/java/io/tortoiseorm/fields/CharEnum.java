package io.tortoiseorm.fields;

/**
 * An enum that says which text is stored for each constant, by a {@link CharEnumField}.
 * An enum without it is stored by the names of its constants.
 */
public interface CharEnum {

	/**
	 * The text that stands for this constant in the database.
	 * @return not empty, different for each constant
	 */
	String value();

}
