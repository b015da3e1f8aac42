package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.Limits;
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

	/** Each is a condition of its own, unlike the values of a list. */
	private static final int COMPOSITE_KEYS = 1000;

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
		Object key = relation.holdsKey() ? relation.targetKey(instance) : relation.target().key(instance);
		if (key == null) {
			throw unsaved(instance);
		}
		return key;
	}

	/**
	 * The key of a relation's target, field by field.
	 * @param relation a relation whose source, or whose link table, holds the key
	 * @param value an instance of the target, a key, or {@code null}
	 * @return a value for each target field, all {@code null} for none
	 * @throws ParamsError if the value is no key of the target
	 */
	public static List<@Nullable Object> parts(RelationMeta relation, @Nullable Object value) {
		int count = relation.targetFields().size();
		if (value == null) {
			return Collections.nCopies(count, null);
		}
		return (count == 1) ? Collections.singletonList(of(relation, value))
				: List.copyOf(KeyParts.of(relation.target(), of(relation, value)));
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
	 * The condition that columns hold one of several keys.
	 * @param dialect the database
	 * @param columns the columns of the key
	 * @param fields the fields whose values they hold
	 * @param keys the logical values of each key, at least one
	 * @return the condition
	 */
	static SqlNode among(Dialect dialect, List<SqlNode> columns, List<FieldMeta> fields, List<List<Object>> keys) {
		if (columns.size() == 1) {
			return dialect.operators()
				.in(columns.get(0), keys.stream().map((key) -> key.get(0)).toList(), fields.get(0).sqlType());
		}
		return CompositeKeyLookup.anyOf(keys.stream().map((key) -> equal(columns, fields, key)).toList());
	}

	/**
	 * The condition that columns hold a key.
	 */
	static SqlNode equal(List<SqlNode> columns, List<FieldMeta> fields, List<Object> key) {
		List<SqlNode> conditions = new ArrayList<>(columns.size());
		for (int i = 0; i < columns.size(); i++) {
			conditions.add(Sql.binary(columns.get(i), "=", Sql.bind(key.get(i), fields.get(i).sqlType())));
		}
		return Sql.and(conditions);
	}

	/**
	 * The condition that columns are equal one by one.
	 */
	static SqlNode equal(List<SqlNode> left, List<SqlNode> right) {
		List<SqlNode> conditions = new ArrayList<>(left.size());
		for (int i = 0; i < left.size(); i++) {
			conditions.add(Sql.binary(left.get(i), "=", right.get(i)));
		}
		return Sql.and(conditions);
	}

	/**
	 * How many keys one statement may look for.
	 * @param dialect the database
	 * @param fields the fields of the key
	 */
	static int perStatement(Dialect dialect, List<FieldMeta> fields) {
		Limits limits = dialect.limits();
		return (fields.size() == 1) ? limits.listSize() : Math.max(1,
				Math.min(limits.listSize(), Math.min(COMPOSITE_KEYS, limits.binds() / 2)) / fields.size());
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
