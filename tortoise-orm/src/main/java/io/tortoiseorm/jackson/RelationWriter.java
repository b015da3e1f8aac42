package io.tortoiseorm.jackson;

import java.util.Map;

import io.tortoiseorm.meta.InstanceState;
import io.tortoiseorm.meta.ModelAccess;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.RelationSlot;
import io.tortoiseorm.relations.ForwardRelation;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.BeanPropertyWriter;

/**
 * Writes a relation: what was fetched of it, else the raw key, else nothing.
 */
final class RelationWriter extends BeanPropertyWriter {

	private final String relation;

	/** The names of the raw keys in JSON, by their names in lookups. */
	private final Map<String, String> rawKeys;

	RelationWriter(BeanPropertyWriter base, String relation, Map<String, String> rawKeys) {
		super(base);
		this.relation = relation;
		this.rawKeys = rawKeys;
	}

	private RelationWriter(RelationWriter base, PropertyName name) {
		super(base, name);
		this.relation = base.relation;
		this.rawKeys = base.rawKeys;
	}

	@Override
	protected BeanPropertyWriter _new(PropertyName name) {
		return new RelationWriter(this, name);
	}

	@Override
	public void serializeAsProperty(Object bean, JsonGenerator generator, SerializationContext context) {
		ModelBase owner = (ModelBase) bean;
		RelationSlot slot = ModelAccess.holder(owner, this.relation);
		Object value = RelationSlot.value(slot);
		Enclosing enclosing = Enclosing.of(context);
		boolean nested = RelationSlot.isFetched(slot) && value != owner && !enclosing.contains(value);
		if (nested) {
			if (isWanted(value)) {
				generator.writeName(this._name);
				enclosing.write(owner, value, generator, context);
			}
		}
		else if (slot instanceof ForwardRelation<?>) {
			writeRawKeys(owner, slot, generator, context);
		}
	}

	private void writeRawKeys(ModelBase owner, RelationSlot slot, JsonGenerator generator,
			SerializationContext context) {
		int part = 0;
		for (Map.Entry<String, String> rawKey : this.rawKeys.entrySet()) {
			Object key = (this.rawKeys.size() == 1) ? RelationSlot.rawKey(slot) : RelationSlot.rawKeyPart(slot, part);
			if (InstanceState.of(owner).isLoaded(rawKey.getKey()) && isWanted(key)) {
				generator.writeName(rawKey.getValue());
				context.writeValue(generator, key);
			}
			part++;
		}
	}

	private boolean isWanted(@Nullable Object value) {
		return value != null || !willSuppressNulls();
	}

}
