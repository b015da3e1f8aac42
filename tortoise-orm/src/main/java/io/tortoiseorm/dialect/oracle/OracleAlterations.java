package io.tortoiseorm.dialect.oracle;

import java.util.List;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.ansi.AnsiAlterations;
import io.tortoiseorm.sql.SqlWriter;
import io.tortoiseorm.sql.ddl.TableDefinition;
import io.tortoiseorm.sql.ddl.TableDiff.ColumnChange;

/**
 * Oracle's changes of definitions.
 */
final class OracleAlterations extends AnsiAlterations {

	private final OracleDdl ddl;

	OracleAlterations(OracleDdl ddl) {
		super(ddl, new Words("ADD ", "MODIFY ", "DEFAULT ", "DEFAULT NULL", "NOT NULL", "NULL", "''"));
		this.ddl = ddl;
	}

	@Override
	public List<String> createTable(Dialect dialect, TableDefinition table) {
		return this.ddl.create(dialect, table);
	}

	@Override
	protected void writeType(SqlWriter out, ColumnChange change) {
		out.append(out.dialect().types().columnType(change.after().type()));
	}

}
