package io.tortoiseorm.jackson;

import java.util.ArrayList;
import java.util.List;

import io.tortoiseorm.meta.ModelAccess;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.RelationSlot;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.NullValueProvider;
import tools.jackson.databind.deser.SettableBeanProperty;
import tools.jackson.databind.introspect.AnnotatedClass;

/**
 * Reads a foreign key from a nested instance, or from a plain value that is its raw key,
 * an array of values for a composite key.
 */
final class ReferenceProperty extends ModelProperty {

	private static final long serialVersionUID = 1L;

	private final String relation;

	private final List<JavaType> key;

	ReferenceProperty(AnnotatedClass model, String name, JavaType target, String relation, List<JavaType> key) {
		super(model, name, target,
				(instance, value) -> RelationSlot.assign(ModelAccess.holder(instance, relation), (ModelBase) value));
		this.relation = relation;
		this.key = key;
	}

	private ReferenceProperty(ReferenceProperty base, PropertyName name) {
		super(base, name);
		this.relation = base.relation;
		this.key = base.key;
	}

	private ReferenceProperty(ReferenceProperty base, ValueDeserializer<?> deserializer, NullValueProvider nulls) {
		super(base, deserializer, nulls);
		this.relation = base.relation;
		this.key = base.key;
	}

	@Override
	public SettableBeanProperty withName(PropertyName name) {
		return new ReferenceProperty(this, name);
	}

	@Override
	public SettableBeanProperty withValueDeserializer(ValueDeserializer<?> deserializer) {
		return new ReferenceProperty(this, deserializer, nullsOf(deserializer));
	}

	@Override
	public SettableBeanProperty withNullProvider(NullValueProvider nulls) {
		return new ReferenceProperty(this, this._valueDeserializer, nulls);
	}

	@Override
	public void deserializeAndSet(JsonParser parser, DeserializationContext context, Object instance) {
		if (parser.hasToken(JsonToken.START_OBJECT) || parser.hasToken(JsonToken.VALUE_NULL)) {
			super.deserializeAndSet(parser, context, instance);
			return;
		}
		Object rawKey = parser.hasToken(JsonToken.START_ARRAY) ? parts(parser, context)
				: context.readValue(parser, this.key.get(0));
		RelationSlot.setRawKey(ModelAccess.holder((ModelBase) instance, this.relation), rawKey);
	}

	private List<Object> parts(JsonParser parser, DeserializationContext context) {
		List<Object> parts = new ArrayList<>(this.key.size());
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			JavaType type = this.key.get(Math.min(parts.size(), this.key.size() - 1));
			parts.add(context.readValue(parser, type));
		}
		return parts;
	}

}
