package io.tortoiseorm.meta;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What the ORM knows about one instance besides its properties. Not thread-safe, as the
 * instance itself.
 */
public final class InstanceState {

	private static final RelationSlot[] NO_SLOTS = {};

	private final ModelBase owner;

	private boolean persisted;

	private int writes;

	private FieldMeta @Nullable [] loaded;

	private @Nullable Object @Nullable [] snapshot;

	private RelationSlot[] slots = NO_SLOTS;

	private @Nullable Map<String, RelationSlot> undeclared;

	private @Nullable Map<String, @Nullable Object> annotations;

	private @Nullable Map<String, @Nullable Object> attributes;

	/** The key that the class does not declare; all values where it declares none. */
	private @Nullable Object undeclaredValue;

	InstanceState(ModelBase owner) {
		this.owner = owner;
	}

	/**
	 * The state of an instance.
	 * @param instance the instance
	 * @return its state, always the same object
	 */
	public static InstanceState of(ModelBase instance) {
		return instance.state;
	}

	/**
	 * The primary key of an instance.
	 * @param instance the instance
	 * @return the key, or {@code null} while it has none
	 */
	public static @Nullable Object key(ModelBase instance) {
		return KeyReader.read(instance, "");
	}

	/**
	 * Whether the instance was read from or written to the database.
	 * @return {@code false} until it was, and after its deletion
	 */
	public boolean isPersisted() {
		return this.persisted;
	}

	/**
	 * Says whether the instance has a row.
	 * @param persisted whether it has
	 */
	public void setPersisted(boolean persisted) {
		this.persisted = persisted;
	}

	/**
	 * Whether the value of a field was loaded.
	 * @param field a field of the instance's model
	 * @return {@code false} only for a field that a partial read left out
	 */
	public boolean isLoaded(FieldMeta field) {
		if (this.loaded == null) {
			return true;
		}
		for (FieldMeta candidate : this.loaded) {
			if (candidate.index() == field.index()) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether the value of a field was loaded.
	 * @param field the name of a field of the instance's model
	 * @return {@code false} only for a field that a partial read left out
	 */
	public boolean isLoaded(String field) {
		if (this.loaded == null) {
			return true;
		}
		for (FieldMeta candidate : this.loaded) {
			if (candidate.name().equals(field)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * How often the instance was written, without what was rolled back.
	 * @return the number
	 */
	public int writes() {
		return this.writes;
	}

	/**
	 * Says how often the instance was written.
	 * @param number the number
	 */
	public void setWrites(int number) {
		this.writes = number;
	}

	/**
	 * Which fields were loaded.
	 * @return the fields, or {@code null} for all
	 */
	public FieldMeta @Nullable [] loaded() {
		return this.loaded;
	}

	/**
	 * Says which fields were loaded.
	 * @param fields the fields, or {@code null} for all
	 */
	public void setLoaded(FieldMeta @Nullable [] fields) {
		this.loaded = fields;
	}

	/**
	 * Whether only some fields were loaded.
	 * @return whether a partial read made the instance
	 */
	public boolean isPartial() {
		return this.loaded != null;
	}

	/**
	 * The logical values as last read from or written to the database.
	 * @return the values by {@link FieldMeta#index()}, or {@code null} when there were
	 * none
	 */
	public @Nullable Object @Nullable [] snapshot() {
		return this.snapshot;
	}

	/**
	 * Keeps the logical values as read or written.
	 * @param values the values by {@link FieldMeta#index()}, or {@code null} to forget
	 * them
	 */
	public void setSnapshot(@Nullable Object @Nullable [] values) {
		this.snapshot = values;
	}

	/**
	 * The slot of a relation: the declared holder, or one made on demand.
	 * @param relation a relation whose source is the instance's model
	 * @return the slot, always the same object
	 */
	public RelationSlot slot(RelationMeta relation) {
		int index = relation.slot();
		if (index >= 0) {
			return this.slots[index];
		}
		if (this.undeclared == null) {
			this.undeclared = new HashMap<>(4);
		}
		return this.undeclared.computeIfAbsent(relation.name(), (name) -> new UndeclaredSlot(this.owner, name));
	}

	/**
	 * The values of annotations that the query asked for.
	 * @return a read-only view by alias, empty when there are none
	 */
	public Map<String, @Nullable Object> annotations() {
		return (this.annotations != null) ? Collections.unmodifiableMap(this.annotations) : Map.of();
	}

	/**
	 * Keeps the value of an annotation.
	 * @param name its alias
	 * @param value its value
	 */
	public void setAnnotation(String name, @Nullable Object value) {
		if (this.annotations == null) {
			this.annotations = new LinkedHashMap<>();
		}
		this.annotations.put(name, value);
	}

	/**
	 * What was attached to the instance under a name of the user's choice.
	 * @param name the name
	 * @return the value, or {@code null} when there is none
	 */
	public @Nullable Object attribute(String name) {
		return (this.attributes != null) ? this.attributes.get(name) : null;
	}

	/**
	 * Whether something was attached to the instance under a name.
	 * @param name the name
	 * @return whether there is such an attribute, {@code null} included
	 */
	public boolean hasAttribute(String name) {
		return this.attributes != null && this.attributes.containsKey(name);
	}

	/**
	 * All that was attached to the instance.
	 * @return a read-only view by name, empty when there is nothing
	 */
	public Map<String, @Nullable Object> attributes() {
		return (this.attributes != null) ? Collections.unmodifiableMap(this.attributes) : Map.of();
	}

	/**
	 * Attaches a value to the instance.
	 * @param name the name
	 * @param value the value
	 */
	public void setAttribute(String name, @Nullable Object value) {
		if (this.attributes == null) {
			this.attributes = new HashMap<>(4);
		}
		this.attributes.put(name, value);
	}

	void installSlots(RelationSlot[] slots) {
		this.slots = slots;
	}

	RelationSlot slot(int index) {
		return this.slots[index];
	}

	@Nullable Object implicitKey() {
		return this.undeclaredValue;
	}

	void setImplicitKey(@Nullable Object key) {
		this.undeclaredValue = key;
	}

	@Nullable Object @Nullable [] values() {
		return (Object[]) this.undeclaredValue;
	}

	void setValues(@Nullable Object[] values) {
		this.undeclaredValue = values;
	}

}
