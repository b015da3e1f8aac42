package io.tortoiseorm.migrations;

import java.util.List;
import java.util.Map;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.ColumnDefault;

/**
 * What makes a table of one state that of another.
 */
final class Alteration {

	private Alteration() {
	}

	static List<Action> of(Dialect dialect, TableRef table, ProjectState before, ProjectState after,
			Map<String, ColumnDefault> fills) {
		return dialect.alterations()
			.alterTable(dialect, before.get(table).table(), after.get(table).table(), fills)
			.stream()
			.<Action>map(Action.Sql::new)
			.toList();
	}

}
