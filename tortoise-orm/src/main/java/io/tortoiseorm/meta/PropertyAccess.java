package io.tortoiseorm.meta;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;

import org.jspecify.annotations.Nullable;

/**
 * Reads and writes one property of instances: a Java field, the raw key of a relation
 * holder, or the key that a model has without declaring it.
 */
final class PropertyAccess {

	private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

	private static final MethodHandle READ_RAW_KEY = MemberHandles.own(LOOKUP, "readRawKey",
			MethodType.methodType(Object.class, int.class, ModelBase.class));

	private static final MethodHandle WRITE_RAW_KEY = MemberHandles.own(LOOKUP, "writeRawKey",
			MethodType.methodType(void.class, int.class, ModelBase.class, Object.class));

	private static final MethodHandle READ_RAW_KEY_PART = MemberHandles.own(LOOKUP, "readRawKeyPart",
			MethodType.methodType(Object.class, int.class, int.class, ModelBase.class));

	private static final MethodHandle WRITE_RAW_KEY_PART = MemberHandles.own(LOOKUP, "writeRawKeyPart",
			MethodType.methodType(void.class, int.class, int.class, int.class, ModelBase.class, Object.class));

	private static final MethodHandle READ_IMPLICIT_KEY = MemberHandles.own(LOOKUP, "readImplicitKey",
			MemberHandles.GETTER);

	private static final MethodHandle WRITE_IMPLICIT_KEY = MemberHandles.own(LOOKUP, "writeImplicitKey",
			MemberHandles.SETTER);

	private static final MethodHandle READ_VALUE = MemberHandles.own(LOOKUP, "readValue",
			MethodType.methodType(Object.class, int.class, ModelBase.class));

	private static final MethodHandle WRITE_VALUE = MemberHandles.own(LOOKUP, "writeValue",
			MethodType.methodType(void.class, int.class, int.class, ModelBase.class, Object.class));

	private static final MethodHandle ZERO_TO_NULL = MemberHandles.own(LOOKUP, "zeroToNull",
			MethodType.methodType(Object.class, Object.class));

	private static final MethodHandle NULL_TO_ZERO = MemberHandles.own(LOOKUP, "nullToZero",
			MethodType.methodType(Object.class, Class.class, Object.class));

	private final MethodHandle getter;

	private final MethodHandle setter;

	private PropertyAccess(MethodHandle getter, MethodHandle setter) {
		this.getter = getter;
		this.setter = setter;
	}

	static PropertyAccess ofField(Field field) {
		return new PropertyAccess(MemberHandles.getter(field), MemberHandles.setter(field));
	}

	/**
	 * Access to a key that the database generates, in a primitive field: 0 stands for
	 * none.
	 */
	static PropertyAccess ofPrimitiveKey(Field field) {
		MethodHandle toZero = NULL_TO_ZERO.bindTo(field.getType());
		return new PropertyAccess(MethodHandles.filterReturnValue(MemberHandles.getter(field), ZERO_TO_NULL),
				MethodHandles.filterArguments(MemberHandles.setter(field), 1, toZero));
	}

	static PropertyAccess ofRawKey(int slot) {
		return new PropertyAccess(MethodHandles.insertArguments(READ_RAW_KEY, 0, slot),
				MethodHandles.insertArguments(WRITE_RAW_KEY, 0, slot));
	}

	/**
	 * Access to a value of an instance whose class has no Java field for it.
	 * @param index its position among such values
	 * @param size how many there are
	 */
	static PropertyAccess ofValue(int index, int size) {
		return new PropertyAccess(MethodHandles.insertArguments(READ_VALUE, 0, index),
				MethodHandles.insertArguments(WRITE_VALUE, 0, index, size));
	}

	/**
	 * Access to one value of a raw key that has several.
	 */
	static PropertyAccess ofRawKeyPart(int slot, int part, int count) {
		return new PropertyAccess(MethodHandles.insertArguments(READ_RAW_KEY_PART, 0, slot, part),
				MethodHandles.insertArguments(WRITE_RAW_KEY_PART, 0, slot, part, count));
	}

	static PropertyAccess ofImplicitKey() {
		return new PropertyAccess(READ_IMPLICIT_KEY, WRITE_IMPLICIT_KEY);
	}

	@Nullable Object get(ModelBase instance) {
		return MemberHandles.get(this.getter, instance);
	}

	void set(ModelBase instance, @Nullable Object value) {
		MemberHandles.set(this.setter, instance, value);
	}

	/**
	 * Writes the property: {@code (ModelBase, Object)void}.
	 */
	MethodHandle setter() {
		return this.setter;
	}

	private static @Nullable Object readRawKey(int slot, ModelBase instance) {
		return RelationSlot.rawKey(instance.state.slot(slot));
	}

	private static void writeRawKey(int slot, ModelBase instance, @Nullable Object key) {
		RelationSlot.putRawKey(instance.state.slot(slot), key);
	}

	private static @Nullable Object readRawKeyPart(int slot, int part, ModelBase instance) {
		return RelationSlot.rawKeyPart(instance.state.slot(slot), part);
	}

	private static void writeRawKeyPart(int slot, int part, int count, ModelBase instance, @Nullable Object value) {
		RelationSlot.putRawKeyPart(instance.state.slot(slot), part, count, value);
	}

	private static @Nullable Object readImplicitKey(ModelBase instance) {
		return instance.state.implicitKey();
	}

	private static void writeImplicitKey(ModelBase instance, @Nullable Object key) {
		instance.state.setImplicitKey(key);
	}

	private static @Nullable Object readValue(int index, ModelBase instance) {
		@Nullable Object[] values = instance.state.values();
		return (values != null) ? values[index] : null;
	}

	private static void writeValue(int index, int size, ModelBase instance, @Nullable Object value) {
		@Nullable Object[] values = instance.state.values();
		if (values == null) {
			values = new Object[size];
			instance.state.setValues(values);
		}
		values[index] = value;
	}

	private static @Nullable Object zeroToNull(@Nullable Object key) {
		return (key instanceof Number number && number.longValue() == 0) ? null : key;
	}

	private static Object nullToZero(Class<?> type, @Nullable Object key) {
		if (key != null) {
			return key;
		}
		if (type == long.class) {
			return 0L;
		}
		return (type == short.class) ? (Object) (short) 0 : (Object) 0;
	}

}
