package io.tortoiseorm.spring.boot.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Bindable.BindRestriction;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.core.env.Environment;

/**
 * Has parts of a connection override the URL of a property source with lower precedence:
 * a password in an environment variable over the URL of a file, the engine of a profile
 * over the URL of the base configuration. Binding by itself takes the URL and drops the
 * parts, wherever they come from. Has environment variables reach connections whose names
 * have several words as well.
 */
final class ConnectionOverridesAdvisor implements ConfigurationPropertiesBindHandlerAdvisor {

	private static final List<String> KNOWN_CREDENTIALS = List.of("host", "port", "user", "username", "password",
			"database", "minsize", "maxsize");

	private final Environment environment;

	ConnectionOverridesAdvisor(Environment environment) {
		this.environment = environment;
	}

	@Override
	public BindHandler apply(BindHandler bindHandler) {
		return new Overriding(bindHandler, this.environment);
	}

	private static final class Overriding extends AbstractBindHandler {

		private final Environment environment;

		Overriding(BindHandler parent, Environment environment) {
			super(parent);
			this.environment = environment;
		}

		@Override
		public @Nullable Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
				Object result) {
			Object bound = super.onSuccess(name, target, context, result);
			if (bound instanceof ConnectionProperties connection && ConnectionNames.ROOT.isParentOf(name)) {
				override(name, context, connection);
			}
			return bound;
		}

		private void override(ConfigurationPropertyName name, BindContext context, ConnectionProperties connection) {
			List<ConfigurationPropertySource> notBelowUrl = new ArrayList<>();
			boolean parts = false;
			boolean url = false;
			for (ConfigurationPropertySource source : context.getSources()) {
				notBelowUrl.add(source);
				parts |= source.containsDescendantOf(name) == ConfigurationPropertyState.PRESENT;
				if (source.getConfigurationProperty(name) != null) {
					url = true;
					break;
				}
			}
			Binder binder = new Binder(notBelowUrl, new PropertySourcesPlaceholdersResolver(this.environment));
			if (url && parts) {
				bindParts(name, connection, binder);
			}
			if (name.getLastElement(Form.DASHED).indexOf('-') > 0) {
				bindKnownCredentials(name.append("credentials"), connection, binder);
			}
		}

		private static void bindParts(ConfigurationPropertyName name, ConnectionProperties connection, Binder binder) {
			binder.bind(name, Bindable.ofInstance(connection).withBindRestrictions(BindRestriction.NO_DIRECT_PROPERTY));
			if (connection.hasEngine()) {
				connection.setUrl(null);
			}
		}

		/**
		 * Environment variables spell {@code read-replica} as {@code READ_REPLICA}, which
		 * is found when asked for by its full name only, not when entries of a map are
		 * looked for.
		 */
		private static void bindKnownCredentials(ConfigurationPropertyName credentials, ConnectionProperties connection,
				Binder binder) {
			Map<String, String> bound = new LinkedHashMap<>(connection.getCredentials());
			for (String key : KNOWN_CREDENTIALS) {
				binder.bind(credentials.append(key), Bindable.of(String.class))
					.ifBound((value) -> bound.put(key, value));
			}
			connection.setCredentials(bound);
		}

	}

}
