package io.tortoiseorm.exceptions;

/**
 * At most one object was asked for and there are several.
 */
public class MultipleObjectsReturned extends OperationalError {

	private static final long serialVersionUID = 1L;

	private final String model;

	/**
	 * Creates the error.
	 * @param model the simple name of the model that was asked for
	 * @param message what was looked for
	 */
	public MultipleObjectsReturned(String model, String message) {
		super(message);
		this.model = model;
	}

	/**
	 * The simple name of the model that was asked for.
	 * @return the model name
	 */
	public String getModel() {
		return this.model;
	}

}
