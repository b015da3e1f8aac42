package io.tortoiseorm;

import java.util.List;
import java.util.Map;

import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.InstanceState;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.RelationMeta;
import io.tortoiseorm.meta.RelationSlot;
import io.tortoiseorm.query.KeyParts;
import io.tortoiseorm.query.Keys;
import org.jspecify.annotations.Nullable;

/**
 * Sets fields of instances by name.
 */
final class Assignment {

	private final Tortoise tortoise;

	Assignment(Tortoise tortoise) {
		this.tortoise = tortoise;
	}

	/**
	 * A new instance with some fields set.
	 */
	ModelBase create(Class<?> type, Map<String, ? extends @Nullable Object> values) {
		ModelBase instance = this.tortoise.registry().get(type).newInstance();
		assign(instance, values);
		return instance;
	}

	void assign(ModelBase instance, Map<String, ? extends @Nullable Object> values) {
		ModelMeta model = this.tortoise.registry().get(instance.getClass());
		values.forEach((name, value) -> assign(model, instance, name, value));
	}

	private void assign(ModelMeta model, ModelBase instance, String name, @Nullable Object value) {
		RelationMeta relation = model.relation(name);
		if (relation != null) {
			if (!relation.holdsKey()) {
				throw new FieldError(model.name() + "." + name
						+ " has no column: save the instance first, then change the relation.");
			}
			if (value instanceof ModelBase target) {
				RelationSlot.assign(InstanceState.of(instance).slot(relation), target);
				return;
			}
			List<FieldMeta> key = relation.sourceFields();
			List<@Nullable Object> parts = Keys.parts(relation, value);
			for (int i = 0; i < parts.size(); i++) {
				set(key.get(i), instance, parts.get(i));
			}
			return;
		}
		set(this.tortoise.field(model, name), instance, value);
	}

	private static void set(FieldMeta field, ModelBase instance, @Nullable Object value) {
		field.set(instance, field.type().fromLogical(field.toLogical(value)));
	}

	/**
	 * A copy that is not in the database.
	 */
	ModelBase copy(ModelBase instance, @Nullable Object key) {
		ModelMeta model = this.tortoise.registry().get(instance.getClass());
		FieldMeta primary = model.keyFields().get(0);
		if (key == null && !primary.generated() && !primary.autoUuid()) {
			throw new ParamsError("The key of " + model.name() + " is not generated: give the copy one by clone(key).");
		}
		ModelBase copy = model.newInstance();
		for (FieldMeta field : model.fields()) {
			if (!field.primaryKey() && InstanceState.of(instance).isLoaded(field)) {
				field.set(copy, field.get(instance));
			}
		}
		if (key != null) {
			List<Object> values = KeyParts.of(model, key);
			for (int i = 0; i < values.size(); i++) {
				FieldMeta field = model.keyFields().get(i);
				field.set(copy, field.type().fromLogical(field.toLogical(values.get(i))));
			}
		}
		return copy;
	}

}
