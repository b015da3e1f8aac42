package io.tortoiseorm.spring.boot.test.context;

import java.util.List;

import io.tortoiseorm.spring.boot.test.AutoConfigureTestConnections;
import io.tortoiseorm.spring.boot.test.Replace;
import org.jspecify.annotations.Nullable;

import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * Finds out whether the databases of a test are replaced.
 */
class DatabaseReplacementFactory implements ContextCustomizerFactory {

	@Override
	public @Nullable ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> configAttributes) {
		AutoConfigureTestConnections found = TestContextAnnotationUtils.findMergedAnnotation(testClass,
				AutoConfigureTestConnections.class);
		return (found == null || found.replace() == Replace.NONE) ? null : new DatabaseReplacement(found.replace());
	}

}
