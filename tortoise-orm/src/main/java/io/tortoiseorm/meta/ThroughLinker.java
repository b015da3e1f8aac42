package io.tortoiseorm.meta;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.tortoiseorm.sql.TableRef;
import org.jspecify.annotations.Nullable;

/**
 * Finds or names the tables of many-to-many relations and their columns.
 */
final class ThroughLinker {

	private final Collection<ModelMeta> models;

	private final Map<TableRef, PropertySource> created = new HashMap<>();

	ThroughLinker(Collection<ModelMeta> models) {
		this.models = models;
	}

	/**
	 * The table seen from the declaring side.
	 */
	ThroughMeta link(PropertySource property, ModelMeta source, ModelMeta target) {
		String said = property.options().text("through");
		String name = (said != null) ? said : source.table().name() + "_" + target.table().name();
		TableRef table = new TableRef(source.table().schema(), name);
		ModelMeta existing = existing(table);
		if (existing == null) {
			refuseTwins(property, table);
		}
		List<String> forward = columns(property, Side.FORWARD, target, existing, List.of());
		List<String> backward = columns(property, Side.BACKWARD, source, existing, forward);
		for (String column : forward) {
			if (backward.contains(column)) {
				throw property.error("has the same column %s as forwardKey and as backwardKey.".formatted(column),
						"Name two different columns.");
			}
		}
		List<String> all = new ArrayList<>(backward);
		all.addAll(forward);
		if (Set.copyOf(all).size() < all.size()) {
			throw property.error("names a column of its pairs twice, in %s.".formatted(all), "Name each once.");
		}
		boolean unique = property.options().flagOrAbsent("unique");
		return new ThroughMeta(table, backward, forward, unique ? DbNames.uniqueIndex(name, all) : null, existing);
	}

	private @Nullable ModelMeta existing(TableRef table) {
		return this.models.stream().filter((model) -> model.table().equals(table)).findFirst().orElse(null);
	}

	private void refuseTwins(PropertySource property, TableRef table) {
		PropertySource twin = this.created.put(table, property);
		if (twin != null) {
			throw property.error(
					"keeps its pairs in the table %s, as %s.%s does.".formatted(table.name(),
							twin.model().getSimpleName(), twin.name()),
					"Give each its own through. If both mean the same relation, declare it on one side only and"
							+ " leave the annotation out on the other.");
		}
	}

	/**
	 * The columns that refer to one side, one for each field of its key: the named ones,
	 * else those of an existing model's only foreign key to that side, else new ones.
	 */
	private static List<String> columns(PropertySource property, Side at, ModelMeta side, @Nullable ModelMeta existing,
			List<String> taken) {
		List<String> said = said(property, at, side);
		if (existing == null) {
			return said.isEmpty() ? created(at, side, taken) : said;
		}
		if (said.isEmpty()) {
			return ofForeignKey(property, at, side, existing);
		}
		List<String> columns = existing.fields().stream().map(FieldMeta::column).toList();
		for (String column : said) {
			if (!columns.contains(column)) {
				throw property.error(
						"has %s \"%s\", but %s has no such column.".formatted(at.option, column, existing.name()),
						Suggestions.sentence(column, columns));
			}
		}
		return said;
	}

	/**
	 * The columns that the annotation names, empty where it names none. A single name
	 * begins those of a composite key.
	 */
	private static List<String> said(PropertySource property, Side at, ModelMeta side) {
		String one = property.options().text(at.option);
		List<String> several = property.options().texts(at.option + "s");
		int needed = side.keyFields().size();
		if (several.isEmpty()) {
			return (one != null) ? named(one, side, "") : List.of();
		}
		if (one != null) {
			throw property.error("has both %1$s and %1$ss.".formatted(at.option), "Keep one of them.");
		}
		if (several.size() != needed) {
			throw property.error(
					"has %d %ss, but the key of %s has %d fields.".formatted(several.size(), at.option, side.name(),
							needed),
					"Name a column for each of %s.".formatted(side.keyFields().stream().map(FieldMeta::name).toList()));
		}
		return several;
	}

	private static List<String> created(Side at, ModelMeta side, List<String> taken) {
		String only = "_id";
		if (at == Side.FORWARD) {
			return named(Naming.snakeCase(side.name()), side, only);
		}
		List<String> columns = named(side.table().name(), side, only);
		return Collections.disjoint(columns, taken) ? columns : named(side.table().name() + "_rel", side, only);
	}

	/**
	 * A name for each column of a key.
	 * @param only what follows where it is only one
	 */
	private static List<String> named(String prefix, ModelMeta side, String only) {
		List<FieldMeta> key = side.keyFields();
		return (key.size() == 1) ? List.of(prefix + only)
				: key.stream().map((field) -> prefix + "_" + field.column()).toList();
	}

	private static List<String> ofForeignKey(PropertySource property, Side at, ModelMeta side, ModelMeta existing) {
		List<List<String>> keys = existing.source()
			.properties()
			.stream()
			.filter((candidate) -> candidate.kind().isToOne() && candidate.target() == side.type())
			.map((candidate) -> ColumnSource.of(candidate).stream().map(ColumnSource::column).toList())
			.filter((columns) -> columns.size() == side.keyFields().size())
			.toList();
		if (keys.size() != 1) {
			throw property.error(
					"goes through %s, which has %s foreign key to %s.".formatted(existing.name(),
							keys.isEmpty() ? "no" : "more than one", side.name()),
					(side.keyFields().size() == 1) ? "Name the column as %s.".formatted(at.option)
							: "Name the columns as %ss.".formatted(at.option));
		}
		return keys.get(0);
	}

	private enum Side {

		FORWARD("forwardKey"), BACKWARD("backwardKey");

		private final String option;

		Side(String option) {
			this.option = option;
		}

	}

}
