package io.tortoiseorm.jackson;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.meta.ModelAccess;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.RelationSlot;
import io.tortoiseorm.relations.ForwardRelation;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.deser.BeanDeserializerBuilder;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedField;
import tools.jackson.databind.introspect.BeanPropertyDefinition;

/**
 * Reads the relations of models: foreign keys by raw keys or nested instances.
 */
final class ModelDeserializerModifier extends ValueDeserializerModifier {

	private static final long serialVersionUID = 1L;

	@Override
	public BeanDeserializerBuilder updateBuilder(DeserializationConfig config, BeanDescription.Supplier description,
			BeanDeserializerBuilder builder) {
		if (!ModelBase.class.isAssignableFrom(description.getBeanClass())) {
			return builder;
		}
		Class<? extends ModelBase> type = description.getBeanClass().asSubclass(ModelBase.class);
		Map<String, BeanPropertyDefinition> definitions = new LinkedHashMap<>();
		description.get().findProperties().forEach((definition) -> definitions.put(definition.getName(), definition));
		definitions.forEach((name, definition) -> {
			AnnotatedField field = definition.getField();
			if (field != null && RelationSlot.class.isAssignableFrom(field.getRawType())) {
				builder.removeProperty(definition.getFullName());
				readRelation(config, description.getClassInfo(), builder, definition, field);
			}
		});
		if (ModelAccess.hasImplicitKey(type) && builder.findProperty(ModelProperty.name("id")) == null) {
			builder.addOrReplaceProperty(new ModelProperty(description.getClassInfo(), "id",
					config.constructType(Integer.class), ModelAccess::setKey), true);
		}
		return builder;
	}

	private static void readRelation(DeserializationConfig config, AnnotatedClass model,
			BeanDeserializerBuilder builder, BeanPropertyDefinition definition, AnnotatedField field) {
		JavaType target = field.getType().containedTypeOrUnknown(0);
		if (!ForwardRelation.class.isAssignableFrom(field.getRawType()) || !target.isTypeOrSubTypeOf(ModelBase.class)) {
			builder.addIgnorable(definition.getName());
			return;
		}
		String relation = field.getName();
		List<JavaType> key = References.key(field).stream().map((part) -> config.constructType(part.type())).toList();
		builder.addOrReplaceProperty(new ReferenceProperty(model, definition.getName(), target, relation, key), true);
		List<String> suffixes = RawKeyNames.suffixes(References.key(field));
		for (int i = 0; i < key.size(); i++) {
			int part = i;
			int count = key.size();
			ModelProperty.Setter setter = (count == 1)
					? (instance, value) -> RelationSlot.setRawKey(ModelAccess.holder(instance, relation), value)
					: (instance, value) -> RelationSlot.putRawKeyPart(ModelAccess.holder(instance, relation), part,
							count, value);
			builder.addOrReplaceProperty(
					new ModelProperty(model, RawKeyNames.of(config, definition, suffixes.get(i)), key.get(i), setter),
					true);
		}
	}

}
