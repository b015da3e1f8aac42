package io.tortoiseorm.spring.boot.autoconfigure.signals;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.tortoiseorm.BulkChange;
import io.tortoiseorm.SignalContext;
import io.tortoiseorm.SignalRegistry;
import io.tortoiseorm.exceptions.ConfigurationError;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.util.ReflectionUtils;

/**
 * A method of a bean that receives a signal.
 */
final class SignalMethod {

	private final SignalKind kind;

	private final Method method;

	private final Supplier<Object> bean;

	private final List<Class<?>> models;

	/**
	 * Checks a method.
	 * @param kind what it receives
	 * @param method the method, as it can be called
	 * @param bean gives the bean that has it
	 * @param named the models that its annotation names, none for that of its parameter
	 * @throws ConfigurationError if it cannot receive that
	 */
	SignalMethod(SignalKind kind, Method method, Supplier<Object> bean, Class<?>[] named) {
		this.kind = kind;
		this.method = method;
		this.bean = bean;
		checkParameters();
		checkResult();
		this.models = (named.length > 0) ? List.of(named) : List.of(ofParameter());
		this.models.forEach(this::checkModel);
		ReflectionUtils.makeAccessible(method);
	}

	private void checkParameters() {
		Class<?>[] types = this.method.getParameterTypes();
		boolean right = this.kind.isBulk() ? types.length == 1 && types[0] == BulkChange.class
				: types.length == 1 || types.length == 2 && types[1] == SignalContext.class;
		if (!right) {
			String found = Arrays.stream(types).map(Class::getSimpleName).collect(Collectors.joining(", "));
			throw mistake("takes (" + found + "). It has to take "
					+ (this.kind.isBulk() ? "a BulkChange." : "an instance and, if it wants to, a SignalContext."));
		}
	}

	private void checkResult() {
		Class<?> type = this.method.getReturnType();
		if (type != void.class && !Publisher.class.isAssignableFrom(type)) {
			throw mistake("returns " + type.getSimpleName() + ", which nobody could wait for. "
					+ "Let it return nothing or a publisher, such as Mono<Void>.");
		}
	}

	private Class<?> ofParameter() {
		Class<?> type = this.method.getParameterTypes()[0];
		if (this.kind.isBulk()) {
			type = ResolvableType.forMethodParameter(new MethodParameter(this.method, 0)).getGeneric(0).resolve();
		}
		if (type == null || type == Object.class) {
			throw mistake("does not say of which model. Name it in the annotation.");
		}
		return type;
	}

	private void checkModel(Class<?> model) {
		if (!this.kind.isBulk() && !this.method.getParameterTypes()[0].isAssignableFrom(model)) {
			throw mistake("takes " + this.method.getParameterTypes()[0].getSimpleName() + " and is for "
					+ model.getSimpleName() + ".");
		}
	}

	private ConfigurationError mistake(String what) {
		return new ConfigurationError(this.method.getDeclaringClass().getSimpleName() + "." + this.method.getName()
				+ ": has @" + this.kind.annotation().getSimpleName() + ", but " + what);
	}

	void register(SignalRegistry registry) {
		this.models.forEach((model) -> this.kind.register(registry, model, this));
	}

	Publisher<?> receive(Object instance, SignalContext context) {
		return (this.method.getParameterCount() == 1) ? call(instance) : call(instance, context);
	}

	Publisher<?> receive(BulkChange<?> change) {
		return call(change);
	}

	private Publisher<?> call(Object... arguments) {
		return Flux.defer(() -> {
			try {
				return published(this.method.invoke(this.bean.get(), arguments));
			}
			catch (InvocationTargetException ex) {
				return Mono.error(ex.getTargetException());
			}
			catch (IllegalAccessException ex) {
				return Mono.error(ex);
			}
		});
	}

	private static Publisher<?> published(@Nullable Object result) {
		return (result instanceof Publisher<?> publisher) ? publisher : Mono.empty();
	}

}
