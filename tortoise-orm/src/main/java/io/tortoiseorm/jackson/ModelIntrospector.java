package io.tortoiseorm.jackson;

import io.tortoiseorm.meta.ModelBase;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.introspect.VisibilityChecker;

/**
 * Lets Jackson see the fields of models. Annotations on a class come after it and win.
 */
final class ModelIntrospector extends NopAnnotationIntrospector {

	private static final long serialVersionUID = 1L;

	@Override
	public VisibilityChecker findAutoDetectVisibility(MapperConfig<?> config, AnnotatedClass type,
			VisibilityChecker checker) {
		return ModelBase.class.isAssignableFrom(type.getRawType()) ? ModelVisibility.over(checker) : checker;
	}

}
