package io.tortoiseorm.migrations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.sql.SqlWriter;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.ColumnDefinition;

/**
 * Fills columns with what the row of another table holds that is referred to by other
 * columns. Where there is no such row, NULL is what they get. What is a match as well has
 * its value already, but is a match when this is undone.
 *
 * @param table the table whose columns are filled
 * @param columns by column the other table's column that its value comes from
 * @param source the other table
 * @param match by column the other table's column that holds the same value
 */
public record FillColumns(TableRef table, Map<String, String> columns, TableRef source,
		Map<String, String> match) implements Operation {

	/**
	 * Copies the maps.
	 */
	public FillColumns {
		columns = new LinkedHashMap<>(columns);
		match = new LinkedHashMap<>(match);
	}

	@Override
	public ProjectState apply(ProjectState state, String app) {
		TableEdit own = new TableEdit(state.get(this.table).table());
		TableEdit other = new TableEdit(state.get(this.source).table());
		for (Map<String, String> pairs : List.of(this.columns, this.match)) {
			pairs.keySet().forEach((name) -> own.find(own.columns, ColumnDefinition::name, name, "column"));
			pairs.values().forEach((name) -> other.find(other.columns, ColumnDefinition::name, name, "column"));
		}
		return state;
	}

	/** What was the match is filled again by what it filled. */
	@Override
	public Operation reversed(ProjectState before) {
		return new FillColumns(this.table, this.match, this.source, this.columns);
	}

	@Override
	public List<Action> actions(Dialect dialect, ProjectState before, ProjectState after) {
		List<Map.Entry<String, String>> filled = this.columns.entrySet()
			.stream()
			.filter((pair) -> !pair.getValue().equals(this.match.get(pair.getKey())))
			.toList();
		if (filled.isEmpty()) {
			return List.of();
		}
		SqlWriter out = dialect.writer().append("UPDATE ").node(this.table).append(" SET ");
		out.append(filled.stream()
			.map((pair) -> name(dialect, pair.getKey()) + " = " + value(dialect, pair.getValue()))
			.collect(Collectors.joining(", ")));
		return List.of(new Action.Sql(out.toStatement().text()));
	}

	private String value(Dialect dialect, String column) {
		SqlWriter out = dialect.writer().append("(SELECT s.").name(column).append(" FROM ");
		if (this.source.equals(this.table)) {
			// a table that is updated may only be read through a result of its own
			List<String> read = new ArrayList<>(this.match.values());
			if (!read.contains(column)) {
				read.add(column);
			}
			out.append("(SELECT DISTINCT ").names(read).append(" FROM ").node(this.source).append(')');
		}
		else {
			out.node(this.source);
		}
		String matching = this.match.entrySet()
			.stream()
			.map((pair) -> "s." + name(dialect, pair.getValue()) + " = " + name(dialect, this.table.name()) + "."
					+ name(dialect, pair.getKey()))
			.collect(Collectors.joining(" AND "));
		return out.append(" s WHERE ").append(matching).append(')').toStatement().text();
	}

	private static String name(Dialect dialect, String name) {
		return dialect.writer().name(name).toStatement().text();
	}

	@Override
	public String describe() {
		return "fill %s of %s from %s".formatted(String.join(", ", this.columns.keySet()), TableNames.text(this.table),
				TableNames.text(this.source));
	}

}
