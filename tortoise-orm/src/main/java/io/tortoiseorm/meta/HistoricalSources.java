package io.tortoiseorm.meta;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import io.tortoiseorm.fields.Deferrable;
import io.tortoiseorm.meta.PropertySource.Role;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Describes historical models as if their classes had been written, so that everything
 * else knows them as it knows any model.
 */
final class HistoricalSources {

	/** Kept at the classes, which go when nobody needs them any more. */
	private static final ClassValue<AtomicReference<@Nullable ModelSource>> SOURCES = new ClassValue<>() {

		@Override
		protected AtomicReference<@Nullable ModelSource> computeValue(Class<?> type) {
			return new AtomicReference<>();
		}

	};

	private final Map<TableRef, HistoricalNames> names = new HashMap<>();

	private final Map<TableRef, List<PropertySource>> links = new HashMap<>();

	private final Map<TableRef, Map<HistoricalReference, String>> relatedNames = new HashMap<>();

	private HistoricalSources(Collection<HistoricalTable> tables) {
		Map<TableRef, HistoricalTable> byName = new LinkedHashMap<>();
		tables.forEach((table) -> byName.put(table.table(), table));
		tables.forEach((table) -> this.names.put(table.table(), new HistoricalNames(table, byName)));
		tables.forEach((table) -> this.relatedNames.put(table.table(), relatedNames(table)));
		tables.forEach(this::link);
	}

	/**
	 * What a class was described by.
	 * @return the description, or {@code null} for every class but those of historical
	 * models
	 */
	static @Nullable ModelSource find(Class<?> type) {
		return SOURCES.get(type).get();
	}

	/**
	 * The models of tables, linked to each other.
	 */
	static Collection<ModelMeta> models(Collection<HistoricalTable> tables, ValueTypes valueTypes) {
		HistoricalSources sources = new HistoricalSources(tables);
		Map<Class<?>, ModelMeta> models = new LinkedHashMap<>();
		for (HistoricalTable table : tables) {
			ModelSource source = sources.source(table);
			SOURCES.get(table.type()).set(source);
			models.put(table.type(), new ModelMeta(source, table.app(), table.connection(), table.table()));
		}
		new Linker(models, valueTypes).link();
		tables.forEach((table) -> freezeUniques(table, Objects.requireNonNull(models.get(table.type()))));
		return models.values();
	}

	private static void freezeUniques(HistoricalTable table, ModelMeta model) {
		Map<String, FieldMeta> byColumn = new HashMap<>();
		model.fields().forEach((field) -> byColumn.put(field.column(), field));
		List<UniqueMeta> uniques = table.definition()
			.uniques()
			.stream()
			.filter((unique) -> unique.columns().size() > 1)
			.map((unique) -> new UniqueMeta(unique.name(),
					unique.columns().stream().map((column) -> Objects.requireNonNull(byColumn.get(column))).toList(),
					null, (unique.initially() != null) ? Deferrable.valueOf(unique.initially()) : Deferrable.NOT))
			.toList();
		model.freezeConstraints(List.of(), uniques, List.of());
	}

	private HistoricalNames names(HistoricalTable table) {
		return Objects.requireNonNull(this.names.get(table.table()));
	}

	/**
	 * How the targets of references call the way back.
	 */
	private Map<HistoricalReference, String> relatedNames(HistoricalTable table) {
		Map<HistoricalReference, String> related = new HashMap<>();
		List<HistoricalReference> references = names(table).references();
		for (HistoricalReference reference : references) {
			boolean only = references.stream()
				.filter((other) -> other.target().equals(reference.target()))
				.count() == 1;
			String name = Naming.camelCase(table.name());
			String many = (isOneToOne(table, reference) || table.pairs()) ? name : name + "s";
			String relation = names(table).relation(reference);
			String special = many + "By" + Character.toUpperCase(relation.charAt(0)) + relation.substring(1);
			HistoricalNames target = names(reference.target());
			related.put(reference, only ? target.take(many, special) : target.take(special));
		}
		return related;
	}

	private static boolean isOneToOne(HistoricalTable table, HistoricalReference reference) {
		return table.isKey(reference.columns()) || table.isUnique(reference.columns());
	}

	/** Adds the relation that a table of pairs is there for. */
	private void link(HistoricalTable pairs) {
		List<HistoricalReference> sides = names(pairs).references();
		int columns = sides.stream().mapToInt((side) -> side.columns().size()).sum();
		if (!pairs.pairs() || sides.size() != 2 || pairs.columns().size() != columns
				|| !sides.stream().allMatch(HistoricalReference::leadsToKey)) {
			return;
		}
		HistoricalTable source = sides.get(0).target();
		HistoricalTable target = sides.get(1).target();
		if (!Objects.equals(source.table().schema(), pairs.table().schema())) {
			return;
		}
		String name = names(source).take(Naming.camelCase(target.name()) + "s", Naming.camelCase(pairs.name()));
		if (name.equals("-")) {
			return;
		}
		String back = names(target).take(Naming.camelCase(source.name()) + "s", Naming.camelCase(pairs.name()));
		Map<String, Object> options = Map.of("through", pairs.table().name(), "backwardKeys",
				sides.get(0).columns().toArray(String[]::new), "forwardKeys",
				sides.get(1).columns().toArray(String[]::new), "relatedName", back, "unique",
				pairs.isUnique(pairs.columns()));
		this.links.computeIfAbsent(source.table(), (key) -> new ArrayList<>())
			.add(new PropertySource(source.type(), name, FieldKind.MANY_TO_MANY, Options.of(options), Object.class,
					false, false, null, -1, target.type(), null, Role.PLAIN, null));
	}

	private ModelSource source(HistoricalTable table) {
		HistoricalNames called = names(table);
		Map<String, PropertySource> properties = new LinkedHashMap<>();
		int values = (int) table.columns().stream().filter((column) -> called.reference(column) == null).count();
		int value = 0;
		int slot = 0;
		for (ColumnDefinition column : table.definition().columns()) {
			HistoricalReference reference = called.reference(column.name());
			if (reference == null) {
				properties.put(column.name(), column(table, column, PropertyAccess.ofValue(value++, values)));
			}
			else if (!properties.containsKey(column.name())) {
				PropertySource relation = relation(table, column, reference, slot++);
				reference.columns().forEach((part) -> properties.put(part, relation));
			}
		}
		List<PropertySource> all = new ArrayList<>(new LinkedHashSet<>(properties.values()));
		all.addAll(this.links.getOrDefault(table.table(), List.of()));
		List<PropertySource> keys = table.key()
			.stream()
			.map((column) -> Objects.requireNonNull(properties.get(column)))
			.distinct()
			.toList();
		return new ModelSource(table.type(), table.name(), List.copyOf(all), keys,
				ModelSource.constructor(table.type()), null);
	}

	private PropertySource relation(HistoricalTable table, ColumnDefinition first, HistoricalReference reference,
			int slot) {
		HistoricalTable target = reference.target();
		boolean several = reference.columns().size() > 1;
		Map<String, Object> options = new HashMap<>();
		options.put("columns", reference.columns().toArray(String[]::new));
		options.put("generated", new boolean[] { false });
		if (!reference.leadsToKey()) {
			options.put("toField", names(target).value(reference.targetColumns().get(0)));
		}
		options.put("relatedName",
				Objects.requireNonNull(this.relatedNames.get(table.table())).getOrDefault(reference, "-"));
		boolean key = table.isKey(reference.columns());
		boolean nullable = table.definition()
			.columns()
			.stream()
			.anyMatch((column) -> column.nullable() && reference.columns().contains(column.name()));
		FieldKind kind = isOneToOne(table, reference) ? FieldKind.ONE_TO_ONE : FieldKind.FOREIGN_KEY;
		return new PropertySource(table.type(), names(table).relation(reference), kind, Options.of(options),
				Object.class, nullable && !key, key, PropertyAccess.ofRawKey(slot), slot, target.type(), null,
				Role.PLAIN, several ? ColumnDefinition.of(first.name(), first.type(), nullable) : first);
	}

	private PropertySource column(HistoricalTable table, ColumnDefinition column, PropertyAccess access) {
		Map<String, Object> options = options(column);
		options.put("unique", table.isUnique(List.of(column.name())));
		boolean single = table.isKey(List.of(column.name()));
		SqlType.Kind kind = column.type().kind();
		return new PropertySource(table.type(), names(table).field(column.name()), kind(kind), Options.of(options),
				(kind == SqlType.Kind.JSON) ? Object.class : kind.logicalClass(), column.nullable() && !single, single,
				access, -1, null, null, Role.PLAIN, column);
	}

	private static Map<String, Object> options(ColumnDefinition column) {
		Map<String, Object> options = new HashMap<>();
		options.put("column", column.name());
		options.put("generated", new boolean[] { column.identity() || column.computed() != null });
		if (column.comment() != null) {
			options.put("description", column.comment());
		}
		return options;
	}

	private static FieldKind kind(SqlType.Kind kind) {
		return switch (kind) {
			case SMALLINT -> FieldKind.SMALL_INT;
			case INTEGER -> FieldKind.INT;
			case BIGINT -> FieldKind.BIG_INT;
			case DECIMAL -> FieldKind.DECIMAL;
			case REAL, DOUBLE -> FieldKind.FLOAT;
			case BOOLEAN -> FieldKind.BOOLEAN;
			case VARCHAR -> FieldKind.CHAR;
			case TEXT, UNKNOWN -> FieldKind.TEXT;
			case BINARY -> FieldKind.BINARY;
			case UUID -> FieldKind.UUID;
			case DATE -> FieldKind.DATE;
			case TIME -> FieldKind.TIME;
			case TIMESTAMP, INSTANT -> FieldKind.DATETIME;
			case JSON -> FieldKind.JSON;
			case ARRAY -> FieldKind.ARRAY;
			case TSVECTOR -> FieldKind.TSVECTOR;
			case GEOMETRY -> FieldKind.GEOMETRY;
		};
	}

}
