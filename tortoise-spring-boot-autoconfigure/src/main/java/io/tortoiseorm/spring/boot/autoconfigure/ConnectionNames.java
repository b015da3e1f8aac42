package io.tortoiseorm.spring.boot.autoconfigure;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.tortoiseorm.db.Databases;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * The names of configured connections. Property sources may spell one name in several
 * ways, which binding takes for several keys: {@code readReplica}, {@code read-replica}
 * and {@code READREPLICA} are one.
 */
final class ConnectionNames {

	static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("tortoise.connections");

	private final Map<String, String> byCanonicalForm = new LinkedHashMap<>();

	private ConnectionNames(Collection<String> spellings) {
		for (String spelling : spellings) {
			String canonical = canonical(spelling);
			// environment variables, which cannot spell, come before files
			this.byCanonicalForm.put(canonical, canonical.equals(Databases.DEFAULT) ? canonical : spelling);
		}
	}

	static ConnectionNames of(Collection<String> spellings) {
		return new ConnectionNames(spellings);
	}

	/**
	 * Reads the names before there are beans.
	 * @param environment the environment
	 * @return the names
	 */
	static ConnectionNames of(Environment environment) {
		return new ConnectionNames(Binder.get(environment)
			.bind(ROOT, Bindable.mapOf(String.class, ConnectionProperties.class))
			.map(Map::keySet)
			.orElseGet(Set::of));
	}

	/**
	 * A name below which something is configured that binding made no connection of,
	 * because it knows none of it. Environment variables are left out: they do not tell
	 * where a name ends.
	 * @param environment the environment
	 * @return the name, or {@code null} if there is none
	 */
	@Nullable String unknown(Environment environment) {
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			if (source instanceof IterableConfigurationPropertySource all
					&& !(source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource)) {
				Optional<String> found = all.stream()
					.filter(ROOT::isAncestorOf)
					.map((property) -> property.getElement(ROOT.getNumberOfElements(), Form.ORIGINAL))
					.filter((name) -> find(name) == null)
					.findFirst();
				if (found.isPresent()) {
					return found.get();
				}
			}
		}
		return null;
	}

	Collection<String> all() {
		return this.byCanonicalForm.values();
	}

	/**
	 * The name that is meant.
	 * @param spelling any spelling
	 * @return the name, or {@code null} if there is none like it
	 */
	@Nullable String find(String spelling) {
		return this.byCanonicalForm.get(canonical(spelling));
	}

	/**
	 * Whether a connection is the one that is meant when none is named.
	 * @param name one of the names
	 * @return whether it is named default, or the only one
	 */
	boolean isDefault(String name) {
		return name.equals(Databases.DEFAULT) || this.byCanonicalForm.size() == 1;
	}

	static String canonical(String name) {
		return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
	}

	/**
	 * The property that holds a connection.
	 * @param name the connection's name
	 * @return such as {@code tortoise.connections.default}
	 */
	static String property(String name) {
		return name.matches("[a-z0-9-]+") ? ROOT + "." + name : ROOT + "[" + name + "]";
	}

}
