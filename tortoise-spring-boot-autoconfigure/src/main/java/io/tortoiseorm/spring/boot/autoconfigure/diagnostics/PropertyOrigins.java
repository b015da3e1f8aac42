package io.tortoiseorm.spring.boot.autoconfigure.diagnostics;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;

/**
 * Finds where a property was set: the file and line, or the source. Never gives its
 * value.
 */
final class PropertyOrigins {

	private PropertyOrigins() {
	}

	/**
	 * Where a property, or the first property below it, was set.
	 * @param environment the environment
	 * @param property the property's name
	 * @return the place, or {@code null} if it was not set
	 */
	static @Nullable String of(Environment environment, String property) {
		ConfigurationPropertyName name = ConfigurationPropertyName.of(property);
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			Optional<ConfigurationProperty> found = Stream
				.concat(Stream.of(name),
						(source instanceof IterableConfigurationPropertySource all)
								? all.stream().filter(name::isAncestorOf) : Stream.empty())
				.map(source::getConfigurationProperty)
				.filter(Objects::nonNull)
				.findFirst();
			if (found.isPresent()) {
				Origin origin = found.get().getOrigin();
				return (origin != null) ? origin.toString() : String.valueOf(source.getUnderlyingSource());
			}
		}
		return null;
	}

}
