package io.tortoiseorm.query;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import io.tortoiseorm.exceptions.OperationalError;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.InstanceState;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.RelationMeta;
import io.tortoiseorm.meta.RelationSlot;

/**
 * Prepares instances for writing: times and keys that the ORM sets.
 */
final class Records {

	private Records() {
	}

	/**
	 * Sets what an insert sets by itself: times, and keys that the ORM makes.
	 */
	static void prepareInsert(ModelMeta model, ModelBase instance, Clock clock) {
		for (FieldMeta field : model.fields()) {
			if (field.autoNow() || (field.autoNowAdd() && field.get(instance) == null)) {
				field.set(instance, field.now(clock));
			}
			else if (field.version() && field.get(instance) == null) {
				field.set(instance, field.type().fromLogical(field.toLogical(0)));
			}
			else if (field.autoUuid() && field.get(instance) == null) {
				field.set(instance, field.newKey());
			}
			adoptKey(field, instance);
		}
	}

	/**
	 * Sets what every update sets by itself.
	 * @return the fields that were set
	 */
	static List<FieldMeta> touch(ModelMeta model, ModelBase instance, Clock clock) {
		List<FieldMeta> touched = new ArrayList<>(1);
		for (FieldMeta field : model.fields()) {
			if (field.autoNow() && InstanceState.of(instance).isLoaded(field)) {
				field.set(instance, field.now(clock));
				touched.add(field);
			}
		}
		return touched;
	}

	/**
	 * What the field that marks deleted rows is set to.
	 */
	static Object deletionMark(FieldMeta field, Clock clock) {
		return (field.type().javaType() == Boolean.class) ? Boolean.TRUE : field.now(clock);
	}

	/**
	 * Takes the key of an assigned object that had none, or another one, when it was
	 * assigned: that of a rollback was lost.
	 */
	static void adoptKey(FieldMeta field, ModelBase instance) {
		RelationMeta relation = field.relation();
		if (relation == null) {
			return;
		}
		RelationSlot slot = InstanceState.of(instance).slot(relation);
		if (!(RelationSlot.value(slot) instanceof ModelBase target)) {
			return;
		}
		Object known = RelationSlot.rawKey(slot);
		Object key = relation.targetKey(target);
		if (known == null || (key != null && !key.equals(known))) {
			if (key == null) {
				throw new OperationalError(relation.source().name() + "." + relation.name() + " refers to a "
						+ ModelMeta.nameOf(target.getClass()) + " that has no key yet: save() it first.");
			}
			RelationSlot.assign(slot, target);
		}
	}

}
