package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.tortoiseorm.exceptions.ConfigurationError;
import io.tortoiseorm.exceptions.ValidationError.Violation;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.ModelBase;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.NoProviderFoundException;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.metadata.BeanDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Checks the constraints of jakarta.validation on the properties of a model, and on the
 * model as a whole.
 */
public final class JakartaValidation implements InstanceValidation {

	private final Validator validator;

	private final Map<Class<?>, Constrained> constrained = new ConcurrentHashMap<>();

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
	 * @throws ConfigurationError if there is a provider that does not start
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
		if (!constrained(instance.getClass()).anything()) {
			return List.of();
		}
		List<Violation> violations = new ArrayList<>();
		for (ConstraintViolation<ModelBase> violation : this.validator.validate(instance)) {
			String path = violation.getPropertyPath().toString();
			if (path.isEmpty() || isWritten(property(path), fields)) {
				violations.add(new Violation(path, violation.getMessage()));
			}
		}
		return violations;
	}

	@Override
	public List<Violation> validate(FieldMeta field, @Nullable Object value) {
		if (!constrained(field.model().type()).properties().contains(field.name())) {
			return List.of();
		}
		return this.validator.validateValue(field.model().type(), field.name(), value)
			.stream()
			.map((violation) -> new Violation(violation.getPropertyPath().toString(), violation.getMessage()))
			.toList();
	}

	private Constrained constrained(Class<?> type) {
		return this.constrained.computeIfAbsent(type, (model) -> {
			BeanDescriptor bean = this.validator.getConstraintsForClass(model);
			Set<String> properties = bean.getConstrainedProperties()
				.stream()
				.map((property) -> property.getPropertyName())
				.collect(java.util.stream.Collectors.toUnmodifiableSet());
			return new Constrained(bean.isBeanConstrained(), properties);
		});
	}

	/** The property that a path such as {@code tags[0].name} begins with. */
	private static String property(String path) {
		for (int i = 0; i < path.length(); i++) {
			if (path.charAt(i) == '.' || path.charAt(i) == '[') {
				return path.substring(0, i);
			}
		}
		return path;
	}

	private static boolean isWritten(String property, Collection<FieldMeta> fields) {
		for (FieldMeta field : fields) {
			if (field.name().equals(property)
					|| (field.relation() != null && field.relation().name().equals(property))) {
				return true;
			}
		}
		return false;
	}

	/**
	 * What has constraints.
	 *
	 * @param anything whether there is any
	 * @param properties the properties that have some
	 */
	private record Constrained(boolean anything, Set<String> properties) {

	}

	/**
	 * Keeps the optional classes away from those who do not have them.
	 */
	private static final class Provider {

		static InstanceValidation find() {
			try {
				return new JakartaValidation(Validation.buildDefaultValidatorFactory().getValidator());
			}
			catch (NoProviderFoundException ex) {
				return InstanceValidation.none();
			}
			catch (ValidationException ex) {
				throw new ConfigurationError("The jakarta.validation provider on the class path does not start;"
						+ " the cause tells why. Hibernate Validator needs an implementation of jakarta.el beside it.",
						ex);
			}
		}

	}

}
