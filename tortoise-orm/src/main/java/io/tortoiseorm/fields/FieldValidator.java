package io.tortoiseorm.fields;

import org.jspecify.annotations.Nullable;

/**
 * Checks the values of a field before they are written: on save, bulk operations and
 * updates by queries. Named in the field's annotation; {@link Validators} has some ready.
 * One object serves all values, from any thread.
 *
 * <pre class="code">
 * &#64;IntField(validators = Even.class) private int pairs;
 * </pre>
 *
 * What has parameters, such as a range or a pattern, is said by the annotations of
 * jakarta.validation on the same property.
 *
 * @param <T> the class of the property's values
 */
@FunctionalInterface
public interface FieldValidator<T> {

	/**
	 * Checks a value.
	 * @param value the value, as the property holds it
	 * @return what is wrong with it, for people; {@code null} when all is well
	 */
	@Nullable String check(T value);

}
