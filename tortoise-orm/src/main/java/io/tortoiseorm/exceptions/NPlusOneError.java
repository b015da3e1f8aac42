package io.tortoiseorm.exceptions;

/**
 * The same statement ran again and again where one would have done.
 */
public class NPlusOneError extends TortoiseException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates an error.
	 * @param message which statements, how often, and what to do
	 */
	public NPlusOneError(String message) {
		super(message);
	}

}
