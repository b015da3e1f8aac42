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

		Property(String name, LiveColumn column, SqlType type, @Nullable Reference reference) {
			this.name = name;
			this.column = column;
			this.type = type;
			this.reference = reference;
		}

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
	 * @param backwardKey the column that refers to this side
	 * @param forwardKey the column that refers to the other side
	 * @param onDelete what happens to a pair when one of its sides goes
	 * @param unique whether a pair can be there only once
	 * @param relatedName the property of the other side
	 */
	record Pairs(String name, ModelPlan target, LiveTable through, String backwardKey, String forwardKey,
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
