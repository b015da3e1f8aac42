package io.tortoiseorm.jackson;

import io.tortoiseorm.meta.InstanceState;
import io.tortoiseorm.meta.ModelBase;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.BeanPropertyWriter;

/**
 * Writes a field, if it was loaded.
 */
final class FieldWriter extends BeanPropertyWriter {

	private final String field;

	FieldWriter(BeanPropertyWriter base, String field) {
		super(base);
		this.field = field;
	}

	private FieldWriter(FieldWriter base, PropertyName name) {
		super(base, name);
		this.field = base.field;
	}

	@Override
	protected BeanPropertyWriter _new(PropertyName name) {
		return new FieldWriter(this, name);
	}

	@Override
	public void serializeAsProperty(Object bean, JsonGenerator generator, SerializationContext context)
			throws Exception {
		if (InstanceState.of((ModelBase) bean).isLoaded(this.field)) {
			super.serializeAsProperty(bean, generator, context);
		}
	}

}
