package io.tortoiseorm.query;

import java.util.Collection;
import java.util.List;

import io.tortoiseorm.exceptions.ValidationError.Violation;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.ModelBase;
import org.jspecify.annotations.Nullable;

/**
 * Checks instances before they are written, beyond what their fields say by themselves.
 */
@FunctionalInterface
public interface InstanceValidation {

	/**
	 * Checks an instance.
	 * @param instance the instance
	 * @param fields the fields that are to be written
	 * @return what is wrong with those fields; empty when all is well
	 */
	List<Violation> validate(ModelBase instance, Collection<FieldMeta> fields);

	/**
	 * Checks one value that a statement sets, without an instance.
	 * @param field the field
	 * @param value the property value
	 * @return what is wrong with it; empty when all is well
	 */
	default List<Violation> validate(FieldMeta field, @Nullable Object value) {
		return List.of();
	}

	/**
	 * Checks nothing.
	 * @return the validation
	 */
	static InstanceValidation none() {
		return (instance, fields) -> List.of();
	}

}
