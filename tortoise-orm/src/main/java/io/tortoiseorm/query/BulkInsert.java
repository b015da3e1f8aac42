package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.List;

import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.UniqueMeta;
import io.tortoiseorm.sql.Insert;
import org.jspecify.annotations.Nullable;

/**
 * How many instances are inserted.
 *
 * @param batchSize rows of one statement at most; 0 for as many as the database takes
 * @param ignoreConflicts leave rows that are already there as they are
 * @param onConflict the fields of the unique constraint whose rows are updated
 * @param updateFields the fields that take the new values
 */
public record BulkInsert(int batchSize, boolean ignoreConflicts, List<String> onConflict, List<String> updateFields) {

	Insert.@Nullable Conflict conflict(ModelMeta model) {
		if (!this.ignoreConflicts && this.updateFields.isEmpty()) {
			return null;
		}
		List<List<String>> keys = new ArrayList<>();
		keys.add(model.keyFields().stream().map(FieldMeta::column).toList());
		model.fields().stream().filter(FieldMeta::unique).forEach((field) -> keys.add(List.of(field.column())));
		model.uniques().stream().filter(UniqueMeta::tellsConflicts).forEach((unique) -> keys.add(unique.columns()));
		return new Insert.Conflict(columns(model, this.onConflict), columns(model, this.updateFields), keys);
	}

	private static List<String> columns(ModelMeta model, List<String> names) {
		return names.stream().flatMap((name) -> Names.fields(model, name).stream()).map(FieldMeta::column).toList();
	}

}
