package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.tortoiseorm.exceptions.ValidationError.Violation;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.ModelBase;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;

/**
 * Checks the constraints of jakarta.validation on the properties of a model.
 */
public final class JakartaValidation implements InstanceValidation {

	private final Validator validator;

	/**
	 * Creates the validation.
	 * @param validator checks the constraints
	 */
	public JakartaValidation(Validator validator) {
		this.validator = validator;
	}

	/**
	 * Validates by the provider on the class path, if there is one.
	 * @param loader the class loader of the application
	 * @return the validation, or one that checks nothing
	 */
	public static InstanceValidation find(ClassLoader loader) {
		try {
			Class.forName("jakarta.validation.Validation", false, loader);
		}
		catch (ClassNotFoundException ex) {
			return InstanceValidation.none();
		}
		return Provider.find();
	}

	@Override
	public List<Violation> validate(ModelBase instance, Collection<FieldMeta> fields) {
		Set<String> names = fields.stream().map(FieldMeta::name).collect(Collectors.toSet());
		List<Violation> violations = new ArrayList<>();
		for (ConstraintViolation<ModelBase> violation : this.validator.validate(instance)) {
			String path = violation.getPropertyPath().toString();
			int end = path.indexOf('.');
			String field = (end < 0) ? path : path.substring(0, end);
			if (names.contains(field) || path.isEmpty()) {
				violations.add(new Violation(path, violation.getMessage()));
			}
		}
		return violations;
	}

	/**
	 * Keeps the optional classes away from those who do not have them.
	 */
	private static final class Provider {

		static InstanceValidation find() {
			try {
				return new JakartaValidation(Validation.buildDefaultValidatorFactory().getValidator());
			}
			catch (ValidationException ex) {
				return InstanceValidation.none();
			}
		}

	}

}
