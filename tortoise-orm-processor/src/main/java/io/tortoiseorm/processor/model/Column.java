package io.tortoiseorm.processor.model;

import org.jspecify.annotations.Nullable;

/**
 * A column of a property. A reference to a model with a composite key has several, one
 * for each field of that key; every other property has one.
 *
 * @param property the property
 * @param part which of several columns it is, from 0; -1 where it is the only one
 * @param count how many columns the property has
 * @param name the name of its values in lookups
 * @param column the name in the database
 * @param value the property that holds the values in the end, or {@code null} when there
 * is none by mistake
 */
public record Column(Property property, int part, int count, String name, String column, @Nullable Property value) {

	/**
	 * Whether it is one of several columns of its property.
	 * @return whether it is
	 */
	public boolean isPart() {
		return this.part >= 0;
	}

}
