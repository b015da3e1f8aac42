package io.tortoiseorm.spring.boot.autoconfigure.signals;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.tortoiseorm.Tortoise;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.Order;

/**
 * Registers methods of beans as receivers of signals, when all singletons are there.
 */
public final class SignalMethods implements SmartInitializingSingleton {

	private static final List<Class<? extends Annotation>> ANNOTATIONS = Stream.of(SignalKind.values())
		.<Class<? extends Annotation>>map(SignalKind::annotation)
		.toList();

	private static final int LAST = Ordered.LOWEST_PRECEDENCE;

	private final ConfigurableListableBeanFactory beans;

	private final ObjectProvider<Tortoise> tortoise;

	/**
	 * Creates the bean.
	 * @param beans the beans of the application
	 * @param tortoise the ORM of the application
	 */
	public SignalMethods(ConfigurableListableBeanFactory beans, ObjectProvider<Tortoise> tortoise) {
		this.beans = beans;
		this.tortoise = tortoise;
	}

	@Override
	public void afterSingletonsInstantiated() {
		List<Found> found = new ArrayList<>();
		for (String name : this.beans.getBeanDefinitionNames()) {
			Class<?> type = ScopedProxyUtils.isScopedTarget(name) ? null
					: AutoProxyUtils.determineTargetClass(this.beans, name);
			if (type != null && AnnotationUtils.isCandidateClass(type, ANNOTATIONS)) {
				collect(name, type, found);
			}
		}
		if (!found.isEmpty()) {
			found.sort(Comparator.comparingInt(Found::order));
			found.forEach((each) -> each.receiver().register(this.tortoise.getObject().signals()));
		}
	}

	private void collect(String name, Class<?> type, List<Found> found) {
		Map<Method, Boolean> methods = MethodIntrospector.selectMethods(type, SignalMethods::receives);
		for (Method method : methods.keySet()) {
			Class<?> exposed = Objects.requireNonNullElse(this.beans.getType(name), type);
			Method callable = AopUtils.selectInvocableMethod(method, exposed);
			MergedAnnotations annotations = MergedAnnotations.from(method);
			for (SignalKind kind : SignalKind.values()) {
				MergedAnnotation<?> annotation = annotations.get(kind.annotation());
				if (annotation.isPresent()) {
					SignalMethod receiver = new SignalMethod(kind, callable, () -> this.beans.getBean(name),
							annotation.getClassArray("value"));
					found.add(new Found(receiver,
							annotations.get(Order.class).getValue("value", Integer.class).orElse(LAST)));
				}
			}
		}
	}

	private static @Nullable Boolean receives(Method method) {
		return ANNOTATIONS.stream().anyMatch((annotation) -> AnnotatedElementUtils.hasAnnotation(method, annotation))
				? true : null;
	}

	/**
	 * A method that was found.
	 *
	 * @param receiver the method
	 * @param order its place among the others
	 */
	private record Found(SignalMethod receiver, int order) {

	}

}
