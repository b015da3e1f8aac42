package io.tortoiseorm.meta;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;

import io.tortoiseorm.exceptions.OperationalError;
import org.jspecify.annotations.Nullable;

/**
 * Sets a fixed list of properties of an instance by one method handle. Immutable and
 * thread-safe.
 */
public final class InstanceWriter {

	private static final MethodType WRITE = MethodType.methodType(void.class, ModelBase.class, Object[].class);

	private static final MethodHandle ELEMENT = MethodHandles.arrayElementGetter(Object[].class);

	private final FieldMeta[] fields;

	private final MethodHandle handle;

	InstanceWriter(List<FieldMeta> fields) {
		this.fields = fields.toArray(FieldMeta[]::new);
		this.handle = fuse(this.fields, 0, this.fields.length);
	}

	/**
	 * Sets the properties.
	 * @param instance an instance of the fields' model
	 * @param values a property value for each field, in their order; raw keys go to the
	 * holders
	 * @throws OperationalError if a value does not fit its property, naming the field
	 */
	public void write(ModelBase instance, @Nullable Object[] values) {
		try {
			this.handle.invokeExact(instance, values);
		}
		catch (NullPointerException | ClassCastException ex) {
			throw explained(instance, values, ex);
		}
		catch (Throwable ex) {
			throw MemberHandles.rethrow(ex);
		}
	}

	/**
	 * Joins the setters pairwise, so that the depth of calls grows with the logarithm of
	 * the number of fields.
	 */
	private static MethodHandle fuse(FieldMeta[] fields, int from, int to) {
		if (from == to) {
			return MethodHandles.empty(WRITE);
		}
		if (to - from == 1) {
			return elementSetter(fields[from], from);
		}
		int middle = (from + to) >>> 1;
		return MethodHandles.foldArguments(fuse(fields, middle, to), fuse(fields, from, middle));
	}

	private static MethodHandle elementSetter(FieldMeta field, int index) {
		MethodHandle element = MethodHandles.insertArguments(ELEMENT, 1, index);
		return MethodHandles.filterArguments(field.access().setter(), 1, element);
	}

	private RuntimeException explained(ModelBase instance, @Nullable Object[] values, RuntimeException ex) {
		for (int i = 0; i < this.fields.length; i++) {
			try {
				this.fields[i].access().set(instance, values[i]);
			}
			catch (NullPointerException | ClassCastException cause) {
				return this.fields[i].unfit(values[i], cause);
			}
		}
		return ex;
	}

}
