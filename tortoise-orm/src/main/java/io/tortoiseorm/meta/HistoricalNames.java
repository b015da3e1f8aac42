package io.tortoiseorm.meta;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.ForeignKeyDefinition;
import org.jspecify.annotations.Nullable;

/**
 * What the columns and relations of a historical model are called. A table tells less
 * than a class, so names are made as those of classes are by default; a name that is
 * taken makes a foreign key a plain column, never an error.
 */
final class HistoricalNames {

	private static final String KEY_SUFFIX = "_id";

	private final HistoricalTable table;

	private final Map<String, Reference> references = new LinkedHashMap<>();

	private final Map<String, String> properties = new LinkedHashMap<>();

	private final Set<String> taken = new HashSet<>();

	HistoricalNames(HistoricalTable table, Map<TableRef, HistoricalTable> tables) {
		this.table = table;
		Map<String, Reference> possible = new LinkedHashMap<>();
		for (ForeignKeyDefinition key : table.definition().foreignKeys()) {
			Reference reference = reference(key, tables);
			if (reference != null) {
				possible.putIfAbsent(key.columns().get(0), reference);
			}
		}
		table.columns().stream().filter((column) -> !possible.containsKey(column)).forEach(this::namePlain);
		possible.forEach(this::nameReference);
	}

	private @Nullable Reference reference(ForeignKeyDefinition key, Map<TableRef, HistoricalTable> tables) {
		HistoricalTable target = tables.get(key.target());
		if (target == null || key.columns().size() != 1 || !target.connection().equals(this.table.connection())
				|| leadsBack(key, tables)) {
			return null;
		}
		String column = key.targetColumns().get(0);
		return (target.isKey(column) || target.isUnique(List.of(column))) ? new Reference(target, column) : null;
	}

	/** Such a column has no type but its own. */
	private boolean leadsBack(ForeignKeyDefinition key, Map<TableRef, HistoricalTable> tables) {
		Set<ForeignKeyDefinition> seen = new LinkedHashSet<>();
		ForeignKeyDefinition at = key;
		while (at != null && seen.add(at)) {
			HistoricalTable target = tables.get(at.target());
			List<String> columns = at.targetColumns();
			at = (target == null) ? null
					: target.definition()
						.foreignKeys()
						.stream()
						.filter((next) -> next.columns().equals(columns))
						.findFirst()
						.orElse(null);
		}
		return at != null;
	}

	private void namePlain(String column) {
		String name = Naming.camelCase(column);
		if (name.isEmpty() || this.taken.contains(name)) {
			name = column;
		}
		while (!this.taken.add(name)) {
			name = name + "_";
		}
		this.properties.put(column, name);
	}

	private void nameReference(String column, Reference reference) {
		String plain = Naming.snakeCase(column);
		boolean suffixed = plain.endsWith(KEY_SUFFIX) && plain.length() > KEY_SUFFIX.length();
		String name = Naming.camelCase(suffixed ? plain.substring(0, plain.length() - KEY_SUFFIX.length()) : plain);
		if (name.isEmpty() || this.taken.contains(name) || this.taken.contains(name + "Id")) {
			namePlain(column);
			return;
		}
		this.taken.add(name);
		this.taken.add(name + "Id");
		this.properties.put(column, name);
		this.references.put(column, reference);
	}

	/**
	 * What a column refers to.
	 * @return the reference, or {@code null} for a plain column
	 */
	@Nullable Reference reference(String column) {
		return this.references.get(column);
	}

	Map<String, Reference> references() {
		return this.references;
	}

	/**
	 * The property of a column; the relation where it is a reference.
	 */
	String property(String column) {
		return Objects.requireNonNull(this.properties.get(column));
	}

	/**
	 * The name by which lookups know the value of a column.
	 */
	String value(String column) {
		return property(column) + (this.references.containsKey(column) ? "Id" : "");
	}

	/**
	 * Takes the first of some names for a relation, unless all are taken.
	 * @return the name, or {@code -} for no relation
	 */
	String take(String... names) {
		for (String name : names) {
			if (RelationLinker.isRelatedName(name) && this.taken.add(name)) {
				return name;
			}
		}
		return "-";
	}

	/**
	 * The key that a column holds.
	 *
	 * @param target the table referred to
	 * @param column its column
	 */
	record Reference(HistoricalTable target, String column) {

	}

}
