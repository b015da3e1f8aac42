package io.tortoiseorm.meta;

import java.lang.reflect.Type;

import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the JSON documents of JSON fields. Thread-safe.
 */
public interface JsonMapper {

	/**
	 * Writes a value as JSON.
	 * @param value any value the library knows to write
	 * @return the document
	 * @throws RuntimeException if the value cannot be written
	 */
	String write(Object value);

	/**
	 * Reads a value from JSON.
	 * @param json the document
	 * @param type the type of the property, with its type arguments
	 * @return the value, {@code null} for JSON's null where the type has no value for it
	 * @throws RuntimeException if the document does not fit the type
	 */
	@Nullable Object read(String json, Type type);

}
