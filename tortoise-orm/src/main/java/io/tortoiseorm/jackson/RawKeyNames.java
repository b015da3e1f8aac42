package io.tortoiseorm.jackson;

import tools.jackson.databind.PropertyNamingStrategy;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.BeanPropertyDefinition;

/**
 * The names that raw keys have in JSON.
 */
final class RawKeyNames {

	private RawKeyNames() {
	}

	/**
	 * The name of a relation with {@code Id}, as the naming strategy spells it; a name
	 * that an annotation gives the relation is kept as it is.
	 */
	static String of(MapperConfig<?> config, BeanPropertyDefinition relation) {
		PropertyNamingStrategy strategy = config.getPropertyNamingStrategy();
		boolean renamed = relation.isExplicitlyNamed();
		if (strategy == null || renamed) {
			return relation.getName() + "Id";
		}
		return strategy.nameForField(config, relation.getField(), relation.getInternalName() + "Id");
	}

}
