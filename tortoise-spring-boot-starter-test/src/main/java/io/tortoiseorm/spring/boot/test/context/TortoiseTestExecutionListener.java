package io.tortoiseorm.spring.boot.test.context;

import java.lang.annotation.Annotation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

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

	private static final String RECORDING = TortoiseTestExecutionListener.class.getName() + ".recording";

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
		if (find(testContext, RepeatedQueryLimit.class) != null) {
			testContext.setAttribute(RECORDING, StatementRecorder.start());
		}
	}

	@Override
	public void afterTestMethod(TestContext testContext) {
		Object recording = testContext.removeAttribute(RECORDING);
		if (testContext.removeAttribute(BINDING) instanceof Tortoise.Binding binding) {
			TortoiseIsolation isolation = find(testContext, TortoiseIsolation.class);
			Isolation value = (isolation != null) ? isolation.value() : Isolation.NONE;
			try (binding) {
				testContext.getApplicationContext().getBean(DatabaseIsolation.class).after(value);
			}
		}
		RepeatedQueryLimit limit = find(testContext, RepeatedQueryLimit.class);
		if (limit != null && recording instanceof StatementRecorder.Recording statements) {
			statements.close();
			check(statements, limit.value());
		}
	}

	private static void check(StatementRecorder.Recording recording, int limit) {
		Map<String, Integer> counts = new LinkedHashMap<>();
		recording.statements().forEach((statement) -> counts.merge(statement, 1, Integer::sum));
		if (counts.isEmpty()) {
			return;
		}
		Map.Entry<String, Integer> most = Collections.max(counts.entrySet(), Map.Entry.comparingByValue());
		if (most.getValue() > limit) {
			throw new AssertionError("The same query was sent " + most.getValue() + " times, at most " + limit
					+ " are allowed. Load what it reads with prefetchRelated(..) or selectRelated(..):\n"
					+ most.getKey());
		}
	}

	private static <A extends Annotation> @Nullable A find(TestContext testContext, Class<A> annotation) {
		A onMethod = AnnotatedElementUtils.findMergedAnnotation(testContext.getTestMethod(), annotation);
		return (onMethod != null) ? onMethod
				: TestContextAnnotationUtils.findMergedAnnotation(testContext.getTestClass(), annotation);
	}

}
