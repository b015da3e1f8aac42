package io.tortoiseorm.query;

import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.RelationMeta;
import org.jspecify.annotations.Nullable;

/**
 * The keys of instances given as values.
 */
public final class Keys {

	private Keys() {
	}

	/**
	 * The primary key of a saved instance.
	 * @param model its model
	 * @param instance the instance
	 * @return the key as the property holds it
	 * @throws ParamsError if the instance was never saved
	 */
	public static Object of(ModelMeta model, ModelBase instance) {
		Object key = model.primaryKey().get(instance);
		if (key == null) {
			throw unsaved(instance);
		}
		return key;
	}

	/**
	 * What a relation's key column holds for a value: the key of an instance, any other
	 * value as it is.
	 * @param relation the relation
	 * @param value an instance of the target, a key, or {@code null}
	 * @return the key
	 * @throws ParamsError if the instance is of another model or was never saved
	 */
	public static @Nullable Object of(RelationMeta relation, @Nullable Object value) {
		if (!(value instanceof ModelBase instance)) {
			return value;
		}
		if (!relation.target().type().isInstance(instance)) {
			throw new ParamsError(relation.source().name() + "." + relation.name() + " refers to "
					+ relation.target().name() + ", found an instance of " + instance.getClass().getSimpleName() + ".");
		}
		FieldMeta field = (relation.isForward() && !relation.toMany()) ? relation.targetField()
				: relation.target().primaryKey();
		Object key = field.get(instance);
		if (key == null) {
			throw unsaved(instance);
		}
		return key;
	}

	private static ParamsError unsaved(ModelBase instance) {
		return new ParamsError("This " + instance.getClass().getSimpleName()
				+ " has no key yet: save() it before it is used as a value.");
	}

}
