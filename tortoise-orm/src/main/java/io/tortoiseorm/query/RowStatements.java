package io.tortoiseorm.query;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.sql.Insert;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlStatement;
import io.tortoiseorm.sql.SqlWriter;
import io.tortoiseorm.sql.Update;
import org.jspecify.annotations.Nullable;

/**
 * Makes the statements that write one row. Those that write the same columns differ in
 * nothing but the values. Thread-safe.
 */
final class RowStatements {

	private final KeptStatements<Updated> updates = new KeptStatements<>();

	private final KeptStatements<Inserted> inserts = new KeptStatements<>();

	/**
	 * The statement that updates the row of a key.
	 * @param dialect the database
	 * @param fields the fields that are written, all of one model
	 * @param values the fields' values and the key
	 * @param update the statement, which binds nothing but the values
	 */
	SqlStatement update(Dialect dialect, List<FieldMeta> fields, List<@Nullable Object> values,
			Supplier<Update> update) {
		return this.updates.get(new Updated(dialect, fields), values, () -> SqlWriter.write(dialect, update.get()));
	}

	/**
	 * The statement that inserts rows.
	 * @param dialect the database
	 * @param model the model
	 * @param insert the statement
	 */
	SqlStatement insert(Dialect dialect, ModelMeta model, Insert insert) {
		if (insert.rows().size() != 1 || insert.conflict() != null || isComputed(insert.rows().get(0))) {
			return SqlWriter.write(dialect, insert);
		}
		Inserted shape = new Inserted(dialect, model, insert.columns(), insert.returning());
		return this.inserts.get(shape, Arrays.asList(insert.rows().get(0)), () -> SqlWriter.write(dialect, insert));
	}

	private static boolean isComputed(@Nullable Object[] row) {
		for (Object value : row) {
			if (value instanceof SqlNode) {
				return true;
			}
		}
		return false;
	}

	private record Updated(Dialect dialect, List<FieldMeta> fields) {

	}

	private record Inserted(Dialect dialect, ModelMeta model, List<Insert.Column> columns,
			List<Insert.Column> returning) {

	}

}
