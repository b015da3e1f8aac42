package io.tortoiseorm;

import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.meta.ModelMeta;
import org.jspecify.annotations.Nullable;

/**
 * Where queries of a table as it is at some step of the migrations begin. All of them run
 * on the connection of the migration, and in its transaction.
 *
 * @see HistoricalModel
 */
public final class HistoricalManager extends Manager<HistoricalModel> {

	HistoricalManager(Class<HistoricalModel> model) {
		super(model);
	}

	/**
	 * Makes a row that is not in the database, as for {@link #bulkCreate}.
	 * @param field the first field
	 * @param value its value
	 * @param more further fields and values, alternating
	 * @return the row
	 * @throws FieldError if there is no such field at this step
	 */
	public HistoricalModel make(String field, @Nullable Object value, @Nullable Object... more) {
		return make(Values.of(field, value, more));
	}

	/**
	 * Makes a row that is not in the database, as for {@link #bulkCreate}.
	 * @param values the values by field; a relation takes a row or a key
	 * @return the row
	 * @throws FieldError if there is no such field at this step
	 */
	public HistoricalModel make(Values values) {
		return (HistoricalModel) new Assignment(HistoricalModels.of(model()).tortoise()).create(model(),
				values.asMap());
	}

	@Override
	public String toString() {
		return "HistoricalManager<" + ModelMeta.nameOf(model()) + ">";
	}

}
