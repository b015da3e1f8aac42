package io.tortoiseorm.migrations;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.tortoiseorm.schema.introspection.ExpressionForm;
import io.tortoiseorm.schema.introspection.LiveColumn;
import io.tortoiseorm.schema.introspection.LiveTable;
import io.tortoiseorm.schema.introspection.TableWords;
import io.tortoiseorm.schema.introspection.WordedTables;
import io.tortoiseorm.sql.ddl.CheckDefinition;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.IndexDefinition;
import io.tortoiseorm.sql.ddl.TableDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Compares what is an expression in a table: defaults, computed columns, checks, and
 * indexes of expressions and conditions. Whether they are there is known always, what
 * they say where the database has told both in its own words.
 */
final class WordDifferences {

	private final TableDefinition table;

	private final LiveTable live;

	private final @Nullable TableWords wantedWords;

	private final @Nullable TableWords liveWords;

	private final Consumer<String> found;

	WordDifferences(TableDefinition table, LiveTable live, WordedTables words, Consumer<String> found) {
		this.table = table;
		this.live = live;
		this.wantedWords = words.wanted(table.table());
		this.liveWords = words.live(table.table());
		this.found = found;
	}

	private void add(String difference, Object... parts) {
		this.found.accept(difference.formatted(parts));
	}

	void find(List<IndexDefinition> possibleIndexes) {
		for (ColumnDefinition column : this.table.columns()) {
			LiveColumn there = this.live.column(column.name());
			if (there != null) {
				compareDefault(column, there);
				compareComputed(column, there);
			}
		}
		checks();
		if (this.wantedWords != null && this.liveWords != null) {
			for (IndexDefinition index : possibleIndexes) {
				if (index.expressions().isEmpty() && index.condition() == null) {
					continue;
				}
				compare("index " + index.name() + " is over", this.wantedWords.indexes().get(index.name()),
						this.liveWords.indexes().get(index.name()));
			}
		}
	}

	private void compareDefault(ColumnDefinition column, LiveColumn there) {
		String expression = there.defaultValue();
		if (column.defaultValue() == null) {
			if (expression != null) {
				add("column %s has the default %s, but no migration says so", column.name(), expression);
			}
		}
		else if (expression == null) {
			add("column %s has no default", column.name());
		}
		else if (this.wantedWords != null && this.liveWords != null) {
			compare("the default of column " + column.name() + " is", this.wantedWords.defaults().get(column.name()),
					this.liveWords.defaults().get(column.name()));
		}
	}

	private void compareComputed(ColumnDefinition column, LiveColumn there) {
		if ((column.computed() != null) != (there.computed() != null)) {
			add((there.computed() != null) ? "column %s is computed, but no migration says so"
					: "column %s is not computed", column.name());
		}
		else if (this.wantedWords != null && this.liveWords != null) {
			compare("column " + column.name() + " is computed by", this.wantedWords.computed().get(column.name()),
					this.liveWords.computed().get(column.name()));
		}
	}

	private void checks() {
		List<String> names = new ArrayList<>();
		for (CheckDefinition check : this.table.checks()) {
			names.add(check.name());
			if (this.live.checks().stream().noneMatch((there) -> there.name().equals(check.name()))) {
				add("the check %s is missing", check.name());
			}
			else if (this.wantedWords != null && this.liveWords != null) {
				compare("the check " + check.name() + " is", this.wantedWords.checks().get(check.name()),
						this.liveWords.checks().get(check.name()));
			}
		}
		this.live.checks()
			.stream()
			.filter((check) -> !names.contains(check.name()))
			.forEach((check) -> add("the check %s is there, but no migration makes it",
					check.name().isEmpty() ? "(" + check.condition() + ")" : check.name()));
	}

	/** What only one of them has is told elsewhere. */
	private void compare(String what, @Nullable String wanted, @Nullable String there) {
		if (wanted != null && there != null && !ExpressionForm.of(wanted).equals(ExpressionForm.of(there))) {
			add("%s %s instead of %s", what, there, wanted);
		}
	}

}
