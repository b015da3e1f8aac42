package io.tortoiseorm;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import io.tortoiseorm.db.ConnectionConfig;
import io.tortoiseorm.exceptions.ConfigurationError;

/**
 * Reads a configuration from nested maps.
 */
final class ConfigReader {

	private static final Set<String> KEYS = Set.of("connections", "apps", "routers", "stickyReads", "useTz",
			"timezone");

	private ConfigReader() {
	}

	static TortoiseConfig read(Map<String, ?> map) {
		ConfigMap config = ConfigMap.of("", map);
		config.allow(KEYS);
		TortoiseConfig.Builder builder = TortoiseConfig.builder();
		config.child("connections").forEach((name, value) -> builder.connection(ConnectionConfig.from(name, value)));
		config.child("apps").forEach((label, value) -> {
			ConfigMap app = ConfigMap.of("apps." + label, value);
			app.allow(Set.of("models", "defaultConnection", "migrations"));
			builder.app(label, (described) -> described.models(app.strings("models").toArray(String[]::new))
				.defaultConnection(app.text("defaultConnection", "default")));
		});
		for (String router : config.strings("routers")) {
			builder.router(router(router));
		}
		String lag = config.text("stickyReads", "");
		if (!lag.isEmpty()) {
			builder.stickyReads(seconds(lag));
		}
		return builder.useTz(config.flag("useTz", true)).timezone(config.text("timezone", "UTC")).build();
	}

	private static Duration seconds(String text) {
		try {
			return Duration.ofMillis(Math.round(Double.parseDouble(text) * 1000));
		}
		catch (NumberFormatException ex) {
			throw new ConfigurationError("sticky_reads is \"" + text + "\": it must be a number of seconds.", ex);
		}
	}

	private static Router router(String className) {
		ClassLoader context = Thread.currentThread().getContextClassLoader();
		ClassLoader loader = (context != null) ? context : ConfigReader.class.getClassLoader();
		try {
			Object router = Class.forName(className, true, loader).getDeclaredConstructor().newInstance();
			if (router instanceof Router found) {
				return found;
			}
		}
		catch (ReflectiveOperationException ex) {
			throw new ConfigurationError("Can't make the router " + className
					+ ": it needs to be a class on the class path with a public constructor without parameters.", ex);
		}
		throw new ConfigurationError("The router " + className + " does not implement " + Router.class.getName() + ".");
	}

}
