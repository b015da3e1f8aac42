package io.tortoiseorm.exceptions;

/**
 * Exactly one object was asked for and there is none.
 */
public class DoesNotExist extends OperationalError {

	private static final long serialVersionUID = 1L;

	private final String model;

	/**
	 * Creates the error.
	 * @param model the simple name of the model that was asked for
	 * @param message what was looked for
	 */
	public DoesNotExist(String model, String message) {
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
