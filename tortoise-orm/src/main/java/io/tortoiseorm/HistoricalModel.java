package io.tortoiseorm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.IncompleteInstanceError;
import io.tortoiseorm.exceptions.NoValuesFetched;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.InstanceState;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.RelationMeta;
import io.tortoiseorm.meta.RelationSlot;
import io.tortoiseorm.meta.Suggestions;
import io.tortoiseorm.meta.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table as it is at some step of the migrations, whatever the classes of the
 * application look like today. Its fields are the columns by their names in camel case,
 * its relations the foreign keys: {@code project_id} is the relation {@code project} with
 * the key {@code projectId}, and the projects know their {@code tickets}. It is saved,
 * deleted and queried like any model, but without signals, routers, validation and
 * filters of the classes, and without times that they set.
 *
 * @see HistoricalManager
 */
public abstract class HistoricalModel extends Model<HistoricalModel> {

	/**
	 * Creates a row that is not in the database.
	 */
	HistoricalModel() {
	}

	/**
	 * The value of a field.
	 * @param field the field, such as {@code createdAt}, or {@code projectId} for a key
	 * @return the value; {@code null} for NULL
	 * @throws FieldError if there is no such field at this step
	 * @throws IncompleteInstanceError if the query left the field out
	 */
	public final @Nullable Object get(String field) {
		FieldMeta found = field(field);
		if (!InstanceState.of(this).isLoaded(found)) {
			throw new IncompleteInstanceError(
					found + " was not loaded: load it with the query, or by refreshFromDb(\"" + field + "\").");
		}
		return found.get(this);
	}

	/**
	 * The value of a field in some type.
	 * @param <V> the type
	 * @param field the field
	 * @param type the class of its type, which the value is converted to: numbers to
	 * other numbers that hold them, text to enums and dates
	 * @return the value; {@code null} for NULL
	 * @throws FieldError if there is no such field at this step
	 * @throws ParamsError if the value does not fit the type
	 */
	@SuppressWarnings("unchecked")
	public final <V> @Nullable V get(String field, Class<V> type) {
		Object value = get(field);
		if (value == null || type.isInstance(value)) {
			return (V) value;
		}
		ValueType wanted = ValueType.of(type);
		return (V) wanted.fromLogical(wanted.toLogical(value));
	}

	/**
	 * Sets a field, converting the value as queries do.
	 * @param field the field; a relation takes a row or a key
	 * @param value the value, or {@code null} for NULL
	 * @return this row
	 * @throws FieldError if there is no such field at this step
	 * @throws ParamsError if the value does not fit the column
	 */
	public final HistoricalModel set(String field, @Nullable Object value) {
		new Assignment(tortoise()).assign(this, Values.of(field, value).asMap());
		return this;
	}

	/**
	 * The row that a fetched relation leads to.
	 * @param relation the relation
	 * @return the row, or {@code null} if there is none
	 * @throws FieldError if there is no such relation at this step, or it leads to many
	 * @throws NoValuesFetched if it was not fetched
	 */
	public final @Nullable HistoricalModel one(String relation) {
		return (HistoricalModel) fetched(relation, false);
	}

	/**
	 * The rows that a fetched relation leads to.
	 * @param relation the relation
	 * @return the rows
	 * @throws FieldError if there is no such relation at this step, or it leads to one
	 * @throws NoValuesFetched if it was not fetched
	 */
	public final List<HistoricalModel> many(String relation) {
		List<HistoricalModel> rows = new ArrayList<>();
		if (fetched(relation, true) instanceof List<?> list) {
			list.forEach((row) -> rows.add((HistoricalModel) row));
		}
		return rows;
	}

	private @Nullable Object fetched(String name, boolean many) {
		ModelMeta model = meta();
		RelationMeta relation = model.relation(name);
		if (relation == null || relation.toMany() != many) {
			List<String> possible = model.relations()
				.stream()
				.filter((each) -> each.toMany() == many)
				.map(RelationMeta::name)
				.toList();
			throw new FieldError("%s has no relation '%s' to %s. %s".formatted(model.name(), Suggestions.shown(name),
					many ? "many" : "one", Suggestions.sentence(name, possible)));
		}
		RelationSlot slot = InstanceState.of(this).slot(relation);
		if (!RelationSlot.isFetched(slot)) {
			throw new NoValuesFetched(("%1$s was not fetched. Fetch it with the query, by prefetchRelated(\"%2$s\"),"
					+ " or for this row, by fetchRelated(\"%2$s\").")
				.formatted(relation, name));
		}
		return RelationSlot.value(slot);
	}

	/**
	 * All loaded fields.
	 * @return the values by name, in the order of the columns
	 */
	public final Map<String, @Nullable Object> asMap() {
		Map<String, @Nullable Object> values = new java.util.LinkedHashMap<>();
		for (FieldMeta field : meta().fields()) {
			if (InstanceState.of(this).isLoaded(field)) {
				values.put(field.name(), field.get(this));
			}
		}
		return values;
	}

	private FieldMeta field(String name) {
		return tortoise().field(this, name);
	}

	private ModelMeta meta() {
		return tortoise().meta(this);
	}

	@Override
	Tortoise knowing() {
		return tortoise();
	}

	@Override
	Tortoise tortoise() {
		return HistoricalModels.of(getClass()).tortoise();
	}

}
