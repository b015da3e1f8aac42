package io.tortoiseorm.jackson;

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

	private final String rawKey;

	RelationWriter(BeanPropertyWriter base, String relation, String rawKey) {
		super(base);
		this.relation = relation;
		this.rawKey = rawKey;
	}

	private RelationWriter(RelationWriter base, PropertyName name) {
		super(base, name);
		this.relation = base.relation;
		this.rawKey = base.rawKey;
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
		else if (slot instanceof ForwardRelation<?> && InstanceState.of(owner).isLoaded(this.relation + "Id")) {
			Object key = RelationSlot.rawKey(slot);
			if (isWanted(key)) {
				generator.writeName(this.rawKey);
				context.writeValue(generator, key);
			}
		}
	}

	private boolean isWanted(@Nullable Object value) {
		return value != null || !willSuppressNulls();
	}

}
