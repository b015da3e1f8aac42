package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.RelationMeta;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
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
		Object key = model.key(instance);
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
			throw new ParamsError(
					relation.source().name() + "." + relation.name() + " refers to " + relation.target().name()
							+ ", found an instance of " + ModelMeta.nameOf(instance.getClass()) + ".");
		}
		Object key = (relation.isForward() && !relation.toMany()) ? relation.targetField().get(instance)
				: relation.target().key(instance);
		if (key == null) {
			throw unsaved(instance);
		}
		return key;
	}

	/**
	 * The condition that a row of a table, of which no other is in the statement, is that
	 * of an instance.
	 * @param model the instance's model
	 * @param instance the instance
	 * @return the condition
	 * @throws ParamsError if the instance was never saved
	 */
	static SqlNode condition(ModelMeta model, ModelBase instance) {
		return condition(model.keyFields(), logical(model, instance));
	}

	/**
	 * The condition that a key has some values.
	 * @param fields the fields of the key
	 * @param values their logical values
	 * @return the condition
	 */
	static SqlNode condition(List<FieldMeta> fields, List<Object> values) {
		List<SqlNode> conditions = new ArrayList<>(fields.size());
		for (int i = 0; i < values.size(); i++) {
			FieldMeta field = fields.get(i);
			conditions.add(Sql.binary(Sql.name(field.column()), "=", Sql.bind(values.get(i), field.sqlType())));
		}
		return Sql.and(conditions);
	}

	/**
	 * The logical values of the fields of an instance's key.
	 * @throws ParamsError if the instance was never saved
	 */
	static List<Object> logical(ModelMeta model, ModelBase instance) {
		List<Object> values = new ArrayList<>(model.keyFields().size());
		for (FieldMeta field : model.keyFields()) {
			Object value = field.toLogical(field.get(instance));
			if (value == null) {
				throw unsaved(instance);
			}
			values.add(value);
		}
		return values;
	}

	/**
	 * The key of an instance for messages, for example {@code id=7}.
	 */
	static String described(ModelMeta model, ModelBase instance) {
		return model.keyFields()
			.stream()
			.map((field) -> field.name() + "=" + field.get(instance))
			.collect(Collectors.joining(", "));
	}

	private static ParamsError unsaved(ModelBase instance) {
		return new ParamsError("This " + ModelMeta.nameOf(instance.getClass())
				+ " has no key yet: save() it before it is used as a value.");
	}

}
