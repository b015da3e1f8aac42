package io.tortoiseorm.dialect.h2;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.tortoiseorm.dialect.ansi.AnsiAlterations;
import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.ansi.AnsiDdl;
import io.tortoiseorm.sql.SqlWriter;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.ColumnDefault;
import io.tortoiseorm.sql.ddl.ForeignKeyDefinition;
import io.tortoiseorm.sql.ddl.TableDefinition;
import io.tortoiseorm.sql.ddl.TableDiff;
import io.tortoiseorm.sql.ddl.TableDiff.ColumnChange;

/**
 * H2's changes of definitions.
 */
final class H2Alterations extends AnsiAlterations {

	H2Alterations(AnsiDdl ddl) {
		super(ddl);
	}

	@Override
	public String renameColumn(Dialect dialect, TableRef table, String from, String to) {
		SqlWriter out = alter(dialect, table).append("ALTER COLUMN ").name(from).append(" RENAME TO ").name(to);
		return out.toStatement().text();
	}

	/**
	 * An index that a foreign key uses cannot be dropped, and which one that is depends
	 * on what was there first: the foreign key goes and comes again.
	 */
	@Override
	public List<String> alterTable(Dialect dialect, TableDefinition before, TableDefinition after,
			Map<String, ColumnDefault> fills) {
		TableDiff diff = TableDiff.of(possible(dialect, before), possible(dialect, after));
		Set<List<String>> dropped = new HashSet<>();
		diff.indexes().dropped().forEach((index) -> dropped.add(index.columns()));
		diff.uniques().dropped().forEach((unique) -> dropped.add(unique.columns()));
		List<ForeignKeyDefinition> free = new ArrayList<>(before.foreignKeys());
		free.removeIf((key) -> dropped.stream().anyMatch((columns) -> columns.containsAll(key.columns())));
		if (free.size() == before.foreignKeys().size()) {
			return super.alterTable(dialect, before, after, fills);
		}
		TableDefinition between = before.withForeignKeys(free);
		List<String> statements = new ArrayList<>(super.alterTable(dialect, before, between, Map.of()));
		statements.addAll(super.alterTable(dialect, between, after, fills));
		return statements;
	}

	@Override
	protected void writeType(SqlWriter out, ColumnChange change) {
		out.append("SET DATA TYPE ").append(out.dialect().types().columnType(change.after().type()));
	}

}
