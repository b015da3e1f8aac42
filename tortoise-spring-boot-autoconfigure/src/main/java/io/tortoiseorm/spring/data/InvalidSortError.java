package io.tortoiseorm.spring.data;

import java.util.List;

import io.tortoiseorm.exceptions.ParamsError;

/**
 * A client asked for an order that it may not have. Reaches HTTP clients as 400.
 */
public class InvalidSortError extends ParamsError {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the error.
	 * @param property what was to be sorted by
	 * @param allowed what is allowed
	 */
	public InvalidSortError(String property, List<String> allowed) {
		super("Sorting by \"" + property + "\" is not possible. Allowed is: " + String.join(", ", allowed) + ".");
	}

}
