package io.tortoiseorm.jackson;

import java.util.List;

import io.tortoiseorm.meta.ModelAccess.KeyField;
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
	 * What a relation's name is followed by where it means a raw key: {@code Id}, or a
	 * field of the composite key that it leads to.
	 */
	static List<String> suffixes(List<KeyField> key) {
		return (key.size() < 2) ? List.of("Id")
				: key.stream()
					.map(KeyField::name)
					.map((name) -> Character.toUpperCase(name.charAt(0)) + name.substring(1))
					.toList();
	}

	/**
	 * The name of a relation with a suffix, as the naming strategy spells it; a name that
	 * an annotation gives the relation is kept as it is.
	 */
	static String of(MapperConfig<?> config, BeanPropertyDefinition relation, String suffix) {
		PropertyNamingStrategy strategy = config.getPropertyNamingStrategy();
		boolean renamed = relation.isExplicitlyNamed();
		if (strategy == null || renamed) {
			return relation.getName() + suffix;
		}
		return strategy.nameForField(config, relation.getField(), relation.getInternalName() + suffix);
	}

}
