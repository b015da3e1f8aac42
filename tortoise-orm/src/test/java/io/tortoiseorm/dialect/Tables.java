package io.tortoiseorm.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.TableDefinition;

/**
 * Tables of tests.
 */
final class Tables {

	private Tables() {
	}

	static List<String> words(Dialect dialect) {
		return withKey(dialect, "words", Map.of("word", SqlType.varchar(20)));
	}

	/** A table with a numbered key {@code id} and nullable columns. */
	static List<String> withKey(Dialect dialect, String name, Map<String, SqlType> columns) {
		List<ColumnDefinition> definitions = new ArrayList<>();
		definitions.add(new ColumnDefinition("id", SqlType.INTEGER, false, true, null, null, null));
		columns.forEach((column, type) -> definitions.add(ColumnDefinition.of(column, type, true)));
		TableDefinition table = new TableDefinition(new TableRef(null, name), definitions, List.of("id"), List.of(),
				List.of(), List.of(), List.of(), null);
		return dialect.ddl().createTable(dialect, table);
	}

}
