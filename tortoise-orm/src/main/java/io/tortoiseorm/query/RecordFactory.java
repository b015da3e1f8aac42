package io.tortoiseorm.query;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.tortoiseorm.exceptions.ConfigurationError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.RelationMeta;

/**
 * Makes records of instances, by the static method {@code from} of the record: for
 * records with components that the model computes.
 */
final class RecordFactory {

	private static final MethodType FROM = MethodType.methodType(Object.class, ModelBase.class);

	private final MethodHandle from;

	private RecordFactory(MethodHandle from) {
		this.from = from;
	}

	static RecordFactory of(RecordType type, ModelMeta model) {
		Method method = Arrays.stream(type.type().getDeclaredMethods())
			.filter((candidate) -> isFactory(candidate, type, model))
			.findFirst()
			.orElseThrow(() -> new ParamsError("Record " + type.name() + " has components that " + model.name()
					+ " computes, but no static method from(" + model.name() + ") that makes it."));
		try {
			MethodHandle handle = MethodHandles.privateLookupIn(type.type(), MethodHandles.lookup()).unreflect(method);
			return new RecordFactory(handle.asType(FROM));
		}
		catch (IllegalAccessException ex) {
			throw new ConfigurationError(
					"The record " + type.type().getName() + " cannot be made: open its package to io.tortoiseorm.", ex);
		}
	}

	private static boolean isFactory(Method method, RecordType type, ModelMeta model) {
		return method.getName().equals("from") && Modifier.isStatic(method.getModifiers())
				&& method.getReturnType() == type.type() && method.getParameterCount() == 1
				&& method.getParameterTypes()[0].isAssignableFrom(model.type());
	}

	/**
	 * The relations that the records in a record are made from.
	 */
	static List<PrefetchSpec> prefetches(RecordType type, ModelMeta model) {
		List<PrefetchSpec> specs = new ArrayList<>();
		collect(type, model, "", specs);
		return specs;
	}

	private static void collect(RecordType type, ModelMeta model, String prefix, List<PrefetchSpec> specs) {
		for (RecordType.Component component : type.components()) {
			RelationMeta relation = model.relation(component.path());
			if (component.nested() != null && relation != null) {
				specs.add(new PrefetchSpec(prefix + relation.name(), null, null));
				collect(RecordType.of(component.nested()), relation.target(), prefix + relation.name() + "__", specs);
			}
		}
	}

	Object make(ModelBase instance) {
		try {
			return (Object) this.from.invokeExact(instance);
		}
		catch (RuntimeException | Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new IllegalStateException(ex);
		}
	}

}
