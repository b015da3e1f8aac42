package io.tortoiseorm.spring.boot.autoconfigure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import io.tortoiseorm.db.ConnectionConfig;
import io.tortoiseorm.db.Databases;
import io.tortoiseorm.db.r2dbc.R2dbcDatabases;
import io.tortoiseorm.exceptions.ConfigurationError;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.r2dbc.ConnectionFactoryBuilder;
import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/**
 * Makes the pool of a connection from what is known of it, in this order: details for
 * that connection, the application's R2DBC details for the default one, properties.
 */
final class ConnectionFactoryMaker {

	/**
	 * The details that Spring Boot makes of spring.r2dbc properties: no better than
	 * properties.
	 */
	private static final String PROPERTIES_DETAILS = "propertiesR2dbcConnectionDetails";

	private static final String SSL_BUNDLE = "sslbundle";

	private final ListableBeanFactory beans;

	private final TortoiseProperties properties;

	ConnectionFactoryMaker(ListableBeanFactory beans, TortoiseProperties properties) {
		this.beans = beans;
		this.properties = properties;
	}

	/**
	 * Makes the pool of a connection. Opens nothing.
	 * @param name the connection's name
	 * @return the pool
	 * @throws PropertyConfigurationError if the configuration is wrong
	 */
	TortoiseConnectionFactory make(String name) {
		ConnectionFactoryOptions details = details(name);
		ConnectionConfig config = (details != null) ? detailed(name, details) : configured(name);
		ConnectionPool pool;
		try {
			SslBundle ssl = (details != null) ? null : sslBundle(name, config);
			pool = R2dbcDatabases.pool(withoutBundle(config), (options) -> connectionFactory(options, details, ssl));
		}
		catch (ConfigurationError ex) {
			String property = ConnectionNames.property(name);
			throw new PropertyConfigurationError(property, String.valueOf(ex.getMessage()),
					"Add the dependency, or correct " + property + ".", ex);
		}
		return new TortoiseConnectionFactory(name, config.target(), pool, decorated(name, pool),
				config.slowStatements());
	}

	private ConnectionFactory decorated(String name, ConnectionPool pool) {
		ConnectionFactory decorated = pool;
		for (ConnectionPoolDecorator decorator : this.beans.getBeanProvider(ConnectionPoolDecorator.class)
			.orderedStream()
			.toList()) {
			decorated = decorator.decorate(name, decorated);
		}
		return decorated;
	}

	private ConnectionFactory connectionFactory(ConnectionFactoryOptions options,
			@Nullable ConnectionFactoryOptions details, @Nullable SslBundle ssl) {
		ConnectionFactoryOptions.Builder all = options.mutate();
		if (details != null) {
			all.from(details);
		}
		if (ssl != null) {
			SslBundleOptions.apply(all, driver(options), ssl);
		}
		return ConnectionFactoryBuilder.withOptions(all)
			.configure((builder) -> this.beans.getBeanProvider(ConnectionFactoryOptionsBuilderCustomizer.class)
				.orderedStream()
				.forEach((customizer) -> customizer.customize(builder)))
			.decorators(this.beans.getBeanProvider(ConnectionFactoryDecorator.class).orderedStream().toList())
			.build();
	}

	private @Nullable SslBundle sslBundle(String name, ConnectionConfig config) {
		String configured = properties(name).getSslBundle();
		Object wanted = (configured != null) ? configured
				: bundleParameter(config).map(config.parameters()::get).orElse(null);
		if (wanted == null) {
			return null;
		}
		String property = ConnectionNames.property(name);
		if (!config.engine().isServer()) {
			throw new PropertyConfigurationError(property, "Connection \"" + name + "\" has an SSL bundle, which "
					+ config.engine().displayName() + " has no use for.", "Remove it.", null);
		}
		SslBundles bundles = this.beans.getBeanProvider(SslBundles.class).getIfAvailable();
		if (bundles == null || !bundles.getBundleNames().contains(wanted.toString())) {
			throw new PropertyConfigurationError(property,
					"Connection \"" + name + "\" refers to the unknown SSL bundle \"" + wanted + "\".",
					"Add it under spring.ssl.bundle, or name one of those that there are: "
							+ ((bundles != null) ? bundles.getBundleNames() : List.of()) + ".",
					null);
		}
		return bundles.getBundle(wanted.toString());
	}

	private static ConnectionConfig withoutBundle(ConnectionConfig config) {
		return bundleParameter(config).map((name) -> config.with(Collections.singletonMap(name, null))).orElse(config);
	}

	private static Optional<String> bundleParameter(ConnectionConfig config) {
		return config.parameters()
			.keySet()
			.stream()
			.filter((name) -> ConnectionNames.canonical(name).equals(SSL_BUNDLE))
			.findFirst();
	}

	private @Nullable ConnectionFactoryOptions details(String name) {
		List<TortoiseConnectionDetails> own = this.beans.getBeanProvider(TortoiseConnectionDetails.class)
			.orderedStream()
			.filter((details) -> ConnectionNames.canonical(details.getConnectionName())
				.equals(ConnectionNames.canonical(name)))
			.toList();
		if (own.size() > 1) {
			throw new PropertyConfigurationError(ConnectionNames.property(name),
					"There are " + own.size() + " TortoiseConnectionDetails beans for connection \"" + name + "\".",
					"Leave one, or have the others' getConnectionName() give the name of another connection.", null);
		}
		if (!own.isEmpty()) {
			return own.get(0).getConnectionFactoryOptions();
		}
		return name.equals(Databases.DEFAULT) ? r2dbcDetails() : null;
	}

	private @Nullable ConnectionFactoryOptions r2dbcDetails() {
		Map<String, R2dbcConnectionDetails> found = new LinkedHashMap<>(
				this.beans.getBeansOfType(R2dbcConnectionDetails.class));
		found.remove(PROPERTIES_DETAILS);
		return (found.size() == 1) ? found.values().iterator().next().getConnectionFactoryOptions() : null;
	}

	private ConnectionConfig configured(String name) {
		return ConnectionConfigs.of(name, properties(name));
	}

	private ConnectionConfig detailed(String name, ConnectionFactoryOptions details) {
		Map<String, Object> credentials = new LinkedHashMap<>();
		put(credentials, "host", details, ConnectionFactoryOptions.HOST);
		put(credentials, "port", details, ConnectionFactoryOptions.PORT);
		put(credentials, "user", details, ConnectionFactoryOptions.USER);
		put(credentials, "password", details, ConnectionFactoryOptions.PASSWORD);
		put(credentials, "database", details, ConnectionFactoryOptions.DATABASE);
		ConnectionConfig config = ConnectionConfig.of(name, driver(details), credentials);
		ConnectionProperties configured = properties(name);
		return (configured.hasUrl() || configured.hasEngine())
				? config.withPool(ConnectionConfigs.of(name, configured).pool()) : config;
	}

	private static String driver(ConnectionFactoryOptions details) {
		String driver = String.valueOf(details.getRequiredValue(ConnectionFactoryOptions.DRIVER));
		return driver.equals("pool") ? String.valueOf(details.getRequiredValue(ConnectionFactoryOptions.PROTOCOL))
				: driver;
	}

	private static void put(Map<String, Object> credentials, String name, ConnectionFactoryOptions details,
			Option<?> option) {
		Object value = details.getValue(option);
		if (value != null) {
			credentials.put(name, value);
		}
	}

	private ConnectionProperties properties(String name) {
		String canonical = ConnectionNames.canonical(name);
		return this.properties.getConnections()
			.entrySet()
			.stream()
			.filter((entry) -> ConnectionNames.canonical(entry.getKey()).equals(canonical))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElseGet(ConnectionProperties::new);
	}

}
