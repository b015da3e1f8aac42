package io.tortoiseorm.dialect.mysql;

/**
 * MariaDB's catalogue. A JSON column is text there, with a check that it is JSON.
 */
final class MariaDbCatalog extends MySqlFamilyCatalog {

	private static final String TYPE = """
			CASE WHEN c.data_type = 'longtext' AND EXISTS (
			           SELECT 1 FROM information_schema.check_constraints k
			           WHERE k.constraint_schema = {schema} AND k.table_name = c.table_name
			             AND k.check_clause = CONCAT('json_valid(`', c.column_name, '`)'))
			       THEN 'json' ELSE c.column_type END""";

	private static final String CHECKS = """
			SELECT k.table_name, k.constraint_name, k.check_clause
			FROM information_schema.check_constraints k
			WHERE k.constraint_schema = {schema}
			  AND NOT EXISTS (SELECT 1 FROM information_schema.columns c
			                  WHERE c.table_schema = {schema} AND c.table_name = k.table_name
			                    AND c.data_type = 'longtext'
			                    AND k.check_clause = CONCAT('json_valid(`', c.column_name, '`)'))
			ORDER BY k.table_name, k.constraint_name""";

	MariaDbCatalog() {
		super(TYPE, "NULLIF(c.column_default, 'NULL')", "NULL", CHECKS);
	}

}
