package io.tortoiseorm.meta;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.sql.TableRef;
import org.jspecify.annotations.Nullable;

/**
 * Finds or names the tables of many-to-many relations and their two columns.
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
		String forwardKey = forwardKey(property, target, existing);
		String backwardKey = backwardKey(property, source, existing, forwardKey);
		if (forwardKey.equals(backwardKey)) {
			throw property.error("has the same column %s as forwardKey and as backwardKey.".formatted(forwardKey),
					"Name two different columns.");
		}
		boolean unique = property.options().flagOrAbsent("unique");
		return new ThroughMeta(table, backwardKey, forwardKey,
				unique ? DbNames.uniqueIndex(name, List.of(backwardKey, forwardKey)) : null, existing);
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

	private static String forwardKey(PropertySource property, ModelMeta target, @Nullable ModelMeta existing) {
		String said = property.options().text("forwardKey");
		if (existing != null) {
			return keyColumn(property, "forwardKey", said, existing, target);
		}
		return (said != null) ? said : Naming.snakeCase(target.name()) + "_id";
	}

	private static String backwardKey(PropertySource property, ModelMeta source, @Nullable ModelMeta existing,
			String forwardKey) {
		String said = property.options().text("backwardKey");
		if (existing != null) {
			return keyColumn(property, "backwardKey", said, existing, source);
		}
		if (said != null) {
			return said;
		}
		String key = source.table().name() + "_id";
		return key.equals(forwardKey) ? source.table().name() + "_rel_id" : key;
	}

	/**
	 * The column of an existing model that refers to one side: the named one, else the
	 * only foreign key to that side.
	 */
	private static String keyColumn(PropertySource property, String option, @Nullable String said, ModelMeta existing,
			ModelMeta side) {
		if (said != null) {
			List<String> columns = existing.fields().stream().map(FieldMeta::column).toList();
			if (!columns.contains(said)) {
				throw property.error(
						"has %s \"%s\", but %s has no such column.".formatted(option, said, existing.name()),
						Suggestions.sentence(said, columns));
			}
			return said;
		}
		List<String> keys = existing.source()
			.properties()
			.stream()
			.filter((candidate) -> candidate.kind().isToOne() && candidate.target() == side.type())
			.map(PropertySource::column)
			.toList();
		if (keys.size() != 1) {
			throw property.error(
					"goes through %s, which has %s foreign key to %s.".formatted(existing.name(),
							keys.isEmpty() ? "no" : "more than one", side.name()),
					"Name the column as %s.".formatted(option));
		}
		return keys.get(0);
	}

}
