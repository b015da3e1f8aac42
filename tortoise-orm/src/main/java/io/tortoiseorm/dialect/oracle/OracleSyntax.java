package io.tortoiseorm.dialect.oracle;

import io.tortoiseorm.dialect.Explain;
import io.tortoiseorm.dialect.ansi.AnsiSyntax;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlWriter;
import org.jspecify.annotations.Nullable;

/**
 * Oracle's clauses.
 */
final class OracleSyntax extends AnsiSyntax {

	@Override
	public String fromNothing() {
		return " FROM DUAL";
	}

	@Override
	public String withRecursive() {
		return "WITH ";
	}

	@Override
	public String setOperator(String standard) {
		return standard.replace("EXCEPT", "MINUS");
	}

	/** The limit is bound first, as on other databases, though it is written last. */
	@Override
	public void writeLimit(SqlWriter out, @Nullable Long limit, @Nullable Long offset) {
		int first = (limit != null) ? out.hold(limit, SqlType.BIGINT) : -1;
		if (offset != null) {
			out.append(" OFFSET ").bind(offset, SqlType.BIGINT).append(" ROWS");
		}
		if (first >= 0) {
			out.append(" FETCH NEXT ").marker(first).append(" ROWS ONLY");
		}
	}

	@Override
	public @Nullable SqlNode limitOfLocked(long limit) {
		return Sql.sequence("ROWNUM <= ", Sql.bind(limit, SqlType.BIGINT));
	}

	@Override
	public void writeExplain(SqlWriter out, Explain explain) {
		checkExplain(out, explain, java.util.Set.of(), java.util.Set.of());
	}

}
