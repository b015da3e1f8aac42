package io.tortoiseorm.schema;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.tortoiseorm.dialect.Ddl;
import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.sql.ddl.TableDefinition;

/**
 * Writes the statements that create the tables of models. They create what is missing and
 * nothing else: a table that is there stays as it is, even if its model has changed.
 */
public final class SchemaGenerator {

	private SchemaGenerator() {
	}

	/**
	 * The statements that create schemas, tables, indexes, constraints and comments, in
	 * an order that fits their foreign keys. Running them again changes nothing.
	 * @param registry the models
	 * @param connection the name of the connection whose models are meant
	 * @param dialect its database
	 * @return the statements, to be run one after the other
	 * @throws io.tortoiseorm.exceptions.UnsupportedError if the database has no such type
	 * or constraint
	 */
	public static List<String> statements(ModelRegistry registry, String connection, Dialect dialect) {
		return statements(ModelTables.of(registry, connection), dialect);
	}

	/**
	 * The statements that create tables.
	 * @param tables the tables in any order
	 * @param dialect the database
	 * @return the statements, to be run one after the other
	 */
	public static List<String> statements(List<TableDefinition> tables, Dialect dialect) {
		Ddl ddl = dialect.ddl();
		List<String> statements = new ArrayList<>();
		schemas(tables).forEach((schema) -> statements.add(ddl.createSchema(dialect, schema)));
		if (!dialect.supports(Feature.ADD_FOREIGN_KEY)) {
			// such a database looks at foreign keys only when rows are written
			tables.forEach((table) -> statements.addAll(ddl.createTable(dialect, table)));
			return statements;
		}
		CreationOrder order = CreationOrder.of(tables);
		order.tables().forEach((table) -> statements.addAll(ddl.createTable(dialect, table)));
		order.later().forEach((later) -> statements.add(ddl.addForeignKey(dialect, later.table(), later.key())));
		return statements;
	}

	/**
	 * The statements as one text, each ended by a semicolon.
	 * @param registry the models
	 * @param connection the name of the connection whose models are meant
	 * @param dialect its database
	 * @return the script
	 */
	public static String script(ModelRegistry registry, String connection, Dialect dialect) {
		StringBuilder script = new StringBuilder();
		statements(registry, connection, dialect).forEach((statement) -> script.append(statement).append(";\n"));
		return script.toString();
	}

	private static Set<String> schemas(List<TableDefinition> tables) {
		Set<String> schemas = new LinkedHashSet<>();
		for (TableDefinition table : tables) {
			String schema = table.table().schema();
			if (schema != null) {
				schemas.add(schema);
			}
		}
		return schemas;
	}

}
