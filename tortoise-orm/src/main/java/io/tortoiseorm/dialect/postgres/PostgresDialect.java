package io.tortoiseorm.dialect.postgres;

import java.util.EnumSet;
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
 * PostgreSQL 12 and newer, through a driver that transfers values in binary.
 */
public final class PostgresDialect extends AnsiDialect {

	/** The name for people. */
	static final String NAME = "PostgreSQL";

	private final Types types = new PostgresTypes();

	private final Syntax syntax = new PostgresSyntax();

	private final Operators operators = new PostgresOperators();

	private final Functions functions = PostgresFunctions.create();

	private final Writes writes = new PostgresWrites();

	private final Errors errors = new PostgresErrors();

	private final PostgresDdl ddl = new PostgresDdl();

	private final Alterations alterations = new PostgresAlterations(this.ddl);

	private final Catalog catalog = new PostgresCatalog();

	/**
	 * Creates the dialect.
	 */
	public PostgresDialect() {
		super("postgres", NAME, new Limits(65_535, 1_000_000, 63), features());
	}

	private static Set<Feature> features() {
		return EnumSet.complementOf(EnumSet.of(Feature.INDEX_HINTS));
	}

	@Override
	public void marker(StringBuilder out, int index) {
		out.append('$').append(index + 1);
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
