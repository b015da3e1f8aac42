package io.tortoiseorm.spring.boot.test.context;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.stream.Collectors;

import io.tortoiseorm.NPlusOneDetector;
import io.tortoiseorm.RepeatedStatement;
import io.tortoiseorm.Tortoise;
import io.tortoiseorm.spring.boot.test.Isolation;
import io.tortoiseorm.spring.boot.test.RepeatedQueryLimit;
import io.tortoiseorm.spring.boot.test.TortoiseIsolation;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * Isolates tests from each other, and looks for queries that are sent over and over.
 */
class TortoiseTestExecutionListener extends AbstractTestExecutionListener {

	private static final String BINDING = TortoiseTestExecutionListener.class.getName() + ".binding";

	private static final String REPETITIONS = TortoiseTestExecutionListener.class.getName() + ".repetitions";

	/** Right after the place of Spring's own transactions of tests. */
	@Override
	public int getOrder() {
		return 4100;
	}

	@Override
	public void beforeTestMethod(TestContext testContext) {
		TortoiseIsolation isolation = find(testContext, TortoiseIsolation.class);
		if (isolation == null) {
			return;
		}
		ApplicationContext context = testContext.getApplicationContext();
		Tortoise tortoise = context.getBeanProvider(Tortoise.class).getIfAvailable();
		if (tortoise == null) {
			return;
		}
		testContext.setAttribute(BINDING, tortoise.bind());
		context.getBean(DatabaseIsolation.class).before(isolation.value());
		RepeatedQueryLimit limit = find(testContext, RepeatedQueryLimit.class);
		if (limit != null) {
			NPlusOneDetector.Scope repetitions = NPlusOneDetector.failing().threshold(limit.value()).newScope();
			StatementRecorder.add(repetitions);
			testContext.setAttribute(REPETITIONS, repetitions);
		}
	}

	@Override
	public void afterTestMethod(TestContext testContext) {
		Object counted = testContext.removeAttribute(REPETITIONS);
		if (counted instanceof NPlusOneDetector.Scope repetitions) {
			StatementRecorder.remove(repetitions);
		}
		if (testContext.removeAttribute(BINDING) instanceof Tortoise.Binding binding) {
			TortoiseIsolation isolation = find(testContext, TortoiseIsolation.class);
			Isolation value = (isolation != null) ? isolation.value() : Isolation.NONE;
			try (binding) {
				testContext.getApplicationContext().getBean(DatabaseIsolation.class).after(value);
			}
		}
		if (counted instanceof NPlusOneDetector.Scope repetitions) {
			check(repetitions.repetitions());
		}
	}

	private static void check(List<RepeatedStatement> repetitions) {
		if (!repetitions.isEmpty()) {
			throw new AssertionError(repetitions.stream()
				.map(RepeatedStatement::toString)
				.collect(Collectors.joining("\n", "The same statement was sent too often:\n", "")));
		}
	}

	private static <A extends Annotation> @Nullable A find(TestContext testContext, Class<A> annotation) {
		A onMethod = AnnotatedElementUtils.findMergedAnnotation(testContext.getTestMethod(), annotation);
		return (onMethod != null) ? onMethod
				: TestContextAnnotationUtils.findMergedAnnotation(testContext.getTestClass(), annotation);
	}

}
