package io.tortoiseorm.dialect.mysql;

import java.util.Set;

import io.tortoiseorm.dialect.Catalog;
import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.dialect.Limits;
import io.tortoiseorm.dialect.Operators;
import io.tortoiseorm.dialect.Syntax;
import io.tortoiseorm.dialect.Types;
import io.tortoiseorm.dialect.Writes;
import io.tortoiseorm.dialect.ansi.AnsiDialect;
import io.tortoiseorm.dialect.ansi.Strategies;

/**
 * What MySQL and MariaDB have in common.
 */
abstract class MySqlFamilyDialect extends AnsiDialect {

	/**
	 * Creates the dialect.
	 * @param name the short name
	 * @param displayName the name for people
	 * @param features what the database can do
	 * @param collation the collation that compares by code point and does not ignore
	 * blanks at the end
	 * @param types column types
	 * @param syntax clauses
	 * @param operators conditions
	 * @param writes inserts
	 * @param catalog its own tables
	 */
	MySqlFamilyDialect(String name, String displayName, Set<Feature> features, String collation, Types types,
			Syntax syntax, Operators operators, Writes writes, Catalog catalog) {
		super(name, displayName, new Limits(65_535, 16_384, 64), features,
				strategies(features, collation, types, syntax, operators, writes, catalog));
	}

	private static Strategies strategies(Set<Feature> features, String collation, Types types, Syntax syntax,
			Operators operators, Writes writes, Catalog catalog) {
		MySqlDdl ddl = new MySqlDdl(collation, features.contains(Feature.FULL_TEXT_SEARCH));
		return new Strategies(types, syntax, operators, MySqlFunctions.create(collation), writes, new MySqlErrors(),
				ddl, new MySqlAlterations(ddl), catalog);
	}

	@Override
	public void quote(StringBuilder out, String identifier) {
		quote(out, identifier, '`');
	}

	@Override
	public void marker(StringBuilder out, int index) {
		out.append('?');
	}

}
