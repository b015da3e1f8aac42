package io.tortoiseorm.meta;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.tortoiseorm.sql.TableRef;
import org.jspecify.annotations.Nullable;

/**
 * What the columns and relations of a historical model are called. A table tells less
 * than a class, so names are made as those of classes are by default; where a name is
 * taken, a foreign key is left as plain columns, which is never an error.
 */
final class HistoricalNames {

	private final HistoricalTable table;

	/** By each of their columns. */
	private final Map<String, HistoricalReference> references = new LinkedHashMap<>();

	private final Map<HistoricalReference, String> relations = new LinkedHashMap<>();

	private final Map<String, String> fields = new HashMap<>();

	private final Set<String> taken = new HashSet<>();

	HistoricalNames(HistoricalTable table, Map<TableRef, HistoricalTable> tables) {
		this.table = table;
		List<HistoricalReference> possible = new ArrayList<>();
		Set<String> used = new HashSet<>();
		HistoricalReference.of(table, tables)
			.stream()
			.sorted(Comparator.comparingInt((reference) -> reference.columns().size()))
			.filter((reference) -> Collections.disjoint(used, reference.columns()))
			.forEach((reference) -> {
				used.addAll(reference.columns());
				possible.add(reference);
			});
		table.columns().stream().filter((column) -> !used.contains(column)).forEach(this::namePlain);
		possible.forEach(this::name);
	}

	private void namePlain(String column) {
		String name = Naming.camelCase(column);
		if (name.isEmpty() || this.taken.contains(name)) {
			name = column;
		}
		while (!this.taken.add(name)) {
			name = name + "_";
		}
		this.fields.put(column, name);
	}

	private void name(HistoricalReference reference) {
		String name = reference.name();
		List<String> names = Stream.concat(Stream.of(name), reference.possibleValues(name)).toList();
		if (name.isEmpty() || !Collections.disjoint(this.taken, names)) {
			reference.columns().forEach(this::namePlain);
			return;
		}
		this.taken.addAll(names);
		this.relations.put(reference, name);
		reference.columns().forEach((column) -> this.references.put(column, reference));
	}

	/**
	 * What a column, alone or with others, refers to.
	 * @return the reference, or {@code null} for a plain column
	 */
	@Nullable HistoricalReference reference(String column) {
		return this.references.get(column);
	}

	/**
	 * The references in the order of their columns.
	 */
	List<HistoricalReference> references() {
		return this.table.columns().stream().map(this.references::get).filter(Objects::nonNull).distinct().toList();
	}

	/**
	 * The property of a plain column.
	 */
	String field(String column) {
		return Objects.requireNonNull(this.fields.get(column));
	}

	/**
	 * The property of a reference.
	 */
	String relation(HistoricalReference reference) {
		return Objects.requireNonNull(this.relations.get(reference));
	}

	/**
	 * The name by which lookups know the value of a column that a reference of one column
	 * may refer to.
	 */
	String value(String column) {
		HistoricalReference reference = reference(column);
		return (reference != null) ? relation(reference) + "Id" : field(column);
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

}
