package io.tortoiseorm.spring.boot.test.context;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import io.r2dbc.spi.ConnectionFactoryProvider;
import io.tortoiseorm.spring.boot.test.Replace;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Has the connections of an application lead to embedded databases, each context to its
 * own.
 */
record DatabaseReplacement(Replace replace) implements ContextCustomizer {

	private static final String INLINED = "Inlined Test Properties";

	/** What a test configures for itself. */
	private static final Set<String> OF_TESTS = Set.of(INLINED, "Dynamic Test Properties");

	private static final ConfigurationPropertyName CONNECTIONS = ConfigurationPropertyName.of("tortoise.connections");

	private static final ConfigurationPropertyName SPRING_URL = ConfigurationPropertyName.of("spring.r2dbc.url");

	@Override
	public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
		ConfigurableEnvironment environment = context.getEnvironment();
		Map<String, Object> properties = new LinkedHashMap<>();
		for (String name : names(environment)) {
			if (isReplaced(environment, CONNECTIONS.append(name))) {
				properties.put(CONNECTIONS.append(name).toString(), url());
			}
		}
		if (!properties.isEmpty()) {
			// an application that migrates does so in its tests as well
			boolean migrated = environment.getProperty("tortoise.migrations.enabled", Boolean.class, false);
			properties.put("tortoise.generate-schemas", !migrated);
			add(environment.getPropertySources(), new MapPropertySource("tortoise test connections", properties));
		}
	}

	private void add(MutablePropertySources sources, PropertySource<?> source) {
		if (this.replace == Replace.NON_TEST && sources.contains(INLINED)) {
			sources.addAfter(INLINED, source);
		}
		else {
			sources.addFirst(source);
		}
	}

	private static Set<String> names(ConfigurableEnvironment environment) {
		Set<String> names = new TreeSet<>();
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			if (source instanceof IterableConfigurationPropertySource all
					&& !(source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource)) {
				all.stream()
					.filter(CONNECTIONS::isAncestorOf)
					.map((property) -> property.getElement(CONNECTIONS.getNumberOfElements(), Form.DASHED))
					.forEach(names::add);
			}
		}
		return names.isEmpty() ? Set.of("default") : names;
	}

	private boolean isReplaced(ConfigurableEnvironment environment, ConfigurationPropertyName connection) {
		if (this.replace == Replace.ANY) {
			return true;
		}
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			boolean configured = source.getConfigurationProperty(connection) != null
					|| source.containsDescendantOf(connection) == ConfigurationPropertyState.PRESENT
					|| source.getConfigurationProperty(SPRING_URL) != null;
			if (configured) {
				return !(source.getUnderlyingSource() instanceof PropertySource<?> underlying
						&& OF_TESTS.contains(underlying.getName()));
			}
		}
		return true;
	}

	private static String url() {
		Set<String> drivers = ServiceLoader.load(ConnectionFactoryProvider.class)
			.stream()
			.map((provider) -> provider.get().getDriver())
			.collect(Collectors.toSet());
		if (drivers.contains("h2")) {
			return "h2://mem:" + UUID.randomUUID();
		}
		if (drivers.contains("sqlite")) {
			return "sqlite://:memory:";
		}
		throw new IllegalStateException("There is no embedded database to replace the connections by: add the test "
				+ "dependency io.r2dbc:r2dbc-h2, or set replace = Replace.NONE.");
	}

}
