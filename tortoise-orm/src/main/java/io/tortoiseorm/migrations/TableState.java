package io.tortoiseorm.migrations;

import java.util.function.Consumer;

import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.TableDefinition;
import org.jspecify.annotations.Nullable;

/**
 * A table of a {@link ProjectState}.
 *
 * @param app the app that it belongs to
 * @param model the model whose rows it holds, or {@code null} for a table of pairs
 * @param table its definition
 */
public record TableState(String app, @Nullable String model, TableDefinition table) {

	/**
	 * The name of the table.
	 * @return the name with its schema
	 */
	public TableRef name() {
		return this.table.table();
	}

	TableState with(Consumer<TableEdit> change) {
		TableEdit edit = new TableEdit(this.table);
		change.accept(edit);
		return new TableState(this.app, this.model, edit.done());
	}

}
