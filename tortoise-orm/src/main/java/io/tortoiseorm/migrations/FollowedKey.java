package io.tortoiseorm.migrations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.ForeignKeyDefinition;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key whose values become others, as the key that it refers to does.
 *
 * @param target the table it refers to
 * @param old the foreign key by which rows are matched, with the new names
 * @param key the foreign key as it shall be
 * @param pairs by column the column of the target that its values come from
 */
record FollowedKey(ComparedTable target, ForeignKeyDefinition old, ForeignKeyDefinition key,
		Map<String, String> pairs) {

	/**
	 * Finds what of a table follows keys that change.
	 * @param table the table
	 * @param tables the tables by their new names
	 * @param replaced whether a column of a table gets other values
	 * @return the foreign keys
	 */
	static List<FollowedKey> of(ComparedTable table, Map<TableRef, ComparedTable> tables,
			BiPredicate<ComparedTable, String> replaced) {
		List<FollowedKey> all = new ArrayList<>();
		for (ForeignKeyDefinition key : table.current.table().foreignKeys()) {
			ComparedTable target = tables.get(key.target());
			ForeignKeyDefinition old = (target != null) ? oldKey(table, key) : null;
			if (target == null || old == null) {
				continue;
			}
			Map<String, String> pairs = new LinkedHashMap<>();
			for (int i = 0; i < key.columns().size(); i++) {
				int at = old.columns().indexOf(key.columns().get(i));
				String column = key.targetColumns().get(i);
				boolean same = at >= 0 && old.targetColumns().get(at).equals(column);
				if (!same || replaced.test(target, column)) {
					pairs.put(key.columns().get(i), column);
				}
			}
			if (!pairs.isEmpty()) {
				all.add(new FollowedKey(target, old, key, pairs));
			}
		}
		return all;
	}

	/** The foreign key that another one continues, with the new names. */
	private static @Nullable ForeignKeyDefinition oldKey(ComparedTable table, ForeignKeyDefinition key) {
		List<ForeignKeyDefinition> old = sameTarget(table.mapped.foreignKeys(), key);
		List<ForeignKeyDefinition> current = sameTarget(table.current.table().foreignKeys(), key);
		for (ForeignKeyDefinition candidate : old) {
			if (candidate.columns().equals(key.columns())) {
				return candidate;
			}
		}
		old.removeIf((one) -> current.stream().anyMatch((other) -> other.columns().equals(one.columns())));
		current.removeIf((
				one) -> table.mapped.foreignKeys().stream().anyMatch((other) -> other.columns().equals(one.columns())));
		return (old.size() == 1 && current.size() == 1) ? old.get(0) : null;
	}

	private static List<ForeignKeyDefinition> sameTarget(List<ForeignKeyDefinition> keys, ForeignKeyDefinition key) {
		List<ForeignKeyDefinition> same = new ArrayList<>(keys);
		same.removeIf((other) -> !other.target().equals(key.target()));
		return same;
	}

}
