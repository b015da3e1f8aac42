package io.tortoiseorm.query;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;

import io.tortoiseorm.exceptions.ConfigurationError;
import org.jspecify.annotations.Nullable;

/**
 * Reads records that stand for keys. Each class of them is looked at once.
 */
final class KeyRecords {

	private static final MethodType READER = MethodType.methodType(Object.class, Record.class);

	private static final ClassValue<Map<String, MethodHandle>> READERS = new ClassValue<>() {

		@Override
		protected Map<String, MethodHandle> computeValue(Class<?> type) {
			return readers(type);
		}

	};

	private KeyRecords() {
	}

	/**
	 * The values of a record by the names of its components.
	 */
	static Map<String, @Nullable Object> values(Record key) {
		Map<String, @Nullable Object> values = new HashMap<>();
		READERS.get(key.getClass()).forEach((name, reader) -> values.put(name, read(reader, key)));
		return values;
	}

	private static Map<String, MethodHandle> readers(Class<?> type) {
		Map<String, MethodHandle> readers = new HashMap<>();
		try {
			MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
			for (RecordComponent component : type.getRecordComponents()) {
				readers.put(component.getName(), lookup.unreflect(component.getAccessor()).asType(READER));
			}
		}
		catch (IllegalAccessException ex) {
			throw new ConfigurationError(
					"The record " + type.getName() + " cannot be read: open its package to io.tortoiseorm.", ex);
		}
		return readers;
	}

	private static @Nullable Object read(MethodHandle reader, Record key) {
		try {
			return reader.invokeExact(key);
		}
		catch (RuntimeException | Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new IllegalStateException(ex);
		}
	}

}
