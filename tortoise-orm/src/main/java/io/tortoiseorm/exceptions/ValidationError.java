package io.tortoiseorm.exceptions;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Values of an instance break the rules of its fields. Raised before anything is sent;
 * holds all violations, not only the first.
 */
public class ValidationError extends TortoiseException {

	private static final long serialVersionUID = 1L;

	private final String model;

	private final transient List<Violation> violations;

	/**
	 * Creates the error.
	 * @param model the simple name of the model
	 * @param violations what is wrong, at least one
	 */
	public ValidationError(String model, List<Violation> violations) {
		super(violations.stream()
			.map((violation) -> model + "." + violation.field() + ": " + violation.message())
			.collect(Collectors.joining("; ")));
		this.model = model;
		this.violations = List.copyOf(violations);
	}

	/**
	 * The simple name of the model.
	 * @return the model name
	 */
	public String getModel() {
		return this.model;
	}

	/**
	 * All that is wrong.
	 * @return the violations, at least one
	 */
	public List<Violation> getViolations() {
		return this.violations;
	}

	/**
	 * One broken rule.
	 *
	 * @param field the property name
	 * @param message what is wrong with it, without the value
	 */
	public record Violation(String field, String message) {

	}

}
