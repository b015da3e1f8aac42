package io.tortoiseorm.exceptions;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Values of an instance break the rules of its fields. Raised before anything is sent;
 * holds all violations, not only the first.
 */
public class ValidationError extends TortoiseException {

	private static final long serialVersionUID = 1L;

	/** What is worth reading at once. */
	private static final int SHOWN = 20;

	private final String model;

	private final transient List<Violation> violations;

	/**
	 * Creates the error.
	 * @param model the simple name of the model
	 * @param violations what is wrong, at least one
	 */
	public ValidationError(String model, List<Violation> violations) {
		super(message(model, violations));
		this.model = model;
		this.violations = List.copyOf(violations);
	}

	private static String message(String model, List<Violation> violations) {
		String shown = violations.stream()
			.limit(SHOWN)
			.map((violation) -> place(model, violation.field()) + ": " + violation.message())
			.collect(Collectors.joining("; "));
		return (violations.size() > SHOWN) ? shown + "; and " + (violations.size() - SHOWN) + " more" : shown;
	}

	private static String place(String model, String field) {
		return (field.isEmpty() || field.startsWith("[")) ? model + field : model + "." + field;
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
	 * @param field the property name, empty for the instance as a whole; of one of many
	 * instances with its position before it: {@code [3].email}
	 * @param message what is wrong with it, without the value
	 */
	public record Violation(String field, String message) {

	}

}
