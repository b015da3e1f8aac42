package io.tortoiseorm.testing;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.tortoiseorm.testing.server.ServerUnavailableException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.BeforeClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Repeats a class that has {@link DatabaseTest} for each database.
 */
final class DatabaseTestExtension implements ClassTemplateInvocationContextProvider {

	@Override
	public boolean supportsClassTemplate(ExtensionContext context) {
		return findAnnotation(context) != null;
	}

	@Override
	public boolean mayReturnZeroClassTemplateInvocationContexts(ExtensionContext context) {
		return true;
	}

	@Override
	public Stream<? extends ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(
			ExtensionContext context) {
		DatabaseTest annotation = findAnnotation(context);
		if (annotation == null) {
			return Stream.empty();
		}
		Set<TestDatabaseKind> kinds = DatabaseSelection.current().kinds();
		if (annotation.only().length > 0) {
			kinds.retainAll(Arrays.asList(annotation.only()));
		}
		kinds.removeAll(Arrays.asList(annotation.except()));
		return kinds.stream().map(Invocation::new);
	}

	private static @Nullable DatabaseTest findAnnotation(ExtensionContext context) {
		return AnnotationSupport.findAnnotation(context.getTestClass(), DatabaseTest.class).orElse(null);
	}

	/**
	 * One round of the class: its database lives from before the first to after the last
	 * test.
	 */
	private static final class Invocation implements ClassTemplateInvocationContext,
			BeforeClassTemplateInvocationCallback, AfterClassTemplateInvocationCallback, ParameterResolver,
			TestInstancePostProcessor, TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler {

		private final TestDatabaseKind kind;

		private @Nullable TestDatabase database;

		Invocation(TestDatabaseKind kind) {
			this.kind = kind;
		}

		@Override
		public String getDisplayName(int invocationIndex) {
			return this.kind.displayName();
		}

		@Override
		public List<Extension> getAdditionalExtensions() {
			return List.of(this);
		}

		@Override
		public void beforeClassTemplateInvocation(ExtensionContext context) {
			try {
				this.database = TestDatabase.create(this.kind);
			}
			catch (ServerUnavailableException ex) {
				throw DatabaseSelection.current().unavailable(this.kind, ex);
			}
			invokeAll(context, BeforeDatabaseTests.class, HierarchyTraversalMode.TOP_DOWN, this.database);
		}

		@Override
		public void afterClassTemplateInvocation(ExtensionContext context) {
			if (this.database == null) {
				return;
			}
			try (TestDatabase closed = this.database) {
				invokeAll(context, AfterDatabaseTests.class, HierarchyTraversalMode.BOTTOM_UP, closed);
			}
		}

		private static void invokeAll(ExtensionContext context, Class<? extends Annotation> annotation,
				HierarchyTraversalMode order, TestDatabase database) {
			for (Method method : AnnotationSupport.findAnnotatedMethods(context.getRequiredTestClass(), annotation,
					order)) {
				if (!Modifier.isStatic(method.getModifiers())) {
					throw new IllegalStateException(
							"@" + annotation.getSimpleName() + " is for static methods only: " + method);
				}
				Object[] arguments = (method.getParameterCount() == 0) ? new Object[0] : new Object[] { database };
				ReflectionSupport.invokeMethod(method, null, arguments);
			}
		}

		@Override
		public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
			return parameter.getParameter().getType() == TestDatabase.class;
		}

		@Override
		public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
			return this.database;
		}

		@Override
		public void postProcessTestInstance(Object testInstance, ExtensionContext context)
				throws IllegalAccessException {
			List<Field> fields = ReflectionSupport.findFields(testInstance.getClass(), Invocation::isInjectable,
					HierarchyTraversalMode.TOP_DOWN);
			for (Field field : fields) {
				field.setAccessible(true);
				field.set(testInstance, this.database);
			}
		}

		private static boolean isInjectable(Field field) {
			return field.getType() == TestDatabase.class && !Modifier.isFinal(field.getModifiers())
					&& !Modifier.isStatic(field.getModifiers());
		}

		@Override
		public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
			throw withDatabase(failure);
		}

		@Override
		public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure)
				throws Throwable {
			throw withDatabase(failure);
		}

		@Override
		public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable failure)
				throws Throwable {
			throw withDatabase(failure);
		}

		/** Reports of Maven tell the number of the round only. */
		private Throwable withDatabase(Throwable failure) {
			failure.addSuppressed(new OnDatabase(this.kind));
			return failure;
		}

	}

	/**
	 * A line in the stack trace of a failure: it was not thrown anywhere, so it has no
	 * trace of its own.
	 */
	private static final class OnDatabase extends Exception {

		private static final long serialVersionUID = 1L;

		OnDatabase(TestDatabaseKind kind) {
			super("The test ran on " + kind.displayName(), null, false, false);
		}

	}

}
