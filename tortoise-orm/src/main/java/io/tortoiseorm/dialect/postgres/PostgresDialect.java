package io.tortoiseorm.dialect.postgres;

import java.util.EnumSet;
import java.util.Set;

import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.dialect.Limits;
import io.tortoiseorm.dialect.Writes;
import io.tortoiseorm.dialect.ansi.AnsiDialect;
import io.tortoiseorm.dialect.ansi.Strategies;
import io.tortoiseorm.sql.SqlWriter;

/**
 * PostgreSQL 12 and newer, through a driver that transfers values in binary.
 */
public final class PostgresDialect extends AnsiDialect {

	/** The name for people. */
	static final String NAME = "PostgreSQL";

	private final boolean collates;

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
		super("postgres", displayName, new Limits(65_535, 1_000_000, 63), features, strategies(indexKinds, collates));
		this.collates = collates;
	}

	private static Strategies strategies(Set<String> indexKinds, boolean collates) {
		// The one server without collations, CockroachDB, has plain vectors only.
		PostgresDdl ddl = new PostgresDdl(indexKinds, collates);
		return new Strategies(new PostgresTypes(collates), new PostgresSyntax(), new PostgresOperators(),
				PostgresFunctions.create(collates), new PostgresWrites(), new PostgresErrors(), ddl,
				new PostgresAlterations(ddl), new PostgresCatalog());
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

}
