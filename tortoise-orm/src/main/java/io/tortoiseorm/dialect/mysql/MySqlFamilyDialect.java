package io.tortoiseorm.dialect.mysql;

import java.util.Set;

import io.tortoiseorm.dialect.Alterations;
import io.tortoiseorm.dialect.Catalog;
import io.tortoiseorm.dialect.Ddl;
import io.tortoiseorm.dialect.Errors;
import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.dialect.Functions;
import io.tortoiseorm.dialect.Limits;
import io.tortoiseorm.dialect.Operators;
import io.tortoiseorm.dialect.Syntax;
import io.tortoiseorm.dialect.Types;
import io.tortoiseorm.dialect.Writes;
import io.tortoiseorm.dialect.ansi.AnsiDialect;

/**
 * What MySQL and MariaDB have in common.
 */
abstract class MySqlFamilyDialect extends AnsiDialect {

	private final Types types;

	private final Syntax syntax;

	private final Operators operators;

	private final Functions functions;

	private final Writes writes;

	private final Errors errors = new MySqlErrors();

	private final Ddl ddl;

	private final Alterations alterations;

	private final Catalog catalog;

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
		super(name, displayName, new Limits(65_535, 16_384, 64), features);
		this.types = types;
		this.syntax = syntax;
		this.operators = operators;
		this.functions = MySqlFunctions.create(collation);
		this.writes = writes;
		MySqlDdl definitions = new MySqlDdl(collation, features.contains(Feature.FULL_TEXT_SEARCH));
		this.ddl = definitions;
		this.alterations = new MySqlAlterations(definitions);
		this.catalog = catalog;
	}

	@Override
	public void quote(StringBuilder out, String identifier) {
		quote(out, identifier, '`');
	}

	@Override
	public void marker(StringBuilder out, int index) {
		out.append('?');
	}

	@Override
	public Types types() {
		return this.types;
	}

	@Override
	public Syntax syntax() {
		return this.syntax;
	}

	@Override
	public Operators operators() {
		return this.operators;
	}

	@Override
	public Functions functions() {
		return this.functions;
	}

	@Override
	public Writes writes() {
		return this.writes;
	}

	@Override
	public Errors errors() {
		return this.errors;
	}

	@Override
	public Ddl ddl() {
		return this.ddl;
	}

	@Override
	public Alterations alterations() {
		return this.alterations;
	}

	@Override
	public Catalog catalog() {
		return this.catalog;
	}

}
