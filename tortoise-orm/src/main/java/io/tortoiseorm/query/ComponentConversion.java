package io.tortoiseorm.query;

import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.util.function.Function;

import io.tortoiseorm.exceptions.OperationalError;
import io.tortoiseorm.exceptions.ParamsError;
import org.jspecify.annotations.Nullable;

/**
 * How a selected value becomes that of a record component.
 *
 * @param name the component, for messages
 * @param primitive whether it cannot be null
 * @param function converts values, or {@code null} when they fit as they are
 */
record ComponentConversion(String name, boolean primitive, @Nullable Function<Object, Object> function) {

	static ComponentConversion of(RecordType type, RecordType.Component component, ResultShape.Column column) {
		Class<?> wanted = MethodType.methodType(component.type()).wrap().returnType();
		Class<?> found = column.type().javaType();
		return new ComponentConversion(type.name() + "." + component.name(), component.type().isPrimitive(),
				function(type, component, wanted, found));
	}

	private static @Nullable Function<Object, Object> function(RecordType type, RecordType.Component component,
			Class<?> wanted, Class<?> found) {
		if (wanted.isAssignableFrom(found)) {
			return null;
		}
		if (found == Object.class || (Number.class.isAssignableFrom(wanted) && Number.class.isAssignableFrom(found))) {
			return (value) -> converted(value, wanted);
		}
		throw new ParamsError("Component '" + component.name() + "' of record " + type.name() + " is a "
				+ wanted.getSimpleName() + ", but the selected value is a " + found.getSimpleName() + ".");
	}

	@Nullable Object apply(@Nullable Object value) {
		if (value == null) {
			if (this.primitive) {
				throw new OperationalError(this.name + " is a primitive, but the selected value is NULL: "
						+ "declare the component by its wrapper class.");
			}
			return null;
		}
		return (this.function != null) ? this.function.apply(value) : value;
	}

	/**
	 * Numbers of one class as those of another, without loss.
	 */
	private static Object converted(Object value, Class<?> wanted) {
		if (wanted.isInstance(value) || !(value instanceof Number number)) {
			return wanted.cast(value);
		}
		BigDecimal exact = (number instanceof BigDecimal decimal) ? decimal : new BigDecimal(number.toString());
		if (wanted == Integer.class) {
			return exact.intValueExact();
		}
		if (wanted == Long.class) {
			return exact.longValueExact();
		}
		if (wanted == Short.class) {
			return exact.shortValueExact();
		}
		if (wanted == Double.class) {
			return exact.doubleValue();
		}
		if (wanted == Float.class) {
			return exact.floatValue();
		}
		return wanted.cast((wanted == BigDecimal.class) ? exact : value);
	}

}
