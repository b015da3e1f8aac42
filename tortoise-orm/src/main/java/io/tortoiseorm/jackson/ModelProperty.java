package io.tortoiseorm.jackson;

import java.io.Serializable;
import java.lang.annotation.Annotation;
import java.util.function.BiConsumer;

import io.tortoiseorm.meta.ModelBase;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.PropertyMetadata;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.NullValueProvider;
import tools.jackson.databind.deser.SettableBeanProperty;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.VirtualAnnotatedMember;

/**
 * Reads what is not set by a Java member of its own.
 */
class ModelProperty extends SettableBeanProperty {

	private static final long serialVersionUID = 1L;

	private final AnnotatedMember member;

	private final Setter setter;

	ModelProperty(AnnotatedClass model, String name, JavaType type, Setter setter) {
		super(name(name), type, PropertyMetadata.STD_OPTIONAL, null);
		this.member = new VirtualAnnotatedMember(model, model.getRawType(), name, type);
		this.setter = setter;
	}

	ModelProperty(ModelProperty base, PropertyName name) {
		super(base, name);
		this.member = base.member;
		this.setter = base.setter;
	}

	ModelProperty(ModelProperty base, ValueDeserializer<?> deserializer, NullValueProvider nulls) {
		super(base, deserializer, nulls);
		this.member = base.member;
		this.setter = base.setter;
	}

	static PropertyName name(String name) {
		return PropertyName.construct(name);
	}

	@Override
	public SettableBeanProperty withName(PropertyName name) {
		return new ModelProperty(this, name);
	}

	@Override
	public SettableBeanProperty withValueDeserializer(ValueDeserializer<?> deserializer) {
		return new ModelProperty(this, deserializer, nullsOf(deserializer));
	}

	/**
	 * The deserializer itself, as long as nobody chose another provider.
	 */
	final NullValueProvider nullsOf(ValueDeserializer<?> deserializer) {
		return (this._valueDeserializer == this._nullProvider) ? deserializer : this._nullProvider;
	}

	@Override
	public SettableBeanProperty withNullProvider(NullValueProvider nulls) {
		return new ModelProperty(this, this._valueDeserializer, nulls);
	}

	@Override
	public AnnotatedMember getMember() {
		return this.member;
	}

	@Override
	public <A extends Annotation> @Nullable A getAnnotation(Class<A> type) {
		return null;
	}

	@Override
	public void deserializeAndSet(JsonParser parser, DeserializationContext context, Object instance) {
		set(context, instance, deserialize(parser, context));
	}

	@Override
	public Object deserializeSetAndReturn(JsonParser parser, DeserializationContext context, Object instance) {
		deserializeAndSet(parser, context, instance);
		return instance;
	}

	@Override
	public void set(DeserializationContext context, Object instance, @Nullable Object value) {
		this.setter.accept((ModelBase) instance, value);
	}

	@Override
	public Object setAndReturn(DeserializationContext context, Object instance, @Nullable Object value) {
		set(context, instance, value);
		return instance;
	}

	/**
	 * Sets a value of an instance.
	 */
	@FunctionalInterface
	interface Setter extends BiConsumer<ModelBase, @Nullable Object>, Serializable {

	}

}
