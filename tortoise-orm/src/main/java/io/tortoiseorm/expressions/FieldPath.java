package io.tortoiseorm.expressions;

import org.jspecify.annotations.Nullable;

/**
 * A field of a model, which an update can set.
 *
 * @param <T> the Java type of the field
 */
public interface FieldPath<T> extends PathExpression<T> {

	/**
	 * Sets the field.
	 * @param value the new value
	 * @return what an update takes
	 */
	default FieldUpdate set(@Nullable T value) {
		return new FieldUpdate(path(), value);
	}

	/**
	 * Sets the field to what the database computes for each row.
	 * @param value an expression of the same type, or one whose type is not known
	 * @return what an update takes
	 */
	default FieldUpdate set(Expression<? super T> value) {
		return new FieldUpdate(path(), value);
	}

	/**
	 * Sets the field to NULL.
	 * @return what an update takes
	 */
	default FieldUpdate setNull() {
		return new FieldUpdate(path(), null);
	}

}
