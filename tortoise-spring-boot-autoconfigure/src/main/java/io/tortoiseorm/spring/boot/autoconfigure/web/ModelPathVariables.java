package io.tortoiseorm.spring.boot.autoconfigure.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import io.tortoiseorm.Model;
import io.tortoiseorm.QuerySet;
import io.tortoiseorm.Tortoise;
import io.tortoiseorm.exceptions.ParamsError;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerAdapter;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;

/**
 * Loads models that handler methods take as path variables by their primary keys, before
 * the methods are called. Conversion of path variables itself cannot wait for a database.
 */
final class ModelPathVariables implements HandlerAdapter, Ordered {

	private final Tortoise tortoise;

	private final RequestMappingHandlerAdapter delegate;

	private final Map<HandlerMethod, List<ModelVariable>> variables = new ConcurrentHashMap<>();

	ModelPathVariables(Tortoise tortoise, RequestMappingHandlerAdapter delegate) {
		this.tortoise = tortoise;
		this.delegate = delegate;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public boolean supports(Object handler) {
		return handler instanceof HandlerMethod method && !variables(method).isEmpty();
	}

	@Override
	public Mono<HandlerResult> handle(ServerWebExchange exchange, Object handler) {
		PathValues values = new PathValues(
				exchange.getAttributeOrDefault(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of()));
		return Flux.fromIterable(variables((HandlerMethod) handler))
			.concatMap((variable) -> load(variable, values.get(variable.name()))
				.doOnNext((model) -> values.put(variable.name(), model)))
			.then()
			.onErrorResume((error) -> Mono.fromRunnable(() -> values.failWith(error)))
			.then(Mono.defer(() -> {
				exchange.getAttributes().put(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, values);
				return this.delegate.handle(exchange, handler);
			}));
	}

	private Mono<Model<?>> load(ModelVariable variable, @Nullable Object key) {
		if (key == null || key instanceof Model<?>) {
			return Mono.empty();
		}
		try {
			this.tortoise.registry().get(variable.type()).primaryKey().toOperand(key);
		}
		catch (ParamsError ex) {
			return Mono.error(new ServerWebInputException("The key is not one of the type that is expected.",
					variable.parameter(), ex));
		}
		QuerySet<? extends Model<?>> query = QuerySet.of(variable.type()).filter("pk", key);
		return query.get().contextWrite(this.tortoise.context()).map((model) -> (Model<?>) model);
	}

	private List<ModelVariable> variables(HandlerMethod method) {
		return this.variables.computeIfAbsent(method, ModelPathVariables::find);
	}

	private static List<ModelVariable> find(HandlerMethod method) {
		List<ModelVariable> found = new ArrayList<>();
		for (MethodParameter parameter : method.getMethodParameters()) {
			PathVariable annotation = parameter.getParameterAnnotation(PathVariable.class);
			if (annotation != null && Model.class.isAssignableFrom(parameter.getParameterType())) {
				found.add(ModelVariable.of(annotation, parameter));
			}
		}
		return List.copyOf(found);
	}

	/**
	 * The values of path variables, which fail where the handler method is given the
	 * first model, if one of them could not be loaded: the error is the method's own
	 * then, and goes to the exception handlers of its controller.
	 */
	private static final class PathValues extends LinkedHashMap<String, Object> {

		private static final long serialVersionUID = 1L;

		private transient @Nullable Throwable error;

		PathValues(Map<String, ?> values) {
			super(values);
		}

		void failWith(Throwable failure) {
			this.error = failure;
		}

		@Override
		public @Nullable Object get(Object name) {
			Throwable failure = this.error;
			if (failure != null) {
				this.error = null;
				throw Exceptions.propagate(failure);
			}
			return super.get(name);
		}

	}

	/**
	 * A path variable that is a model.
	 *
	 * @param name its name in the path
	 * @param type the model's class
	 * @param parameter where it goes
	 */
	private record ModelVariable(String name, Class<? extends Model<?>> type, MethodParameter parameter) {

		@SuppressWarnings("unchecked")
		static ModelVariable of(PathVariable annotation, MethodParameter parameter) {
			String name = annotation.value().isEmpty() ? annotation.name() : annotation.value();
			return new ModelVariable(name.isEmpty() ? Objects.requireNonNull(parameter.getParameterName()) : name,
					(Class<? extends Model<?>>) parameter.getParameterType(), parameter);
		}

	}

}
