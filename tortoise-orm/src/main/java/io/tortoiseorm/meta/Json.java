package io.tortoiseorm.meta;

import java.lang.reflect.Type;

import io.tortoiseorm.exceptions.OperationalError;
import org.jspecify.annotations.Nullable;

/**
 * The converter of JSON fields: any value to JSON text, and back to the type of the
 * property.
 */
record Json(JsonMapper mapper, Type type) implements Converter {

	@Override
	public Object toLogical(Object value) {
		try {
			return this.mapper.write(value);
		}
		catch (RuntimeException ex) {
			throw Found.not("a value that can be written as JSON", value, ex);
		}
	}

	@Override
	public @Nullable Object fromLogical(Object logical) {
		try {
			return this.mapper.read((String) logical, this.type);
		}
		catch (RuntimeException ex) {
			throw new OperationalError("The database holds JSON that does not fit %s: %s"
				.formatted(this.type.getTypeName(), ex.getMessage()), ex);
		}
	}

}
