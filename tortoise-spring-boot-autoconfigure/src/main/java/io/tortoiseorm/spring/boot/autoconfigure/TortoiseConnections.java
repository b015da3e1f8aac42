package io.tortoiseorm.spring.boot.autoconfigure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.r2dbc.spi.ConnectionFactory;
import io.tortoiseorm.db.Databases;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.core.env.Environment;

/**
 * The connection factories of the application under the names that the ORM knows them by:
 * those of {@code tortoise.connections}, else the application's own as the default.
 */
final class TortoiseConnections {

	static final String PROPERTY = "tortoise.connections.default";

	private static final String ACTION = "Set tortoise.connections.default to a URL such as "
			+ "postgres://user:password@host:5432/database, or spring.r2dbc.url, or add an embedded database "
			+ "such as io.r2dbc:r2dbc-h2.";

	private final Map<String, ConnectionFactory> byName;

	private final ConnectionNames names;

	private TortoiseConnections(Map<String, ConnectionFactory> byName) {
		this.byName = Collections.unmodifiableMap(byName);
		this.names = ConnectionNames.of(byName.keySet());
	}

	/**
	 * Finds the connection factories.
	 * @param beans the application's beans
	 * @param properties the configuration
	 * @param environment where it comes from
	 * @return the connections, at least one
	 * @throws PropertyConfigurationError if there is none, or it is not clear which
	 */
	static TortoiseConnections find(ListableBeanFactory beans, TortoiseProperties properties, Environment environment) {
		String unknown = ConnectionNames.of(properties.getConnections().keySet()).unknown(environment);
		if (unknown != null) {
			ConnectionConfigs.of(unknown, new ConnectionProperties());
		}
		Map<String, ConnectionFactory> found = new LinkedHashMap<>();
		beans.getBeansOfType(TortoiseConnectionFactory.class)
			.values()
			.forEach((factory) -> found.put(factory.getName(), factory));
		if (found.isEmpty()) {
			found.put(Databases.DEFAULT, own(beans));
		}
		TortoiseConnections connections = new TortoiseConnections(found);
		connections.checkThatAllAreKnown(beans, properties);
		return connections;
	}

	private static ConnectionFactory own(ListableBeanFactory beans) {
		ConnectionFactory factory;
		try {
			factory = beans.getBeanProvider(ConnectionFactory.class).getIfAvailable();
		}
		catch (NoUniqueBeanDefinitionException ex) {
			throw new PropertyConfigurationError(PROPERTY,
					"No connection is configured, and of the application's ConnectionFactory beans it is not clear "
							+ "which to use: " + ex.getBeanNamesFound() + ".",
					"Mark one of them @Primary, or configure the connections under tortoise.connections.", ex);
		}
		catch (BeanCreationException ex) {
			if (isWithoutUrl(ex)) {
				throw new PropertyConfigurationError(PROPERTY,
						"No connection is configured, and there is no embedded database.", ACTION, ex);
			}
			throw ex;
		}
		if (factory == null) {
			throw new PropertyConfigurationError(PROPERTY, "No connection is configured.", ACTION, null);
		}
		return factory;
	}

	/** Spring Boot's exception for it is not public. */
	private static boolean isWithoutUrl(BeanCreationException ex) {
		return ex.getMostSpecificCause().getClass().getSimpleName().equals("ConnectionFactoryBeanCreationException");
	}

	private void checkThatAllAreKnown(ListableBeanFactory beans, TortoiseProperties properties) {
		for (String name : properties.getConnections().keySet()) {
			if (this.names.find(name) == null) {
				throw new PropertyConfigurationError(ConnectionNames.property(name),
						"Connection \"" + name + "\" was added to the configuration when the connections were made "
								+ "already.",
						"Add it earlier: in a file, the environment, or a static @DynamicPropertySource method.", null);
			}
		}
		beans.getBeanProvider(TortoiseConnectionDetails.class).orderedStream().forEach((details) -> {
			if (this.names.find(details.getConnectionName()) == null) {
				throw new PropertyConfigurationError(ConnectionNames.property(details.getConnectionName()),
						"There are TortoiseConnectionDetails for connection \"" + details.getConnectionName()
								+ "\", which is not configured. Configured are: "
								+ String.join(", ", this.byName.keySet()) + ".",
						"Add the property, if only with an empty value.", null);
			}
		});
	}

	Map<String, ConnectionFactory> byName() {
		return this.byName;
	}

	/**
	 * The connection of an app.
	 * @param app the app's label
	 * @param configured the name that is configured, or {@code null}
	 * @return the name of a connection
	 * @throws PropertyConfigurationError if there is none of that name
	 */
	String of(String app, @Nullable String configured) {
		String wanted = (configured != null) ? configured : Databases.DEFAULT;
		String found = this.names.find(wanted);
		if (found == null && configured == null && this.byName.size() == 1) {
			found = this.byName.keySet().iterator().next();
		}
		if (found == null) {
			throw new PropertyConfigurationError("tortoise.apps." + app + ".default-connection",
					"App \"" + app + "\" refers to the unknown connection \"" + wanted + "\".",
					"Name one of the configured connections: " + String.join(", ", this.byName.keySet()) + ".", null);
		}
		return found;
	}

}
