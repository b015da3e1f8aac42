package io.tortoiseorm.meta;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.fields.OnDelete;
import org.jspecify.annotations.Nullable;

/**
 * The options of a field annotation by name. An option that the annotation does not have
 * reads as left out.
 */
final class Options {

	static final Options NONE = new Options(Map.of());

	private final Map<String, Object> values;

	private Options(Map<String, Object> values) {
		this.values = values;
	}

	static Options of(Annotation annotation) {
		Map<String, Object> values = new HashMap<>();
		for (Method option : annotation.annotationType().getDeclaredMethods()) {
			try {
				values.put(option.getName(), option.invoke(annotation));
			}
			catch (ReflectiveOperationException ex) {
				throw new IllegalStateException("Cannot read " + annotation, ex);
			}
		}
		return new Options(values);
	}

	static Options of(Map<String, Object> values) {
		return new Options(Map.copyOf(values));
	}

	boolean flag(String name) {
		return Boolean.TRUE.equals(this.values.get(name));
	}

	/**
	 * Whether an option is absent or on; for options that are on by default.
	 */
	boolean flagOrAbsent(String name) {
		return !Boolean.FALSE.equals(this.values.get(name));
	}

	@Nullable Boolean choice(String name) {
		return (this.values.get(name) instanceof boolean[] choice && choice.length > 0) ? (Boolean) choice[0] : null;
	}

	int number(String name) {
		return (this.values.get(name) instanceof Integer number) ? number : 0;
	}

	@Nullable String text(String name) {
		return (this.values.get(name) instanceof String text && !text.isBlank()) ? text : null;
	}

	List<String> texts(String name) {
		return (this.values.get(name) instanceof String[] texts) ? List.of(texts) : List.of();
	}

	List<Class<?>> types(String name) {
		return (this.values.get(name) instanceof Class<?>[] types) ? List.of(types) : List.of();
	}

	OnDelete onDelete() {
		return (this.values.get("onDelete") instanceof OnDelete action) ? action : OnDelete.CASCADE;
	}

}
