package io.tortoiseorm.meta;

import java.util.ArrayList;
import java.util.List;

import io.tortoiseorm.CompositeKey;
import io.tortoiseorm.exceptions.ConfigurationError;

/**
 * Finds the properties of a composite key, and refuses those that cannot be part of one.
 */
final class CompositeKeys {

	private CompositeKeys() {
	}

	/**
	 * The parts of a key.
	 * @param type the model
	 * @param declared what it declares
	 * @param properties its properties
	 * @return the properties in order
	 * @throws ConfigurationError if they cannot be a key
	 */
	static List<PropertySource> parts(Class<?> type, CompositeKey declared, List<PropertySource> properties) {
		for (PropertySource property : properties) {
			if (property.primaryKey()) {
				throw property.error("has primaryKey = true, but %s has @CompositeKey.".formatted(type.getSimpleName()),
						"Keep one of them.");
			}
		}
		if (declared.value().length < 2) {
			throw ModelErrors.of(type, "has a @CompositeKey of %d fields.".formatted(declared.value().length),
					"Name two or more, or write primaryKey = true on the one field.");
		}
		List<PropertySource> parts = new ArrayList<>();
		for (String name : declared.value()) {
			PropertySource part = part(type, name, properties);
			if (parts.contains(part)) {
				throw ModelErrors.of(type, "has a @CompositeKey that names \"%s\" twice.".formatted(name),
						"Name it once.");
			}
			parts.add(part);
		}
		return List.copyOf(parts);
	}

	private static PropertySource part(Class<?> type, String name, List<PropertySource> properties) {
		PropertySource part = properties.stream()
			.filter((property) -> property.kind().isColumn())
			.filter((property) -> property.name().equals(name) || property.valueName().equals(name))
			.findFirst()
			.orElseThrow(
					() -> ModelErrors.of(type, "has a @CompositeKey of \"%s\", which is not a field.".formatted(name),
							Suggestions.sentence(name,
									properties.stream()
										.filter((property) -> property.kind().isColumn())
										.map(PropertySource::name)
										.toList())));
		if (part.nullable()) {
			throw part.error("is part of the @CompositeKey and nullable.", "Remove one of the two.");
		}
		if (!part.kind().canBeIndexed() || part.generated() || part.options().flag("autoNow")
				|| part.role() != PropertySource.Role.PLAIN) {
			throw part.error("is part of the @CompositeKey, but is %s that is no lasting value of its row."
				.formatted(part.kind().withArticle()), "Name fields that are set once and can be indexed.");
		}
		return part;
	}

}
