package io.tortoiseorm.spring.boot.test.shop;

import java.lang.reflect.Method;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.spring.boot.test.Isolation;
import io.tortoiseorm.spring.boot.test.RepeatedQueryLimit;
import io.tortoiseorm.spring.boot.test.TortoiseTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.platform.commons.support.AnnotationSupport;
import reactor.core.publisher.Flux;

import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.TestContextManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the frame of tests does around them.
 */
class ContextsTest {

	private static Tortoise tortoise(TestContextManager tests) {
		return tests.getTestContext().getApplicationContext().getBean(Tortoise.class);
	}

	private static TestContextManager begin(Object test) throws Exception {
		TestContextManager tests = new TestContextManager(test.getClass());
		tests.beforeTestClass();
		tests.prepareTestInstance(test);
		return tests;
	}

	@Test
	void aCachedContextGoesOnWhereItWasPaused() throws Exception {
		TestContextManager first = begin(new First());
		Tortoise tortoise = tortoise(first);
		Customer.objects.create("name", "kept").contextWrite(tortoise.context()).block();
		first.afterTestClass();
		TestContextManager second = begin(new Second());
		assertThat(tortoise(second)).isNotSameAs(tortoise);
		assertThat(Customer.objects.count().contextWrite(tortoise(second).context()).block()).isZero();
		second.afterTestClass();
		TestContextManager again = begin(new First());
		assertThat(tortoise(again)).isSameAs(tortoise);
		assertThat(Customer.objects.count().contextWrite(tortoise.context()).block()).isEqualTo(1);
		again.getTestContext().markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
		again.afterTestClass();
		begin(new Second()).getTestContext().markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
	}

	@Test
	void theSameQueryOverAndOverFailsATest() throws Exception {
		Limited test = new Limited();
		TestContextManager tests = begin(test);
		Method method = Limited.class.getDeclaredMethod("queries", int.class);
		tests.beforeTestMethod(test, method);
		test.queries(2);
		assertThatCode(() -> tests.afterTestMethod(test, method, null)).doesNotThrowAnyException();
		tests.beforeTestMethod(test, method);
		test.queries(3);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> tests.afterTestMethod(test, method, null))
			.withMessageContaining("exists of Purchase through Customer.purchases ran 3 times")
			.withMessageContaining("annotate(\"n\", count(\"purchases\"))")
			.withMessageContaining("SELECT");
		tests.getTestContext().markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
		tests.afterTestClass();
	}

	@Test
	void testsWithIsolationDoNotRunBesideEachOther() {
		assertThat(AnnotationSupport.findRepeatableAnnotations(First.class, ResourceLock.class))
			.extracting(ResourceLock::value)
			.containsExactly("io.tortoiseorm.spring.boot.test");
	}

	@TortoiseTest(isolation = Isolation.NONE, properties = "spring.application.name=first")
	static class First {

	}

	@TortoiseTest(isolation = Isolation.NONE, properties = "spring.application.name=second")
	static class Second {

	}

	@TortoiseTest(properties = "spring.application.name=first")
	@RepeatedQueryLimit(2)
	static class Limited {

		void queries(int times) {
			Customer customer = Customer.objects.create("name", "Alice").block();
			Flux.range(0, times).concatMap((each) -> customer.purchases.all().exists()).blockLast();
		}

	}

}
