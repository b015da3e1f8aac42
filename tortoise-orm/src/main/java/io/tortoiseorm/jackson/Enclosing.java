package io.tortoiseorm.jackson;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import io.tortoiseorm.meta.ModelBase;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;

/**
 * The instances that are being written, from the outermost to the one whose relation is
 * next: none of them is written inside itself.
 */
final class Enclosing {

	private static final Object KEY = Enclosing.class;

	private final Set<Object> instances = Collections.newSetFromMap(new IdentityHashMap<>());

	private Enclosing() {
	}

	static Enclosing of(SerializationContext context) {
		if (context.getAttribute(KEY) instanceof Enclosing known) {
			return known;
		}
		Enclosing created = new Enclosing();
		context.setAttribute(KEY, created);
		return created;
	}

	boolean contains(@Nullable Object instance) {
		return this.instances.contains(instance);
	}

	/**
	 * Writes what is inside an instance.
	 */
	void write(ModelBase outer, @Nullable Object inner, JsonGenerator generator, SerializationContext context) {
		boolean added = this.instances.add(outer);
		try {
			if (inner instanceof List<?> list) {
				writeList(list, generator, context);
			}
			else {
				context.writeValue(generator, inner);
			}
		}
		finally {
			if (added) {
				this.instances.remove(outer);
			}
		}
	}

	private void writeList(List<?> list, JsonGenerator generator, SerializationContext context) {
		generator.writeStartArray();
		for (Object element : list) {
			if (!contains(element)) {
				context.writeValue(generator, element);
			}
		}
		generator.writeEndArray();
	}

}
