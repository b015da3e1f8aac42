package io.tortoiseorm.schema.inspectdb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.tortoiseorm.schema.introspection.LiveColumn;
import io.tortoiseorm.schema.introspection.LiveForeignKey;
import io.tortoiseorm.schema.introspection.LiveTable;
import io.tortoiseorm.sql.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * A model in the making.
 */
final class ModelPlan {

	final LiveTable table;

	final String className;

	final boolean view;

	/** By column, in order. */
	final Map<String, Property> properties = new LinkedHashMap<>();

	/** The relations of several columns. */
	final List<KeyReference> keyReferences = new ArrayList<>();

	final List<Pairs> pairs = new ArrayList<>();

	final List<Holder> holders = new ArrayList<>();

	final List<String> notes = new ArrayList<>();

	private final Set<String> taken = new TreeSet<>();

	ModelPlan(LiveTable table, String className, boolean view) {
		this.table = table;
		this.className = className;
		this.view = view;
	}

	/** The name, or one like it that is still free. */
	String claim(String wanted) {
		String name = Names.unused(wanted, this.taken);
		this.taken.add(name);
		return name;
	}

	/**
	 * The name, or one like it, that is still free, as are those that it begins.
	 * @param suffixes what follows it in these
	 */
	String claimAll(String wanted, List<String> suffixes) {
		String name = wanted;
		for (int i = 2; isTaken(name, suffixes); i++) {
			name = wanted + i;
		}
		this.taken.add(name);
		String free = name;
		suffixes.forEach((suffix) -> this.taken.add(free + suffix));
		return name;
	}

	private boolean isTaken(String name, List<String> suffixes) {
		return this.taken.contains(name) || suffixes.stream().anyMatch((suffix) -> this.taken.contains(name + suffix));
	}

	void release(String name) {
		this.taken.remove(name);
	}

	boolean isFree(String name) {
		return !this.taken.contains(name);
	}

	/** The columns of a key of several, else none. */
	List<String> compositeKey() {
		return (!this.view && this.table.keyColumns().size() > 1) ? this.table.keyColumns() : List.of();
	}

	@Nullable Property property(String column) {
		return this.properties.get(column);
	}

	/**
	 * A column's property: a plain field or, with a reference, a relation.
	 */
	static final class Property {

		final String name;

		final LiveColumn column;

		final SqlType type;

		final @Nullable Reference reference;

		boolean primaryKey;

		/** Whether this is one of several columns of the key. */
		boolean keyPart;

		boolean unique;

		boolean index;

		/** The relation of several columns that it is one of. */
		@Nullable KeyReference keyReference;

		Property(String name, LiveColumn column, SqlType type, @Nullable Reference reference) {
			this.name = name;
			this.column = column;
			this.type = type;
			this.reference = reference;
		}

		/** The name under which lookups know the value. */
		String lookup() {
			return (this.reference != null) ? this.name + "Id" : this.name;
		}

		Property partOf(KeyReference relation, String rawKey) {
			Property part = new Property(rawKey, this.column, this.type, null);
			part.keyPart = this.keyPart;
			part.keyReference = relation;
			return part;
		}

	}

	/**
	 * A relation of several columns.
	 *
	 * @param name the property
	 * @param columns its columns, in the order of the key that it refers to
	 * @param prefix what their names begin with, before {@code _} and the column of the
	 * target, or {@code null}
	 * @param targetKey the columns of the target
	 * @param reference where it leads
	 * @param primaryKey whether it is the key of its model
	 */
	record KeyReference(String name, List<String> columns, @Nullable String prefix, List<String> targetKey,
			Reference reference, boolean primaryKey) {

	}

	/**
	 * Where a foreign key leads.
	 */
	static final class Reference {

		final LiveForeignKey key;

		final ModelPlan target;

		final boolean oneToOne;

		String relatedName = "";

		Reference(LiveForeignKey key, ModelPlan target, boolean oneToOne) {
			this.key = key;
			this.target = target;
			this.oneToOne = oneToOne;
		}

	}

	/**
	 * A many-to-many relation.
	 *
	 * @param name the property
	 * @param target the other side
	 * @param through the table of pairs
	 * @param backwardKey the columns that refer to this side
	 * @param forwardKey the columns that refer to the other side
	 * @param onDelete what happens to a pair when one of its sides goes
	 * @param unique whether a pair can be there only once
	 * @param relatedName the property of the other side
	 */
	record Pairs(String name, ModelPlan target, LiveTable through, List<String> backwardKey, List<String> forwardKey,
			String onDelete, boolean unique, String relatedName) {

	}

	/**
	 * The far side of a relation that another model declares.
	 *
	 * @param name the property
	 * @param type the simple name of the holder
	 * @param source the declaring model
	 */
	record Holder(String name, String type, ModelPlan source) {

	}

}
