package io.tortoiseorm.meta;

import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import io.tortoiseorm.fields.Deferrable;
import io.tortoiseorm.meta.HistoricalNames.Reference;
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

	private final Map<TableRef, Map<String, String>> relatedNames = new HashMap<>();

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
	 * How the targets of references call the way back, by the referring column.
	 */
	private Map<String, String> relatedNames(HistoricalTable table) {
		Map<String, String> related = new HashMap<>();
		Map<String, Reference> references = names(table).references();
		references.forEach((column, reference) -> {
			boolean only = references.values()
				.stream()
				.filter((other) -> other.target().equals(reference.target()))
				.count() == 1;
			String name = Naming.camelCase(table.name());
			String many = (isOneToOne(table, column) || table.pairs()) ? name : name + "s";
			String relation = names(table).property(column);
			String special = many + "By" + Character.toUpperCase(relation.charAt(0)) + relation.substring(1);
			HistoricalNames target = names(reference.target());
			related.put(column, only ? target.take(many, special) : target.take(special));
		});
		return related;
	}

	private static boolean isOneToOne(HistoricalTable table, String column) {
		return table.isKey(column) || table.isUnique(List.of(column));
	}

	/** Adds the relation that a table of pairs is there for. */
	private void link(HistoricalTable pairs) {
		List<Reference> sides = List.copyOf(names(pairs).references().values());
		if (!pairs.pairs() || pairs.columns().size() != 2 || sides.size() != 2
				|| sides.stream().anyMatch((side) -> !side.target().isKey(side.column()))) {
			return;
		}
		HistoricalTable source = sides.get(0).target();
		HistoricalTable target = sides.get(1).target();
		List<String> columns = List.copyOf(names(pairs).references().keySet());
		if (!Objects.equals(source.table().schema(), pairs.table().schema())) {
			return;
		}
		String name = names(source).take(Naming.camelCase(target.name()) + "s", Naming.camelCase(pairs.name()));
		if (name.equals("-")) {
			return;
		}
		String back = names(target).take(Naming.camelCase(source.name()) + "s", Naming.camelCase(pairs.name()));
		Map<String, Object> options = Map.of("through", pairs.table().name(), "backwardKey", columns.get(0),
				"forwardKey", columns.get(1), "relatedName", back, "unique", pairs.isUnique(columns));
		this.links.computeIfAbsent(source.table(), (key) -> new ArrayList<>())
			.add(new PropertySource(source.type(), name, FieldKind.MANY_TO_MANY, Options.of(options), Object.class,
					false, false, null, -1, target.type(), null, Role.PLAIN, null));
	}

	private ModelSource source(HistoricalTable table) {
		MethodHandle constructor = ModelSource.constructor(table.type());
		int values = table.columns().size() - names(table).references().size();
		Map<String, PropertySource> properties = new LinkedHashMap<>();
		int value = 0;
		int slot = 0;
		for (ColumnDefinition column : table.definition().columns()) {
			Reference reference = names(table).reference(column.name());
			properties.put(column.name(), (reference != null) ? relation(table, column, reference, slot++)
					: column(table, column, PropertyAccess.ofValue(value++, values)));
		}
		List<PropertySource> all = new ArrayList<>(properties.values());
		all.addAll(this.links.getOrDefault(table.table(), List.of()));
		List<PropertySource> keys = table.key()
			.stream()
			.map((column) -> Objects.requireNonNull(properties.get(column)))
			.toList();
		return new ModelSource(table.type(), table.name(), List.copyOf(all), keys, constructor, null);
	}

	private PropertySource relation(HistoricalTable table, ColumnDefinition column, Reference reference, int slot) {
		Map<String, Object> options = options(column);
		HistoricalTable target = reference.target();
		if (!target.isKey(reference.column())) {
			options.put("toField", names(target).value(reference.column()));
		}
		String related = Objects.requireNonNull(this.relatedNames.get(table.table())).get(column.name());
		options.put("relatedName", Objects.requireNonNull(related));
		boolean single = table.isKey(column.name());
		FieldKind kind = isOneToOne(table, column.name()) ? FieldKind.ONE_TO_ONE : FieldKind.FOREIGN_KEY;
		return new PropertySource(table.type(), names(table).property(column.name()), kind, Options.of(options),
				Object.class, column.nullable() && !single, single, PropertyAccess.ofRawKey(slot), slot, target.type(),
				null, Role.PLAIN, column);
	}

	private PropertySource column(HistoricalTable table, ColumnDefinition column, PropertyAccess access) {
		Map<String, Object> options = options(column);
		options.put("unique", table.isUnique(List.of(column.name())));
		boolean single = table.isKey(column.name());
		SqlType.Kind kind = column.type().kind();
		return new PropertySource(table.type(), names(table).property(column.name()), kind(kind), Options.of(options),
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
