package io.tortoiseorm.jackson;

import io.tortoiseorm.meta.InstanceState;
import io.tortoiseorm.meta.ModelBase;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedClass;

/**
 * Writes the key of a model that does not declare it.
 */
final class KeyWriter extends VirtualWriter {

	KeyWriter(MapperConfig<?> config, AnnotatedClass model) {
		super(config, model, "id", Integer.class);
	}

	@Override
	protected @Nullable Object value(Object bean, JsonGenerator generator, SerializationContext context) {
		return InstanceState.key((ModelBase) bean);
	}

}
