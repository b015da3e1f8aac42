package io.tortoiseorm.meta;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.tortoiseorm.Table;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.sql.TableRef;
import org.jspecify.annotations.Nullable;

/**
 * A model: its table, columns, keys and relations. Immutable once the registry is built,
 * and thread-safe then.
 */
public final class ModelMeta {

	private static final int CACHED_WRITERS = 256;

	private final ModelSource source;

	private final String app;

	private final String connection;

	private final TableRef table;

	private final Map<List<FieldMeta>, InstanceWriter> writers = new ConcurrentHashMap<>();

	private Map<String, FieldMeta> fieldsByName = Map.of();

	private List<FieldMeta> fields = List.of();

	private Map<String, RelationMeta> relations = Map.of();

	private List<String> names = List.of();

	private List<FieldMeta> keyFields = List.of();

	private @Nullable FieldMeta version;

	private @Nullable FieldMeta softDelete;

	private final Map<String, Supplier<Object>> globalFilters;

	private List<IndexMeta> indexes = List.of();

	private List<UniqueMeta> uniques = List.of();

	private List<CheckMeta> checks = List.of();

	ModelMeta(ModelSource source, String app, String connection, TableRef table) {
		this.source = source;
		this.app = app;
		this.connection = connection;
		this.table = table;
		this.globalFilters = GlobalFilters.of(source.type());
	}

	/**
	 * The class.
	 * @return the concrete model class
	 */
	public Class<? extends ModelBase> type() {
		return this.source.type();
	}

	/**
	 * The simple name of the class; of a historical model that of the class at that time.
	 * @return the name, unique in its app
	 */
	public String name() {
		return this.source.name();
	}

	/**
	 * The name of the model of a class, for messages.
	 * @param type any class
	 * @return what {@link #name()} is where it is a model, else the simple name
	 */
	public static String nameOf(Class<?> type) {
		ModelSource historical = HistoricalSources.find(type);
		return (historical != null) ? historical.name() : type.getSimpleName();
	}

	/**
	 * The label of the app it belongs to.
	 * @return the label
	 */
	public String app() {
		return this.app;
	}

	/**
	 * The name of the connection it uses unless a router or query says otherwise.
	 * @return the default connection of its app
	 */
	public String connection() {
		return this.connection;
	}

	/**
	 * The table.
	 * @return the table with its schema
	 */
	public TableRef table() {
		return this.table;
	}

	/**
	 * What the table holds.
	 * @return the description, or {@code null} when there is none
	 */
	public @Nullable String description() {
		Table declared = this.source.table();
		return (declared != null && !declared.description().isBlank()) ? declared.description() : null;
	}

	/**
	 * Whether schema generation and migrations create and change the table.
	 * @return {@code false} for tables that others keep
	 */
	public boolean managed() {
		Table declared = this.source.table();
		return declared == null || (declared.managed() && !declared.view());
	}

	/**
	 * Whether it is a view or another table that is only read.
	 * @return whether writes are refused
	 */
	public boolean view() {
		Table declared = this.source.table();
		return declared != null && declared.view();
	}

	/**
	 * Whether an INSERT reads back the columns that the database filled by their
	 * defaults.
	 * @return whether defaults are fetched
	 */
	public boolean fetchDbDefaults() {
		Table declared = this.source.table();
		return declared == null || declared.fetchDbDefaults();
	}

	/**
	 * Every column, inherited ones first; the raw keys of relations in place of their
	 * relations.
	 * @return the fields in the order of {@link FieldMeta#index()}
	 */
	public List<FieldMeta> fields() {
		return this.fields;
	}

	/**
	 * The primary key of a model whose key is one field.
	 * @return the field; the raw key where a relation is the primary key
	 * @throws UnsupportedError if the key is composite
	 */
	public FieldMeta primaryKey() {
		if (isComposite()) {
			throw new UnsupportedError(name() + " has the composite key " + names(this.keyFields)
					+ ", and this needs a key of one field: name a field in place of the key");
		}
		return this.keyFields.get(0);
	}

	/**
	 * Whether the key consists of several fields.
	 * @return whether it does
	 */
	public boolean isComposite() {
		return this.keyFields.size() > 1;
	}

	/**
	 * The key of an instance.
	 * @param instance an instance of the model
	 * @return the property value, a list of property values for a composite key;
	 * {@code null} while it, or a part of it, has no value
	 */
	public @Nullable Object key(ModelBase instance) {
		return value(this.keyFields, instance);
	}

	/**
	 * The value of one field, or the values of several as a list.
	 * @return {@code null} while one is missing
	 */
	static @Nullable Object value(List<FieldMeta> fields, ModelBase instance) {
		if (fields.size() == 1) {
			return fields.get(0).get(instance);
		}
		List<Object> values = new ArrayList<>(fields.size());
		for (FieldMeta field : fields) {
			Object value = field.get(instance);
			if (value == null) {
				return null;
			}
			values.add(value);
		}
		return List.copyOf(values);
	}

	/**
	 * The field that counts the writes of a row.
	 * @return the field, or {@code null} when there is none
	 */
	public @Nullable FieldMeta version() {
		return this.version;
	}

	/**
	 * The field that marks deleted rows.
	 * @return the field, or {@code null} when rows are really deleted
	 */
	public @Nullable FieldMeta softDelete() {
		return this.softDelete;
	}

	/**
	 * The conditions that hold wherever rows of the model occur.
	 * @return what gives each condition, by name
	 */
	public Map<String, Supplier<Object>> globalFilters() {
		return this.globalFilters;
	}

	/**
	 * The fields that together are the key.
	 * @return one field or more
	 */
	public List<FieldMeta> keyFields() {
		return this.keyFields;
	}

	/**
	 * A field by name.
	 * @param name a property, a raw key such as {@code customerId}, or {@code pk} where
	 * the key is one field
	 * @return the field, or {@code null} when there is none
	 */
	public @Nullable FieldMeta field(String name) {
		FieldMeta field = this.fieldsByName.get(name);
		return (field == null && name.equals("pk") && !isComposite()) ? primaryKey() : field;
	}

	/**
	 * A relation by name.
	 * @param name the property, or the related name of a relation that leads here
	 * @return the relation, or {@code null} when there is none
	 */
	public @Nullable RelationMeta relation(String name) {
		return this.relations.get(name);
	}

	/**
	 * All relations: those declared here, then those that lead here from other models,
	 * whether this class declares a holder for them or not.
	 * @return the relations
	 */
	public Collection<RelationMeta> relations() {
		return this.relations.values();
	}

	/**
	 * All names that lookups may begin with.
	 * @return fields, raw keys, relations and {@code pk}, sorted
	 */
	public List<String> names() {
		return this.names;
	}

	/**
	 * The order of query sets that name none.
	 * @return names with {@code -} in front for descending, or empty
	 */
	public List<String> ordering() {
		Table declared = this.source.table();
		return (declared != null) ? List.of(declared.ordering()) : List.of();
	}

	/**
	 * The indexes that {@link Table#indexes()} declares. Those of single fields are told
	 * by {@link FieldMeta#indexed()}.
	 * @return the indexes
	 */
	public List<IndexMeta> indexes() {
		return this.indexes;
	}

	/**
	 * The unique constraints that {@link Table#uniqueTogether()} declares. Those of
	 * single fields are told by {@link FieldMeta#unique()}.
	 * @return the constraints
	 */
	public List<UniqueMeta> uniques() {
		return this.uniques;
	}

	/**
	 * The conditions that {@link Table#checks()} declares.
	 * @return the check constraints
	 */
	public List<CheckMeta> checks() {
		return this.checks;
	}

	/**
	 * Makes an instance by the constructor without parameters.
	 * @return a new instance with the defaults its class gives it
	 */
	public ModelBase newInstance() {
		try {
			return (ModelBase) this.source.constructor().invokeExact();
		}
		catch (Throwable ex) {
			throw MemberHandles.rethrow(ex);
		}
	}

	/**
	 * A writer of some properties, made once for each list of fields.
	 * @param fields fields of this model
	 * @return the writer
	 */
	public InstanceWriter writer(List<FieldMeta> fields) {
		InstanceWriter writer = this.writers.get(fields);
		if (writer == null) {
			List<FieldMeta> key = List.copyOf(fields);
			writer = new InstanceWriter(key);
			if (this.writers.size() < CACHED_WRITERS) {
				this.writers.put(key, writer);
			}
		}
		return writer;
	}

	/**
	 * The model as data: maps, lists, text, numbers and truth values only.
	 * @return name, table, key, fields and relations by kind
	 */
	public Map<String, @Nullable Object> describe() {
		return ModelDescription.of(this);
	}

	@Override
	public String toString() {
		return name();
	}

	private static List<String> names(List<FieldMeta> fields) {
		return fields.stream().map(FieldMeta::name).toList();
	}

	ModelSource source() {
		return this.source;
	}

	void freezeFields(Collection<FieldMeta> all) {
		Map<String, FieldMeta> byName = new LinkedHashMap<>();
		for (FieldMeta field : all) {
			byName.put(field.name(), field);
			if (field.version()) {
				this.version = single(this.version, field, "@Version");
			}
			if (field.softDelete()) {
				this.softDelete = single(this.softDelete, field, "@SoftDelete");
			}
		}
		this.fields = List.copyOf(all);
		this.keyFields = ColumnSource.ofKey(type())
			.stream()
			.map((key) -> Objects.requireNonNull(byName.get(key.name())))
			.toList();
		if (isComposite()) {
			this.keyFields.forEach(FieldMeta::linkKeyPart);
		}
		this.fieldsByName = Collections.unmodifiableMap(byName);
	}

	private FieldMeta single(@Nullable FieldMeta before, FieldMeta field, String annotation) {
		if (before != null) {
			throw ModelErrors.of(type(), field.name(), "has %s, as %s has.".formatted(annotation, before.name()),
					"Keep one of them.");
		}
		return field;
	}

	void freezeRelations(Map<String, RelationMeta> relations) {
		this.relations = Collections.unmodifiableMap(new LinkedHashMap<>(relations));
		SortedSet<String> sorted = new TreeSet<>(this.fieldsByName.keySet());
		sorted.addAll(relations.keySet());
		sorted.add("pk");
		this.names = List.copyOf(sorted);
	}

	void freezeConstraints(List<IndexMeta> indexes, List<UniqueMeta> uniques, List<CheckMeta> checks) {
		this.indexes = List.copyOf(indexes);
		this.uniques = List.copyOf(uniques);
		this.checks = List.copyOf(checks);
	}

}
