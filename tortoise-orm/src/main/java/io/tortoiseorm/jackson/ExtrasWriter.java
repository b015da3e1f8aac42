package io.tortoiseorm.jackson;

import java.util.Map;

import io.tortoiseorm.meta.InstanceState;
import io.tortoiseorm.meta.ModelBase;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedClass;

/**
 * Writes what a query gave an instance beside its fields: annotations, and what was
 * prefetched under names of its own.
 */
final class ExtrasWriter extends VirtualWriter {

	ExtrasWriter(MapperConfig<?> config, AnnotatedClass model) {
		super(config, model, "annotations", Map.class);
	}

	@Override
	protected @Nullable Object value(Object bean, JsonGenerator generator, SerializationContext context) {
		return InstanceState.of((ModelBase) bean).annotations();
	}

	@Override
	public void serializeAsProperty(Object bean, JsonGenerator generator, SerializationContext context) {
		ModelBase instance = (ModelBase) bean;
		InstanceState state = InstanceState.of(instance);
		Enclosing enclosing = Enclosing.of(context);
		state.annotations().forEach((name, value) -> {
			generator.writeName(name);
			context.writeValue(generator, value);
		});
		state.attributes().forEach((name, value) -> {
			if (!enclosing.contains(value)) {
				generator.writeName(name);
				enclosing.write(instance, value, generator, context);
			}
		});
	}

}
