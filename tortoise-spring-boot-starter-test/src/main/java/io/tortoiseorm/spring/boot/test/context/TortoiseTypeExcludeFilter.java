package io.tortoiseorm.spring.boot.test.context;

import java.util.Set;

import io.tortoiseorm.Router;
import io.tortoiseorm.db.StatementListener;
import io.tortoiseorm.spring.boot.autoconfigure.DatabaseBuilderCustomizer;
import io.tortoiseorm.spring.boot.autoconfigure.TortoiseBuilderCustomizer;
import io.tortoiseorm.spring.boot.test.TortoiseTest;

import org.springframework.boot.test.context.filter.annotation.StandardAnnotationCustomizableTypeExcludeFilter;

/**
 * Leaves the components of an application out of a {@link TortoiseTest}, but for those
 * that the ORM takes.
 */
public final class TortoiseTypeExcludeFilter extends StandardAnnotationCustomizableTypeExcludeFilter<TortoiseTest> {

	private static final Set<Class<?>> KNOWN = Set.of(Router.class, StatementListener.class,
			TortoiseBuilderCustomizer.class, DatabaseBuilderCustomizer.class);

	/**
	 * Creates the filter.
	 * @param testClass the test
	 */
	public TortoiseTypeExcludeFilter(Class<?> testClass) {
		super(testClass);
	}

	@Override
	protected Set<Class<?>> getKnownIncludes() {
		return KNOWN;
	}

}
