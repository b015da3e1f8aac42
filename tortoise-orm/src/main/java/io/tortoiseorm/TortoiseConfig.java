package io.tortoiseorm;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import io.tortoiseorm.db.ConnectionConfig;
import io.tortoiseorm.exceptions.ConfigurationError;
import org.jspecify.annotations.Nullable;

/**
 * What an ORM is started with: connections, apps with their models, routers and the time
 * zone. Immutable; never shows a password.
 */
public final class TortoiseConfig {

	private final Map<String, ConnectionConfig> connections;

	private final Map<String, App> apps;

	private final List<Router> routers;

	private final @Nullable Duration stickyReads;

	private final boolean useTz;

	private final ZoneId timezone;

	private final @Nullable Function<Class<?>, @Nullable String> tableNameGenerator;

	private TortoiseConfig(Builder builder) {
		this.connections = Collections.unmodifiableMap(new LinkedHashMap<>(builder.connections));
		this.apps = Collections.unmodifiableMap(new LinkedHashMap<>(builder.apps));
		this.routers = List.copyOf(builder.routers);
		this.stickyReads = builder.stickyReads;
		this.useTz = builder.useTz;
		this.timezone = builder.timezone;
		this.tableNameGenerator = builder.tableNameGenerator;
		check();
	}

	private void check() {
		if (this.connections.isEmpty()) {
			throw new ConfigurationError("The configuration has no connections: name at least one, as in "
					+ "connection(\"default\", \"postgres://user:password@localhost:5432/shop\").");
		}
		if (this.apps.isEmpty()) {
			throw new ConfigurationError("The configuration has no apps: name at least one with its models, as in "
					+ "app(\"models\", app -> app.models(\"com.example.shop.models\")).");
		}
		this.apps.forEach((label, app) -> {
			if (!this.connections.containsKey(app.connection)) {
				throw new ConfigurationError("App \"" + label + "\" refers to the unknown connection \""
						+ app.connection + "\". Configured are: " + String.join(", ", this.connections.keySet()) + ".");
			}
			if (app.models.isEmpty() && app.classes.isEmpty()) {
				throw new ConfigurationError("App \"" + label + "\" names no models: give it packages or classes.");
			}
		});
	}

	/**
	 * Starts a configuration.
	 * @return the builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Reads a configuration from nested maps, as the TORTOISE_ORM dict of the Python ORM
	 * has them. Keys may be in snake, kebab or camel case.
	 * @param map {@code connections}, {@code apps}, and optionally {@code routers},
	 * {@code sticky_reads} (seconds), {@code use_tz} and {@code timezone}
	 * @return the configuration
	 * @throws ConfigurationError if something is missing, unknown or of the wrong type
	 */
	public static TortoiseConfig fromMap(Map<String, ?> map) {
		return ConfigReader.read(map);
	}

	/**
	 * The connections by name, in order.
	 * @return the connections
	 */
	public Map<String, ConnectionConfig> connections() {
		return this.connections;
	}

	/**
	 * The apps by label, in order.
	 * @return the apps
	 */
	public Map<String, App> apps() {
		return this.apps;
	}

	/**
	 * The routers in the order in which they are asked.
	 * @return the routers
	 */
	public List<Router> routers() {
		return this.routers;
	}

	/**
	 * For how long reads that routers send elsewhere follow writes.
	 * @return the time, or {@code null} for not at all
	 */
	public @Nullable Duration stickyReads() {
		return this.stickyReads;
	}

	/**
	 * Whether a value that names no zone, as text may, is UTC where a point in time is
	 * asked for; else it is local time of {@link #timezone()}. Either way points in time
	 * are stored in UTC, and local times are never shifted.
	 * @return what was configured, {@code true} by default
	 */
	public boolean useTz() {
		return this.useTz;
	}

	/**
	 * The zone in which {@link java.time.OffsetDateTime} and
	 * {@link java.time.ZonedDateTime} are given back, and of local times that are set on
	 * saving.
	 * @return the zone, UTC by default
	 */
	public ZoneId timezone() {
		return this.timezone;
	}

	/**
	 * Names the tables of models that do not name theirs.
	 * @return the generator, or {@code null} for names in snake case
	 */
	public @Nullable Function<Class<?>, @Nullable String> tableNameGenerator() {
		return this.tableNameGenerator;
	}

	@Override
	public String toString() {
		return "TortoiseConfig[connections=" + this.connections.keySet() + ", apps=" + this.apps.keySet() + "]";
	}

	/**
	 * An app: models that belong together and their connection. Immutable.
	 */
	public static final class App {

		private static final App EMPTY = new App(List.of(), List.of(), "default");

		private final List<String> models;

		private final List<Class<?>> classes;

		private final String connection;

		private App(List<String> models, List<Class<?>> classes, String connection) {
			this.models = models;
			this.classes = classes;
			this.connection = connection;
		}

		/**
		 * Adds packages, which are searched with those below them, or single classes.
		 * @param names names of packages or classes
		 * @return the new app
		 */
		public App models(String... names) {
			List<String> all = new ArrayList<>(this.models);
			all.addAll(Arrays.asList(names));
			return new App(List.copyOf(all), this.classes, this.connection);
		}

		/**
		 * Adds models.
		 * @param types the models
		 * @return the new app
		 */
		public App models(Class<?>... types) {
			List<Class<?>> all = new ArrayList<>(this.classes);
			all.addAll(Arrays.asList(types));
			return new App(this.models, List.copyOf(all), this.connection);
		}

		/**
		 * Sets the connection that the app's models use unless a router says otherwise.
		 * @param name the connection's name
		 * @return the new app
		 */
		public App defaultConnection(String name) {
			return new App(this.models, this.classes, name);
		}

		/**
		 * The packages and names of classes.
		 * @return the names
		 */
		public Collection<String> modelNames() {
			return this.models;
		}

		/**
		 * The models given as classes.
		 * @return the classes
		 */
		public Collection<Class<?>> modelClasses() {
			return this.classes;
		}

		/**
		 * The connection of the app's models.
		 * @return its name
		 */
		public String connection() {
			return this.connection;
		}

	}

	/**
	 * Collects a configuration.
	 */
	public static final class Builder {

		private final Map<String, ConnectionConfig> connections = new LinkedHashMap<>();

		private final Map<String, App> apps = new LinkedHashMap<>();

		private final List<Router> routers = new ArrayList<>();

		private @Nullable Duration stickyReads;

		private boolean useTz = true;

		private ZoneId timezone = ZoneOffset.UTC;

		private @Nullable Function<Class<?>, @Nullable String> tableNameGenerator;

		private Builder() {
		}

		/**
		 * Adds a connection by its URL.
		 * @param name the name
		 * @param url for example {@code postgres://user:password@localhost:5432/shop}
		 * @return this builder
		 * @throws ConfigurationError if the URL is wrong
		 */
		public Builder connection(String name, String url) {
			return connection(ConnectionConfig.of(name, url));
		}

		/**
		 * Adds a connection by engine and credentials.
		 * @param name the name
		 * @param engine for example {@code postgres}
		 * @param credentials host, port, user, password, database, and parameters of
		 * driver and pool
		 * @return this builder
		 * @throws ConfigurationError if engine or credentials are wrong
		 */
		public Builder connection(String name, String engine, Map<String, ?> credentials) {
			return connection(ConnectionConfig.of(name, engine, credentials));
		}

		/**
		 * Adds a connection.
		 * @param config the connection
		 * @return this builder
		 */
		public Builder connection(ConnectionConfig config) {
			this.connections.put(config.name(), config);
			return this;
		}

		/**
		 * Adds an app.
		 * @param label the app's label
		 * @param description says which models and which connection
		 * @return this builder
		 */
		public Builder app(String label, UnaryOperator<App> description) {
			this.apps.put(label, description.apply(App.EMPTY));
			return this;
		}

		/**
		 * Adds a router, asked after those added before.
		 * @param router the router
		 * @return this builder
		 */
		public Builder router(Router router) {
			this.routers.add(router);
			return this;
		}

		/**
		 * Has reads that routers send elsewhere follow writes for some time.
		 * @param lag for how long replicas may lag behind
		 * @return this builder
		 * @see StickyReads
		 */
		public Builder stickyReads(Duration lag) {
			this.stickyReads = lag;
			return this;
		}

		/**
		 * Sets whether values that name no zone are UTC where a point in time is asked
		 * for, or local time of the time zone.
		 * @param value {@code true} by default
		 * @return this builder
		 */
		public Builder useTz(boolean value) {
			this.useTz = value;
			return this;
		}

		/**
		 * Sets the zone in which points in time with a zone are given back, and of local
		 * times that are set on saving.
		 * @param zone for example {@code Europe/Berlin}
		 * @return this builder
		 * @throws ConfigurationError if there is no such zone
		 */
		public Builder timezone(String zone) {
			try {
				this.timezone = ZoneId.of(zone);
				return this;
			}
			catch (DateTimeException ex) {
				throw new ConfigurationError(
						"There is no time zone '" + zone + "': name one like Europe/Berlin or UTC.", ex);
			}
		}

		/**
		 * Sets what names the tables of models that do not name theirs.
		 * @param generator gives a name for a model, or {@code null} for the usual one
		 * @return this builder
		 */
		public Builder tableNameGenerator(Function<Class<?>, @Nullable String> generator) {
			this.tableNameGenerator = generator;
			return this;
		}

		/**
		 * Makes the configuration.
		 * @return the configuration
		 * @throws ConfigurationError if connections or apps are missing, or an app's
		 * connection is unknown
		 */
		public TortoiseConfig build() {
			return new TortoiseConfig(this);
		}

	}

}
