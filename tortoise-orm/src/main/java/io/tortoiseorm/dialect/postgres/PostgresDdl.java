package io.tortoiseorm.dialect.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.ansi.AnsiDdl;
import io.tortoiseorm.dialect.ansi.AnsiIndexes;
import io.tortoiseorm.dialect.ansi.DdlLiterals;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.sql.SqlWriter;
import io.tortoiseorm.sql.ddl.ForeignKeyDefinition;
import io.tortoiseorm.sql.ddl.SearchVector;
import io.tortoiseorm.sql.ddl.TableDefinition;

/**
 * PostgreSQL's definitions.
 */
final class PostgresDdl extends AnsiDdl {

	/** PostgreSQL's own kinds of indexes. */
	static final Set<String> INDEX_KINDS = Set.of("btree", "hash", "gin", "gist", "spgist", "brin", "bloom");

	private final boolean joinsVectors;

	/**
	 * The definitions of one server.
	 * @param indexKinds the kinds of indexes it has
	 * @param joinsVectors whether text search vectors have weights and can be joined
	 */
	PostgresDdl(Set<String> indexKinds, boolean joinsVectors) {
		super(new Literals(), new AnsiIndexes(indexKinds));
		this.joinsVectors = joinsVectors;
	}

	@Override
	protected String randomHex() {
		return "REPLACE(GEN_RANDOM_UUID()::TEXT, '-', '')";
	}

	@Override
	protected void writeComputed(SqlWriter out, SearchVector vector) {
		String config = vector.config();
		if (config == null) {
			throw new UnsupportedError(out.dialect() + " computes a text search vector of "
					+ String.join(", ", vector.columns()) + " only with a named configuration, such as english");
		}
		if (!this.joinsVectors && !vector.weights().isEmpty()) {
			throw new UnsupportedError(out.dialect() + " computes a text search vector of "
					+ String.join(", ", vector.columns()) + " only without weights");
		}
		List<String> texts = vector.columns()
			.stream()
			.map((column) -> "COALESCE(" + text(out.dialect().writer().name(column)) + ", '')")
			.toList();
		String computed = this.joinsVectors ? joined(config, texts, vector.weights())
				: vectorOf(config, String.join(" || ' ' || ", texts));
		out.append(" GENERATED ALWAYS AS (").append(computed).append(") STORED");
	}

	private String joined(String config, List<String> texts, List<String> weights) {
		List<String> parts = new ArrayList<>();
		for (int i = 0; i < texts.size(); i++) {
			String part = vectorOf(config, texts.get(i));
			parts.add(weights.isEmpty() ? part : "SETWEIGHT(" + part + ", " + quoted(weights.get(i)) + ")");
		}
		return String.join(" || ", parts);
	}

	private String vectorOf(String config, String text) {
		return "TO_TSVECTOR(" + quoted(config) + ", " + text + ")";
	}

	@Override
	public String addForeignKey(Dialect dialect, TableDefinition table, ForeignKeyDefinition key) {
		String qualified = text(dialect.writer().node(table.table()));
		return "DO $tortoise$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = " + quoted(key.name())
				+ " AND conrelid = " + quoted(qualified) + "::regclass) THEN "
				+ super.addForeignKey(dialect, table, key) + "; END IF; END $tortoise$";
	}

	/**
	 * PostgreSQL's constants.
	 */
	private static final class Literals extends DdlLiterals {

		@Override
		protected String binary(String hex) {
			return "'\\x" + hex + "'::bytea";
		}

		@Override
		protected String json(String literal) {
			return literal + "::jsonb";
		}

	}

}
