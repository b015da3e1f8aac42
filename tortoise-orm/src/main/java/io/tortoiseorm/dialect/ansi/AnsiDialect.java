package io.tortoiseorm.dialect.ansi;

import java.util.Set;

import io.tortoiseorm.dialect.Alterations;
import io.tortoiseorm.dialect.Catalog;
import io.tortoiseorm.dialect.Ddl;
import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.Errors;
import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.dialect.Functions;
import io.tortoiseorm.dialect.Limits;
import io.tortoiseorm.dialect.Operators;
import io.tortoiseorm.dialect.Syntax;
import io.tortoiseorm.dialect.Types;
import io.tortoiseorm.dialect.Writes;

/**
 * A dialect with identifiers in double quotes and a fixed set of features.
 */
public abstract class AnsiDialect implements Dialect {

	private final String name;

	private final String displayName;

	private final Limits limits;

	private final Set<Feature> features;

	private final Strategies strategies;

	/**
	 * Creates the dialect.
	 * @param name the short name
	 * @param displayName the name for people
	 * @param limits what the database and driver can take at once
	 * @param features what the database can do
	 * @param strategies how things are written and understood there
	 */
	protected AnsiDialect(String name, String displayName, Limits limits, Set<Feature> features,
			Strategies strategies) {
		this.name = name;
		this.displayName = displayName;
		this.limits = limits;
		this.features = Set.copyOf(features);
		this.strategies = strategies;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public String displayName() {
		return this.displayName;
	}

	@Override
	public Limits limits() {
		return this.limits;
	}

	@Override
	public boolean supports(Feature feature) {
		return this.features.contains(feature);
	}

	@Override
	public void quote(StringBuilder out, String identifier) {
		quote(out, identifier, '"');
	}

	@Override
	public Types types() {
		return this.strategies.types();
	}

	@Override
	public Syntax syntax() {
		return this.strategies.syntax();
	}

	@Override
	public Operators operators() {
		return this.strategies.operators();
	}

	@Override
	public Functions functions() {
		return this.strategies.functions();
	}

	@Override
	public Writes writes() {
		return this.strategies.writes();
	}

	@Override
	public Errors errors() {
		return this.strategies.errors();
	}

	@Override
	public Ddl ddl() {
		return this.strategies.ddl();
	}

	@Override
	public Alterations alterations() {
		return this.strategies.alterations();
	}

	@Override
	public Catalog catalog() {
		return this.strategies.catalog();
	}

	@Override
	public String toString() {
		return this.displayName;
	}

	/**
	 * Writes an identifier between quotes, quotes inside doubled.
	 * @param out receives it
	 * @param identifier the name
	 * @param quote the quote
	 */
	protected static void quote(StringBuilder out, String identifier, char quote) {
		out.append(quote);
		for (int i = 0; i < identifier.length(); i++) {
			char character = identifier.charAt(i);
			if (character == quote) {
				out.append(quote);
			}
			out.append(character);
		}
		out.append(quote);
	}

}
