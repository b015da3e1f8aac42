package io.tortoiseorm.spring.boot.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.tortoiseorm.db.ConnectionConfig;
import io.tortoiseorm.exceptions.ConfigurationError;

/**
 * Turns connections as they are configured into what the ORM takes.
 */
final class ConnectionConfigs {

	private static final String EXPECTED = "Set it to a URL such as postgres://user:password@host:5432/database, "
			+ "or to a map of engine and credentials.";

	/** Parameters that are maps themselves. */
	private static final Set<String> MAPS = Set.of("serversettings", "options", "sessionvariables");

	private ConnectionConfigs() {
	}

	/**
	 * Reads a connection.
	 * @param name the connection's name
	 * @param properties what is configured
	 * @return the configuration
	 * @throws PropertyConfigurationError if something is missing or wrong
	 */
	static ConnectionConfig of(String name, ConnectionProperties properties) {
		String property = ConnectionNames.property(name);
		if (properties.hasUrl() == properties.hasEngine()) {
			throw new PropertyConfigurationError(property,
					"Connection \"" + name + "\" has "
							+ (properties.hasUrl() ? "both a URL and an engine" : "neither a URL nor an engine") + ".",
					EXPECTED, null);
		}
		Map<String, Object> credentials = parameters(properties.getCredentials());
		try {
			if (properties.getUrl() != null && properties.hasUrl()) {
				ConnectionConfig config = ConnectionConfig.of(name, properties.getUrl());
				return credentials.isEmpty() ? config : config.with(credentials);
			}
			return ConnectionConfig.of(name, String.valueOf(properties.getEngine()), credentials);
		}
		catch (ConfigurationError ex) {
			throw new PropertyConfigurationError(property, String.valueOf(ex.getMessage()),
					"Correct " + property + ", or what overrides it.", ex);
		}
	}

	/**
	 * Names as the ORM knows them: environment variables turn each underscore into a
	 * level. What comes first has precedence.
	 * @param credentials parameters as they are bound
	 * @return parameters by name
	 */
	private static Map<String, Object> parameters(Map<String, String> credentials) {
		Map<String, Object> parameters = new LinkedHashMap<>();
		Map<String, String> spellings = new LinkedHashMap<>();
		credentials.forEach((key, value) -> {
			int dot = key.indexOf('.');
			String first = (dot > 0) ? key.substring(0, dot) : key;
			if (dot > 0 && MAPS.contains(ConnectionNames.canonical(first))) {
				submap(parameters, first).putIfAbsent(key.substring(dot + 1), value);
				return;
			}
			String name = key.replace('.', '_');
			String spelling = spellings.putIfAbsent(ConnectionNames.canonical(name), name);
			if (spelling == null) {
				parameters.put(name, value);
			}
		});
		return parameters;
	}

	@SuppressWarnings("unchecked")
	private static Map<String, String> submap(Map<String, Object> parameters, String name) {
		return (Map<String, String>) parameters.computeIfAbsent(name, (key) -> new LinkedHashMap<String, String>());
	}

}
