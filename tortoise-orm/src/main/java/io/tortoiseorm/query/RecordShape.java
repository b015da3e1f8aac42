package io.tortoiseorm.query;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import io.tortoiseorm.Path;
import io.tortoiseorm.exceptions.ConfigurationError;
import io.tortoiseorm.exceptions.OperationalError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.query.QueryState.Selection;
import org.jspecify.annotations.Nullable;

/**
 * Records made of selected values.
 *
 * @param <R> the record
 */
public final class RecordShape<R> implements ResultShape<R> {

	private static final ClassValue<RecordShape<?>> SHAPES = new ClassValue<>() {

		@Override
		protected RecordShape<?> computeValue(Class<?> type) {
			return new RecordShape<>(type);
		}

	};

	private final Class<?> type;

	private final RecordComponent[] components;

	private final MethodHandle constructor;

	private RecordShape(Class<?> type) {
		if (!type.isRecord()) {
			throw new ParamsError("values(..) selects into a record, found " + type.getName() + ".");
		}
		this.type = type;
		this.components = type.getRecordComponents();
		this.constructor = constructor(type, this.components);
	}

	/**
	 * The shape of a record class.
	 * @param <R> the record
	 * @param type the record class
	 * @return the shape
	 * @throws ParamsError if the class is not a record
	 */
	@SuppressWarnings("unchecked")
	public static <R> RecordShape<R> of(Class<R> type) {
		return (RecordShape<R>) SHAPES.get(type);
	}

	private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
		Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
		try {
			return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
				.findConstructor(type, MethodType.methodType(void.class, types))
				.asSpreader(Object[].class, types.length)
				.asType(MethodType.methodType(Object.class, Object[].class));
		}
		catch (ReflectiveOperationException ex) {
			throw new ConfigurationError(
					"The record " + type.getName() + " cannot be made: open its package to io.tortoiseorm.", ex);
		}
	}

	/**
	 * What a query selects for the record.
	 * @return one selection for each component
	 */
	public List<Selection> selections() {
		List<Selection> selections = new ArrayList<>(this.components.length);
		for (RecordComponent component : this.components) {
			Path path = component.getAnnotation(Path.class);
			selections.add(new Selection(component.getName(), (path != null) ? path.value() : component.getName()));
		}
		return selections;
	}

	@Override
	public Function<@Nullable Object[], R> converter(List<Column> columns) {
		Conversion[] conversions = new Conversion[this.components.length];
		for (int i = 0; i < conversions.length; i++) {
			conversions[i] = Conversion.of(this.type, this.components[i], columns.get(i));
		}
		return (values) -> {
			for (int i = 0; i < conversions.length; i++) {
				values[i] = conversions[i].apply(values[i]);
			}
			return create(values);
		};
	}

	@SuppressWarnings("unchecked")
	private R create(@Nullable Object[] values) {
		try {
			return (R) this.constructor.invokeExact(values);
		}
		catch (RuntimeException | Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new OperationalError("The record " + this.type.getSimpleName() + " refused its values.", ex);
		}
	}

	/**
	 * How a selected value becomes that of a component.
	 */
	private record Conversion(String name, boolean primitive, @Nullable Function<Object, Object> function) {

		static Conversion of(Class<?> type, RecordComponent component, Column column) {
			Class<?> wanted = MethodType.methodType(component.getType()).wrap().returnType();
			Class<?> found = column.type().javaType();
			return new Conversion(type.getSimpleName() + "." + component.getName(), component.getType().isPrimitive(),
					function(type, component, wanted, found));
		}

		private static @Nullable Function<Object, Object> function(Class<?> type, RecordComponent component,
				Class<?> wanted, Class<?> found) {
			if (wanted.isAssignableFrom(found)) {
				return null;
			}
			if (found == Object.class
					|| (Number.class.isAssignableFrom(wanted) && Number.class.isAssignableFrom(found))) {
				return Numbers.converter(wanted);
			}
			throw new ParamsError("Component '" + component.getName() + "' of record " + type.getSimpleName() + " is a "
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

	}

	/**
	 * Numbers of one class as those of another, without loss.
	 */
	private static final class Numbers {

		private Numbers() {
		}

		static Function<Object, Object> converter(Class<?> wanted) {
			return (value) -> {
				if (wanted.isInstance(value) || !(value instanceof Number number)) {
					return wanted.cast(value);
				}
				java.math.BigDecimal exact = (number instanceof java.math.BigDecimal decimal) ? decimal
						: new java.math.BigDecimal(number.toString());
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
				return wanted.cast((wanted == java.math.BigDecimal.class) ? exact : value);
			};
		}

	}

}
