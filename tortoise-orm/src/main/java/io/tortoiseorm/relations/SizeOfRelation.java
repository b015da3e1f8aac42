package io.tortoiseorm.relations;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Checks {@code @Size} on a relation to many once it is fetched: before that nobody
 * knows, and nothing is wrong. Hibernate Validator finds it by itself.
 */
public final class SizeOfRelation implements ConstraintValidator<Size, ToManyRelation<?>> {

	private int min;

	private int max;

	/**
	 * Creates the validator.
	 */
	public SizeOfRelation() {
	}

	@Override
	public void initialize(Size constraint) {
		this.min = constraint.min();
		this.max = constraint.max();
	}

	@Override
	public boolean isValid(@Nullable ToManyRelation<?> relation, ConstraintValidatorContext context) {
		if (relation == null || !relation.isFetched()) {
			return true;
		}
		int size = relation.list().size();
		return size >= this.min && size <= this.max;
	}

}
