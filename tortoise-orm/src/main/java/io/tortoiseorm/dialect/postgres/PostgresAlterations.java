package io.tortoiseorm.dialect.postgres;

import java.util.List;

import io.tortoiseorm.dialect.ansi.AnsiAlterations;
import io.tortoiseorm.dialect.ansi.AnsiDdl;
import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.sql.SqlStatement;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlWriter;
import io.tortoiseorm.sql.ddl.TableDiff.ColumnChange;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's changes of definitions.
 */
final class PostgresAlterations extends AnsiAlterations {

	PostgresAlterations(AnsiDdl ddl) {
		super(ddl);
	}

	@Override
	public List<String> online(String statement) {
		return OnlineStatements.of(statement);
	}

	@Override
	public @Nullable SqlStatement leftovers(Dialect dialect, String statement) {
		return OnlineStatements.invalidIndex(dialect, statement);
	}

	/**
	 * A cast that is written down cuts text to its new length without a word, so it is
	 * only written where the types are not of one sort.
	 */
	@Override
	protected void writeType(SqlWriter out, ColumnChange change) {
		SqlType from = change.before().type();
		SqlType to = change.after().type();
		String name = out.dialect().types().columnType(to);
		out.append("TYPE ").append(name);
		boolean sameSort = from.kind() == to.kind() || (from.isText() && to.isText())
				|| (from.isNumeric() && to.isNumeric());
		if (!sameSort) {
			String type = to.isText() ? "TEXT" : name;
			out.append(" USING CAST(").name(change.name()).append(" AS ").append(type).append(')');
		}
	}

}
