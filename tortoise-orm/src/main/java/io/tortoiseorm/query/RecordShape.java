package io.tortoiseorm.query;

import java.util.List;
import java.util.function.Function;

import io.tortoiseorm.exceptions.ParamsError;
import org.jspecify.annotations.Nullable;

/**
 * Records made of the selected values of one row. Records that nest others are made by
 * {@link Queries#records}.
 *
 * @param <R> the record
 */
public final class RecordShape<R> implements ResultShape<R> {

	private final RecordType type;

	private RecordShape(RecordType type) {
		this.type = type;
	}

	/**
	 * The shape of a record class.
	 * @param <R> the record
	 * @param type the record class
	 * @return the shape
	 * @throws ParamsError if the class is not a record
	 */
	public static <R> RecordShape<R> of(Class<R> type) {
		return new RecordShape<>(RecordType.of(type));
	}

	/**
	 * Whether the values of one row are all that the record takes.
	 * @return whether it nests no records and has nothing computed
	 */
	public boolean isFlat() {
		return this.type.isFlat();
	}

	/**
	 * What a query selects for the record.
	 * @return one selection for each component
	 */
	public List<Selection> selections() {
		return this.type.components().stream().map(RecordShape::selection).toList();
	}

	/**
	 * What a query surely selects for the record itself. A component that is a record may
	 * be a JSON document or a relation: only the model tells.
	 * @return one selection for each component with a single value
	 */
	public List<Selection> ownSelections() {
		return this.type.components()
			.stream()
			.filter((component) -> component.nested() == null && !component.computed())
			.map(RecordShape::selection)
			.toList();
	}

	private static Selection selection(RecordType.Component component) {
		return new Selection(component.name(), component.path());
	}

	@Override
	public Function<@Nullable Object[], R> converter(List<Column> columns) {
		ComponentConversion[] conversions = new ComponentConversion[columns.size()];
		for (int i = 0; i < conversions.length; i++) {
			conversions[i] = ComponentConversion.of(this.type, this.type.components().get(i), columns.get(i));
		}
		return (values) -> {
			for (int i = 0; i < conversions.length; i++) {
				values[i] = conversions[i].apply(values[i]);
			}
			return create(values);
		};
	}

	@SuppressWarnings("unchecked")
	private R create(@Nullable Object[] values) {
		return (R) this.type.create(values);
	}

}
