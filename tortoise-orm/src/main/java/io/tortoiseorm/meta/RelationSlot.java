package io.tortoiseorm.meta;

import java.util.List;
import java.util.Objects;

import io.tortoiseorm.exceptions.ParamsError;
import org.jspecify.annotations.Nullable;

/**
 * What an instance knows about one of its relations: the raw key, and what was fetched.
 * Base class of the relation holders; its accessors are static so that holders show their
 * users nothing but their own methods. Not thread-safe, as the instance itself.
 */
public abstract class RelationSlot {

	private final ModelBase owner;

	private final String name;

	private HolderLayout.@Nullable Holder holder;

	private @Nullable Object rawKey;

	private @Nullable Object value;

	private boolean fetched;

	/**
	 * Creates a slot that knows nothing yet.
	 * @param owner the instance at whose side of the relation it is
	 * @param name the name of the relation there
	 */
	protected RelationSlot(ModelBase owner, String name) {
		this.owner = owner;
		this.name = name;
	}

	/**
	 * The raw key. While it is unknown and an instance was assigned, that instance's own
	 * key is read, so that saving the target first is enough.
	 * @param slot the slot of a forward relation
	 * @return the property value of the raw key, a list of property values for a
	 * composite key, or {@code null} while it, or a part of it, has no value
	 */
	public static @Nullable Object rawKey(RelationSlot slot) {
		Object key = slot.knownKey();
		return (key instanceof SplitKey split) ? split.whole() : key;
	}

	/**
	 * Sets the raw key. A fetched value that has another key is forgotten.
	 * @param slot the slot of a forward relation
	 * @param key the property value of the raw key, a list of property values for a
	 * composite key, or {@code null}
	 * @throws ParamsError if the key is composite and has not a value for each field
	 */
	public static void setRawKey(RelationSlot slot, @Nullable Object key) {
		putRawKey(slot, (key != null) ? slot.fit(key) : null);
	}

	static void putRawKey(RelationSlot slot, @Nullable Object key) {
		if (slot.fetched && !Objects.equals(key, rawKey(slot))) {
			clear(slot);
		}
		slot.rawKey = key;
	}

	/**
	 * A part of a composite raw key.
	 * @param slot the slot of a forward relation to a model with a composite key
	 * @param part which field of the key, from 0
	 * @return its property value, or {@code null}
	 */
	public static @Nullable Object rawKeyPart(RelationSlot slot, int part) {
		return SplitKey.part(slot.knownKey(), part);
	}

	/**
	 * Sets a part of a composite raw key; the others stay. A fetched value that has
	 * another key is forgotten.
	 * @param slot the slot of a forward relation to a model with a composite key
	 * @param part which field of the key, from 0
	 * @param count how many fields the key has
	 * @param value its property value, or {@code null}
	 */
	public static void putRawKeyPart(RelationSlot slot, int part, int count, @Nullable Object value) {
		Object known = slot.knownKey();
		if (slot.fetched && !Objects.equals(value, SplitKey.part(known, part))) {
			clear(slot);
		}
		SplitKey key = SplitKey.of(known, count);
		key.set(part, value);
		slot.rawKey = key.isEmpty() ? null : key;
	}

	/**
	 * Assigns a target: it counts as fetched, and the raw key follows it.
	 * @param slot the slot of a forward relation
	 * @param target the target, or {@code null} for none
	 * @throws ParamsError if the target is not of the relation's model
	 */
	public static void assign(RelationSlot slot, @Nullable ModelBase target) {
		HolderLayout.Holder holder = slot.holder;
		if (target != null && holder != null && !holder.accepts(target)) {
			throw new ParamsError(
					"%s.%s takes an instance of %s, found one of %s.".formatted(ModelMeta.nameOf(slot.owner.getClass()),
							slot.name, holder.targetName(), ModelMeta.nameOf(target.getClass())));
		}
		slot.value = target;
		slot.fetched = true;
		slot.rawKey = (target != null) ? KeyReader.read(target, slot.toField()) : null;
	}

	/**
	 * Whether the value is known.
	 * @param slot the slot
	 * @return whether it was fetched or assigned
	 */
	public static boolean isFetched(RelationSlot slot) {
		return slot.fetched;
	}

	/**
	 * What was fetched.
	 * @param slot the slot
	 * @return an instance, a list of instances, or {@code null}
	 */
	public static @Nullable Object value(RelationSlot slot) {
		return slot.value;
	}

	/**
	 * Keeps what was fetched; the raw key stays as it is.
	 * @param slot the slot
	 * @param value an instance, a list of instances, or {@code null} when there is
	 * nothing
	 */
	public static void setFetched(RelationSlot slot, @Nullable Object value) {
		slot.value = value;
		slot.fetched = true;
	}

	/**
	 * Forgets what was fetched; the raw key stays as it is.
	 * @param slot the slot
	 */
	public static void clear(RelationSlot slot) {
		slot.value = null;
		slot.fetched = false;
	}

	/**
	 * The class that the holder says it leads to.
	 * @param slot the slot
	 * @return the class, or {@code null} when the declaration does not tell
	 */
	public static @Nullable Class<?> target(RelationSlot slot) {
		return (slot.holder != null) ? slot.holder.target() : null;
	}

	/**
	 * The instance at whose side of the relation the slot is.
	 * @param slot the slot
	 * @return the owner
	 */
	public static ModelBase owner(RelationSlot slot) {
		return slot.owner;
	}

	/**
	 * The name of the relation at the owner's side.
	 * @param slot the slot
	 * @return the name
	 */
	public static String name(RelationSlot slot) {
		return slot.name;
	}

	void bind(HolderLayout.Holder holder) {
		this.holder = holder;
	}

	private @Nullable Object knownKey() {
		if (this.rawKey == null && this.value instanceof ModelBase target) {
			return KeyReader.read(target, toField());
		}
		return this.rawKey;
	}

	/**
	 * A composite key has a value for each of its fields.
	 */
	private Object fit(Object key) {
		Class<?> target = target(this);
		List<String> names = (target != null) ? KeyReader.names(target, toField()) : List.of();
		if (names.size() < 2) {
			return key;
		}
		if (key instanceof List<?> parts && parts.size() == names.size()
				&& parts.stream().noneMatch((part) -> part == null)) {
			return List.copyOf(parts);
		}
		throw new ParamsError("%s.%s refers to the key %s of %s: give a list of these values, found %s.".formatted(
				ModelMeta.nameOf(this.owner.getClass()), this.name, names,
				ModelMeta.nameOf(Objects.requireNonNull(target)),
				(key instanceof List<?> parts) ? "a list of " + parts.size() : key.getClass().getSimpleName()));
	}

	private String toField() {
		return (this.holder != null) ? this.holder.toField() : "";
	}

}
