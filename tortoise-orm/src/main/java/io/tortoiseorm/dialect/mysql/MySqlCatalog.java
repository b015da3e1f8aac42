package io.tortoiseorm.dialect.mysql;

/**
 * MySQL's catalogue, which writes defaults that are constants without quotes, and
 * expressions with quotes that are escaped.
 */
final class MySqlCatalog extends MySqlFamilyCatalog {

	private static final String DEFAULT = """
			CASE WHEN c.extra LIKE '%DEFAULT_GENERATED%' THEN REPLACE(c.column_default, '\\\\''', '''')
			            WHEN c.data_type IN ('tinyint', 'smallint', 'mediumint', 'int', 'bigint', 'decimal', 'float',
			                                 'double', 'bit') THEN c.column_default
			            WHEN c.column_default IS NOT NULL
			            THEN CONCAT('''', REPLACE(REPLACE(c.column_default, '\\\\', '\\\\\\\\'), '''', ''''''), '''') END""";

	private static final String CHECKS = """
			SELECT t.table_name, k.constraint_name, REPLACE(k.check_clause, '\\\\''', '''')
			FROM information_schema.check_constraints k
			JOIN information_schema.table_constraints t ON t.constraint_schema = k.constraint_schema
			                                            AND t.constraint_name = k.constraint_name
			WHERE t.table_schema = {schema} AND t.constraint_type = 'CHECK'
			ORDER BY t.table_name, k.constraint_name""";

	MySqlCatalog() {
		super("c.column_type", DEFAULT, "s.expression", CHECKS);
	}

}
