package io.tortoiseorm.schema.introspection;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.tortoiseorm.dialect.IndexText;
import io.tortoiseorm.dialect.TableText;
import io.tortoiseorm.sql.ddl.CheckDefinition;
import org.jspecify.annotations.Nullable;

/**
 * The expressions of a table in the words of its database.
 *
 * @param defaults the defaults by column
 * @param computed what columns are computed by
 * @param checks the conditions of checks by name
 * @param indexes what is indexed, and under which condition, by index
 */
public record TableWords(Map<String, String> defaults, Map<String, String> computed, Map<String, String> checks,
		Map<String, String> indexes) {

	/**
	 * Copies the maps.
	 */
	public TableWords {
		defaults = Map.copyOf(defaults);
		computed = Map.copyOf(computed);
		checks = Map.copyOf(checks);
		indexes = Map.copyOf(indexes);
	}

	/** As the catalogue has them. */
	static TableWords of(LiveTable table) {
		return new TableWords(columns(table, LiveColumn::defaultValue), columns(table, LiveColumn::computed),
				checks(table.checks()), table.indexes().stream().collect(Collectors.toMap(LiveIndex::name, (index) -> {
					String parts = index.parts()
						.stream()
						.map((part) -> Objects.requireNonNullElse(part.column(), "(" + part.expression() + ")")
								+ (part.descending() ? " DESC" : ""))
						.collect(Collectors.joining(", "));
					return index(parts, index.condition());
				}, (first, second) -> first)));
	}

	/** As the text of a definition has them. */
	static TableWords of(TableText text, Map<String, IndexText> indexes) {
		Map<String, String> indexed = new LinkedHashMap<>();
		indexes.forEach((name, index) -> indexed.put(name, index(
				index.parts().stream().map(TableWords::part).collect(Collectors.joining(", ")), index.condition())));
		return new TableWords(text.defaults(), text.computed(), checks(text.checks()), indexed);
	}

	/** A name or an expression between parentheses, as of the catalogue. */
	private static String part(String text) {
		return text.matches("[\"`]?\\w+[\"`]?") ? text : "(" + text + ")";
	}

	private static String index(String parts, @Nullable String condition) {
		return "(" + parts + ")" + ((condition != null) ? " WHERE (" + condition + ")" : "");
	}

	private static Map<String, String> columns(LiveTable table, Function<LiveColumn, @Nullable String> expression) {
		Map<String, String> found = new LinkedHashMap<>();
		for (LiveColumn column : table.columns()) {
			String text = expression.apply(column);
			if (text != null) {
				found.put(column.name(), text);
			}
		}
		return found;
	}

	private static Map<String, String> checks(Iterable<CheckDefinition> checks) {
		Map<String, String> found = new LinkedHashMap<>();
		checks.forEach((check) -> found.put(check.name(), check.condition()));
		return found;
	}

	/** The same under other names of checks and indexes. */
	TableWords renamed(Map<String, String> names) {
		return new TableWords(this.defaults, this.computed, renamed(this.checks, names), renamed(this.indexes, names));
	}

	private static Map<String, String> renamed(Map<String, String> words, Map<String, String> names) {
		return words.entrySet()
			.stream()
			.collect(Collectors.toMap((entry) -> names.getOrDefault(entry.getKey(), entry.getKey()),
					Map.Entry::getValue));
	}

}
