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

	PostgresDdl(Set<String> indexKinds) {
		super(new Literals(), new AnsiIndexes(indexKinds));
	}

	@Override
	protected String randomHex() {
		return "REPLACE(GEN_RANDOM_UUID()::TEXT, '-', '')";
	}

	@Override
	protected void writeComputed(SqlWriter out, SearchVector vector) {
		String config = vector.config();
		if (config == null) {
			throw new UnsupportedError(PostgresDialect.NAME + " computes a text search vector of "
					+ String.join(", ", vector.columns()) + " only with a named configuration, such as english");
		}
		List<String> parts = new ArrayList<>();
		for (int i = 0; i < vector.columns().size(); i++) {
			SqlWriter part = out.dialect().writer();
			part.append("TO_TSVECTOR(").append(quoted(config)).append(", COALESCE(");
			part.name(vector.columns().get(i)).append(", ''))");
			parts.add(vector.weights().isEmpty() ? text(part)
					: "SETWEIGHT(" + text(part) + ", " + quoted(vector.weights().get(i)) + ")");
		}
		out.append(" GENERATED ALWAYS AS (").append(String.join(" || ", parts)).append(") STORED");
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
