package io.tortoiseorm.query;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.tortoiseorm.Computed;
import io.tortoiseorm.Path;
import io.tortoiseorm.exceptions.ConfigurationError;
import io.tortoiseorm.exceptions.OperationalError;
import io.tortoiseorm.exceptions.ParamsError;
import org.jspecify.annotations.Nullable;

/**
 * A record class that queries select into, read once.
 */
final class RecordType {

	private static final ClassValue<RecordType> TYPES = new ClassValue<>() {

		@Override
		protected RecordType computeValue(Class<?> type) {
			return new RecordType(type);
		}

	};

	private final Class<?> type;

	private final List<Component> components;

	private final MethodHandle constructor;

	private RecordType(Class<?> type) {
		if (!type.isRecord()) {
			throw new ParamsError("values(..) selects into a record, found " + type.getName() + ".");
		}
		this.type = type;
		RecordComponent[] declared = type.getRecordComponents();
		this.components = Arrays.stream(declared).map(Component::of).toList();
		this.constructor = constructor(type, declared);
	}

	static RecordType of(Class<?> type) {
		return TYPES.get(type);
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

	String name() {
		return this.type.getSimpleName();
	}

	Class<?> type() {
		return this.type;
	}

	List<Component> components() {
		return this.components;
	}

	/**
	 * Whether all components take single values, so that one statement gives them all.
	 */
	boolean isFlat() {
		return this.components.stream().allMatch((component) -> component.nested() == null && !component.computed());
	}

	/**
	 * Whether the record, or one nested in it, has components that a model computes.
	 */
	boolean isComputed() {
		return isComputed(new LinkedHashSet<>());
	}

	private boolean isComputed(Set<Class<?>> seen) {
		return seen.add(this.type) && this.components.stream()
			.anyMatch((component) -> component.computed()
					|| (component.nested() != null && RecordType.of(component.nested()).isComputed(seen)));
	}

	Object create(@Nullable Object[] values) {
		try {
			return (Object) this.constructor.invokeExact(values);
		}
		catch (RuntimeException | Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new OperationalError("The record " + name() + " refused its values.", ex);
		}
	}

	/**
	 * One component.
	 *
	 * @param name its name
	 * @param path where it takes its value from
	 * @param type its class
	 * @param nested the record in it, or {@code null} when it has none
	 * @param collection whether it has many of them
	 * @param computed whether a method of the model computes it
	 */
	record Component(String name, String path, Class<?> type, @Nullable Class<?> nested, boolean collection,
			boolean computed) {

		static Component of(RecordComponent component) {
			Path path = component.getAnnotation(Path.class);
			Class<?> type = component.getType();
			Class<?> element = type.isRecord() ? type : elementOf(component);
			return new Component(component.getName(), (path != null) ? path.value() : component.getName(), type,
					element, !type.isRecord() && element != null, component.isAnnotationPresent(Computed.class));
		}

		private static @Nullable Class<?> elementOf(RecordComponent component) {
			boolean holdsMany = component.getType().isAssignableFrom(List.class) || component.getType() == Set.class;
			return (holdsMany && component.getGenericType() instanceof ParameterizedType generic
					&& generic.getActualTypeArguments()[0] instanceof Class<?> element && element.isRecord()) ? element
							: null;
		}

		/**
		 * The elements as the collection that the component is.
		 */
		Object collected(List<Object> elements) {
			return (this.type == Set.class) ? Collections.unmodifiableSet(new LinkedHashSet<>(elements))
					: Collections.unmodifiableList(elements);
		}

	}

}
