package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import io.tortoiseorm.dialect.Writes;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.sql.Insert;
import org.jspecify.annotations.Nullable;

/**
 * What an insert writes and gets back.
 */
record InsertColumns(List<FieldMeta> written, List<FieldMeta> returned, List<Insert.Column> writtenColumns,
		List<Insert.Column> returnedColumns) {

	static InsertColumns usual(ModelMeta model) {
		return split(model, model.fields().stream().filter(InsertColumns::madeByDatabase).toList());
	}

	static InsertColumns of(ModelMeta model, ModelBase instance) {
		return split(model, model.fields()
			.stream()
			.filter((field) -> madeByDatabase(field) && (field.get(instance) == null || field.textSearch() != null))
			.toList());
	}

	private static boolean madeByDatabase(FieldMeta field) {
		return field.generated() || field.dbDefault() != null;
	}

	private static InsertColumns split(ModelMeta model, List<FieldMeta> returned) {
		List<FieldMeta> written = model.fields().stream().filter((field) -> !returned.contains(field)).toList();
		return new InsertColumns(written, returned, columns(written), columns(returned));
	}

	/**
	 * How many rows one INSERT may have so that what comes back is told apart.
	 */
	int maxRows(Writes writes) {
		int columns = Math.max(1, this.written.size());
		if (this.returned.isEmpty()) {
			return writes.maxRows(columns);
		}
		return (writes.returnsInOrder() || generatedKey() >= 0) ? writes.maxReturningRows(columns) : 1;
	}

	private int generatedKey() {
		for (int i = 0; i < this.returned.size(); i++) {
			if (this.returned.get(i).primaryKey() && this.returned.get(i).generated()) {
				return i;
			}
		}
		return -1;
	}

	/**
	 * What came back in the order of the rows sent.
	 */
	List<@Nullable Object[]> inOrder(Writes writes, List<@Nullable Object[]> made) {
		if (writes.returnsInOrder() || made.size() < 2) {
			return made;
		}
		int key = generatedKey();
		List<@Nullable Object[]> sorted = new ArrayList<>(made);
		sorted.sort(Comparator.comparingLong((row) -> ((Number) Objects.requireNonNull(row[key])).longValue()));
		return sorted;
	}

	private static List<Insert.Column> columns(List<FieldMeta> fields) {
		return fields.stream()
			.map((field) -> new Insert.Column(field.column(), field.sqlType(), field.generated()))
			.toList();
	}

}
