package io.tortoiseorm.jackson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.meta.ModelAccess;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.RelationSlot;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.ValueSerializerModifier;

/**
 * Puts the writers of models in the place of those that Jackson has for beans.
 */
final class ModelSerializerModifier extends ValueSerializerModifier {

	private static final long serialVersionUID = 1L;

	@Override
	public List<BeanPropertyWriter> changeProperties(SerializationConfig config, BeanDescription.Supplier description,
			List<BeanPropertyWriter> properties) {
		Class<?> type = description.getBeanClass();
		if (!ModelBase.class.isAssignableFrom(type)) {
			return properties;
		}
		Map<String, BeanPropertyDefinition> definitions = new LinkedHashMap<>();
		description.get().findProperties().forEach((definition) -> definitions.put(definition.getName(), definition));
		List<BeanPropertyWriter> changed = new ArrayList<>(properties.size() + 2);
		if (ModelAccess.hasImplicitKey(type.asSubclass(ModelBase.class))) {
			changed.add(new KeyWriter(config, description.getClassInfo()));
		}
		for (BeanPropertyWriter property : properties) {
			BeanPropertyDefinition definition = definitions.get(property.getName());
			changed.add((definition != null) ? changed(config, property, definition) : property);
		}
		changed.add(new ExtrasWriter(config, description.getClassInfo()));
		return changed;
	}

	private static BeanPropertyWriter changed(SerializationConfig config, BeanPropertyWriter property,
			BeanPropertyDefinition definition) {
		if (definition.getField() == null || property.getClass() != BeanPropertyWriter.class) {
			return property;
		}
		String field = definition.getField().getName();
		if (RelationSlot.class.isAssignableFrom(definition.getField().getRawType())) {
			boolean holder = property.getType().isTypeOrSubTypeOf(RelationSlot.class);
			return holder ? new RelationWriter(property, field, rawKeys(config, definition)) : property;
		}
		return new FieldWriter(property, field);
	}

	/** The names of the raw keys in JSON, by their names in lookups. */
	private static Map<String, String> rawKeys(SerializationConfig config, BeanPropertyDefinition definition) {
		Map<String, String> names = new LinkedHashMap<>();
		for (String suffix : RawKeyNames.suffixes(References.key(definition.getField()))) {
			names.put(definition.getField().getName() + suffix, RawKeyNames.of(config, definition, suffix));
		}
		return names;
	}

}
