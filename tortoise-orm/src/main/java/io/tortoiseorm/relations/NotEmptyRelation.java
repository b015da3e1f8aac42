package io.tortoiseorm.relations;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.NotEmpty;
import org.jspecify.annotations.Nullable;

/**
 * Checks {@code @NotEmpty} on a relation to many once it is fetched: before that nobody
 * knows, and nothing is wrong. Hibernate Validator finds it by itself.
 */
public final class NotEmptyRelation implements ConstraintValidator<NotEmpty, ToManyRelation<?>> {

	/**
	 * Creates the validator.
	 */
	public NotEmptyRelation() {
	}

	@Override
	public boolean isValid(@Nullable ToManyRelation<?> relation, ConstraintValidatorContext context) {
		return relation == null || !relation.isFetched() || !relation.list().isEmpty();
	}

}
