package io.tortoiseorm.jackson;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.PropertyMetadata;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.VirtualAnnotatedMember;
import tools.jackson.databind.ser.VirtualBeanPropertyWriter;
import tools.jackson.databind.util.SimpleBeanPropertyDefinition;

/**
 * Writes what no Java member holds.
 */
abstract class VirtualWriter extends VirtualBeanPropertyWriter {

	VirtualWriter(MapperConfig<?> config, AnnotatedClass model, String name, Class<?> type) {
		super(definition(config, model, name, type), model.getAnnotations(), config.constructType(type));
	}

	private static BeanPropertyDefinition definition(MapperConfig<?> config, AnnotatedClass model, String name,
			Class<?> type) {
		VirtualAnnotatedMember member = new VirtualAnnotatedMember(model, model.getRawType(), name,
				config.constructType(type));
		return SimpleBeanPropertyDefinition.construct(config, member, PropertyName.construct(name),
				PropertyMetadata.STD_OPTIONAL, JsonInclude.Value.empty());
	}

	@Override
	public VirtualBeanPropertyWriter withConfig(MapperConfig<?> config, AnnotatedClass declaringClass,
			BeanPropertyDefinition property, JavaType type) {
		return this;
	}

}
