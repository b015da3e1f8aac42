package io.tortoiseorm.sql.ddl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What makes one definition of a table another one. Columns are matched by name; indexes
 * and constraints that differ in nothing but their name count as renamed. The order of
 * columns makes no difference.
 *
 * @param added columns that only the second definition has
 * @param dropped columns that only the first definition has
 * @param altered columns that both have, with differences
 * @param uniques unique constraints
 * @param indexes indexes
 * @param checks check constraints
 * @param foreignKeys foreign keys
 * @param keyChanged whether the primary keys differ
 * @param commentChanged whether the comments on the table differ
 */
public record TableDiff(List<ColumnDefinition> added, List<ColumnDefinition> dropped, List<ColumnChange> altered,
		Parts<UniqueDefinition> uniques, Parts<IndexDefinition> indexes, Parts<CheckDefinition> checks,
		Parts<ForeignKeyDefinition> foreignKeys, boolean keyChanged, boolean commentChanged) {

	/**
	 * Compares two definitions.
	 * @param before the first
	 * @param after the second
	 * @return the differences
	 */
	public static TableDiff of(TableDefinition before, TableDefinition after) {
		Map<String, ColumnDefinition> old = byName(before.columns(), ColumnDefinition::name);
		Map<String, ColumnDefinition> current = byName(after.columns(), ColumnDefinition::name);
		List<ColumnChange> altered = new ArrayList<>();
		current.forEach((name, column) -> {
			ColumnDefinition was = old.get(name);
			if (was != null && !was.equals(column)) {
				altered.add(new ColumnChange(was, column));
			}
		});
		return new TableDiff(missing(after.columns(), old), missing(before.columns(), current), List.copyOf(altered),
				Parts.of(before.uniques(), after.uniques(), UniqueDefinition::name, (unique) -> unique.named("")),
				Parts.of(before.indexes(), after.indexes(), IndexDefinition::name, (index) -> index.named("")),
				Parts.of(before.checks(), after.checks(), CheckDefinition::name, CheckDefinition::condition),
				Parts.of(before.foreignKeys(), after.foreignKeys(), ForeignKeyDefinition::name, (key) -> key.named("")),
				!before.primaryKey().equals(after.primaryKey()), !Objects.equals(before.comment(), after.comment()));
	}

	private static List<ColumnDefinition> missing(List<ColumnDefinition> columns, Map<String, ColumnDefinition> from) {
		return columns.stream().filter((column) -> !from.containsKey(column.name())).toList();
	}

	private static <T> Map<String, T> byName(List<T> parts, Function<T, String> name) {
		return parts.stream()
			.collect(Collectors.toMap(name, Function.identity(), (first, second) -> first, LinkedHashMap::new));
	}

	/**
	 * Whether the definitions are the same.
	 * @return whether there is no difference
	 */
	public boolean isEmpty() {
		return !changesColumns() && this.uniques.isEmpty() && this.indexes.isEmpty() && this.checks.isEmpty()
				&& this.foreignKeys.isEmpty() && !this.keyChanged && !this.commentChanged;
	}

	/**
	 * Whether columns are added, dropped or altered.
	 * @return whether columns differ
	 */
	public boolean changesColumns() {
		return !this.added.isEmpty() || !this.dropped.isEmpty() || !this.altered.isEmpty();
	}

	/**
	 * A column that differs.
	 *
	 * @param before the first definition
	 * @param after the second definition
	 */
	public record ColumnChange(ColumnDefinition before, ColumnDefinition after) {

		/**
		 * The column.
		 * @return its name
		 */
		public String name() {
			return this.after.name();
		}

		/**
		 * Whether the types differ.
		 * @return whether they do
		 */
		public boolean typeChanged() {
			return !this.before.type().equals(this.after.type());
		}

		/**
		 * Whether the defaults differ.
		 * @return whether they do
		 */
		public boolean defaultChanged() {
			return !Objects.equals(this.before.defaultValue(), this.after.defaultValue());
		}

		/**
		 * Whether one may be NULL and the other may not.
		 * @return whether that differs
		 */
		public boolean nullableChanged() {
			return this.before.nullable() != this.after.nullable();
		}

		/**
		 * Whether the comments differ.
		 * @return whether they do
		 */
		public boolean commentChanged() {
			return !Objects.equals(this.before.comment(), this.after.comment());
		}

		/**
		 * Whether the database numbers the rows in one and not in the other.
		 * @return whether that differs
		 */
		public boolean identityChanged() {
			return this.before.identity() != this.after.identity();
		}

		/**
		 * Whether the database computes the column in another way.
		 * @return whether that differs
		 */
		public boolean computedChanged() {
			return !Objects.equals(this.before.computed(), this.after.computed());
		}

	}

	/**
	 * Differences among indexes or constraints of one sort.
	 *
	 * @param dropped those that only the first definition has
	 * @param added those that only the second definition has
	 * @param renamed old names and what now has another name
	 * @param <T> the sort
	 */
	public record Parts<T>(List<T> dropped, List<T> added, Map<String, T> renamed) {

		static <T> Parts<T> of(List<T> before, List<T> after, Function<T, String> name, Function<T, Object> content) {
			List<T> dropped = new ArrayList<>(before);
			dropped.removeAll(after);
			List<T> added = new ArrayList<>(after);
			added.removeAll(before);
			Map<String, T> renamed = new LinkedHashMap<>();
			for (T old : List.copyOf(dropped)) {
				added.stream()
					.filter((part) -> content.apply(part).equals(content.apply(old)))
					.findFirst()
					.ifPresent((part) -> {
						renamed.put(name.apply(old), part);
						dropped.remove(old);
						added.remove(part);
					});
			}
			return new Parts<>(List.copyOf(dropped), List.copyOf(added), renamed);
		}

		/**
		 * Whether there is no difference.
		 * @return whether there is none
		 */
		public boolean isEmpty() {
			return this.dropped.isEmpty() && this.added.isEmpty() && this.renamed.isEmpty();
		}

	}

}
