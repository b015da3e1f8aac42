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
import io.tortoiseorm.sql.SqlWriter;

/**
 * PostgreSQL 12 and newer, through a driver that transfers values in binary.
 */
public final class PostgresDialect extends AnsiDialect {

	/** The name for people. */
	static final String NAME = "PostgreSQL";

	private final boolean collates;

	private final Types types;

	private final Syntax syntax = new PostgresSyntax();

	private final Operators operators = new PostgresOperators();

	private final Functions functions;

	private final Writes writes = new PostgresWrites();

	private final Errors errors = new PostgresErrors();

	private final PostgresDdl ddl;

	private final Alterations alterations;

	private final Catalog catalog = new PostgresCatalog();

	/**
	 * Creates the dialect.
	 */
	public PostgresDialect() {
		this(NAME, features(), PostgresDdl.INDEX_KINDS, true);
	}

	/**
	 * A server that speaks PostgreSQL's protocol and language. It keeps PostgreSQL's
	 * short name, which tells the language.
	 */
	private PostgresDialect(String displayName, Set<Feature> features, Set<String> indexKinds, boolean collates) {
		super("postgres", displayName, new Limits(65_535, 1_000_000, 63), features);
		this.collates = collates;
		this.types = new PostgresTypes(collates);
		this.functions = PostgresFunctions.create(collates);
		this.ddl = new PostgresDdl(indexKinds);
		this.alterations = new PostgresAlterations(this.ddl);
	}

	/**
	 * CockroachDB 24.1 and newer: texts compare by code point without a collation, schema
	 * changes run beside the transaction, and a lock without the key is as strong as one
	 * with it.
	 * @return the dialect
	 */
	public static PostgresDialect cockroach() {
		Set<Feature> features = features();
		features.removeAll(EnumSet.of(Feature.ADVISORY_LOCKS, Feature.TRANSACTIONAL_DDL, Feature.DEFERRABLE_UNIQUES,
				Feature.LOCK_NO_KEY));
		return new PostgresDialect("CockroachDB", features, Set.of("btree", "gin", "gist"), false);
	}

	/**
	 * YugabyteDB 2.25 and newer: schema changes run beside the transaction.
	 * @return the dialect
	 */
	public static PostgresDialect yugabyte() {
		Set<Feature> features = features();
		features.removeAll(EnumSet.of(Feature.ADVISORY_LOCKS, Feature.TRANSACTIONAL_DDL, Feature.DEFERRABLE_UNIQUES));
		return new PostgresDialect("YugabyteDB", features, Set.of("btree", "gin"), true);
	}

	/**
	 * Writes the collation of an expression where the server has collations.
	 * @param out the statement
	 * @param name the collation
	 */
	static void writeCollation(SqlWriter out, String name) {
		if (!(out.dialect() instanceof PostgresDialect dialect) || dialect.collates) {
			out.append(" COLLATE ").name(name);
		}
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
