package io.tortoiseorm.spring.boot.autoconfigure;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.Router;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DurationUnit;

/**
 * What an application configures of the ORM.
 */
@ConfigurationProperties("tortoise")
public class TortoiseProperties {

	/**
	 * Whether to set up the ORM.
	 */
	private boolean enabled = true;

	/**
	 * Connections by name, each a URL or a map of engine and credentials. Without any,
	 * the application's own ConnectionFactory is the connection named default.
	 */
	private final Map<String, ConnectionProperties> connections = new LinkedHashMap<>();

	/**
	 * Apps by label, each with its models and default connection. Without any, all models
	 * in the application's own packages are one app named models.
	 */
	private final Map<String, AppProperties> apps = new LinkedHashMap<>();

	/**
	 * Comma-separated list of router classes, asked in this order for the connection of
	 * an operation, before routers that are beans.
	 */
	private List<Class<? extends Router>> routers = new ArrayList<>();

	/**
	 * For how long reads follow writes of anybody in this application, where routers send
	 * them to a replica that lags behind. Without it, only reads in transactions follow.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private @Nullable Duration stickyReads;

	/**
	 * Whether values that name no zone are UTC where a point in time is asked for.
	 * Otherwise they are wall clock times of the time zone.
	 */
	private boolean useTz = true;

	/**
	 * Time zone in which points in time with a zone are given back, and of wall clock
	 * times that are set on saving.
	 */
	private ZoneId timezone = ZoneOffset.UTC;

	/**
	 * Whether to create missing tables when the application starts. Nothing is ever
	 * changed or dropped.
	 */
	private boolean generateSchemas;

	/**
	 * Whether to answer HTTP requests that fail with an error of the ORM by problem
	 * details.
	 */
	private boolean addExceptionHandlers = true;

	/**
	 * Whether to end the start of the application when a database cannot be reached.
	 */
	private boolean failFast = true;

	/**
	 * How long the databases may take to answer when the application starts.
	 */
	private Duration startTimeout = Duration.ofSeconds(30);

	/**
	 * Whether statements end with a comment that tells their trace. Such statements are
	 * all different, so that databases and drivers cannot keep them prepared.
	 */
	private boolean traceComments;

	/**
	 * Command for migrations that is run instead of the application, such as migrate.
	 * Arguments may follow it.
	 */
	private @Nullable String command;

	private final MigrationsProperties migrations = new MigrationsProperties();

	private final Web web = new Web();

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public Map<String, ConnectionProperties> getConnections() {
		return this.connections;
	}

	public Map<String, AppProperties> getApps() {
		return this.apps;
	}

	public List<Class<? extends Router>> getRouters() {
		return this.routers;
	}

	public void setRouters(List<Class<? extends Router>> routers) {
		this.routers = routers;
	}

	public @Nullable Duration getStickyReads() {
		return this.stickyReads;
	}

	public void setStickyReads(@Nullable Duration stickyReads) {
		this.stickyReads = stickyReads;
	}

	public boolean isUseTz() {
		return this.useTz;
	}

	public void setUseTz(boolean useTz) {
		this.useTz = useTz;
	}

	public ZoneId getTimezone() {
		return this.timezone;
	}

	public void setTimezone(ZoneId timezone) {
		this.timezone = timezone;
	}

	public boolean isGenerateSchemas() {
		return this.generateSchemas;
	}

	public void setGenerateSchemas(boolean generateSchemas) {
		this.generateSchemas = generateSchemas;
	}

	public boolean isAddExceptionHandlers() {
		return this.addExceptionHandlers;
	}

	public void setAddExceptionHandlers(boolean addExceptionHandlers) {
		this.addExceptionHandlers = addExceptionHandlers;
	}

	public boolean isFailFast() {
		return this.failFast;
	}

	public void setFailFast(boolean failFast) {
		this.failFast = failFast;
	}

	public Duration getStartTimeout() {
		return this.startTimeout;
	}

	public void setStartTimeout(Duration startTimeout) {
		this.startTimeout = startTimeout;
	}

	public boolean isTraceComments() {
		return this.traceComments;
	}

	public void setTraceComments(boolean traceComments) {
		this.traceComments = traceComments;
	}

	public @Nullable String getCommand() {
		return this.command;
	}

	public void setCommand(@Nullable String command) {
		this.command = command;
	}

	public MigrationsProperties getMigrations() {
		return this.migrations;
	}

	public Web getWeb() {
		return this.web;
	}

	/**
	 * Changes of the schema in files.
	 */
	public static class MigrationsProperties {

		/**
		 * Whether to apply migrations when the application starts. Excludes the
		 * generation of schemas.
		 */
		private boolean enabled;

		/**
		 * Whether to refuse to start as long as migrations are not applied.
		 */
		private boolean validate;

		/**
		 * Folder of migrations on the class path, which has one folder per app.
		 */
		private String location = "db/tortoise";

		/**
		 * How long to wait while another instance migrates.
		 */
		private Duration lockTimeout = Duration.ofMinutes(10);

		/**
		 * How long a statement may wait for a table that others use. That of the database
		 * if not set.
		 */
		private @Nullable Duration tableLockTimeout;

		/**
		 * How long each migration may take. Without limit if not set.
		 */
		private @Nullable Duration timeout;

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		public boolean isValidate() {
			return this.validate;
		}

		public void setValidate(boolean validate) {
			this.validate = validate;
		}

		public String getLocation() {
			return this.location;
		}

		public void setLocation(String location) {
			this.location = location;
		}

		public Duration getLockTimeout() {
			return this.lockTimeout;
		}

		public void setLockTimeout(Duration lockTimeout) {
			this.lockTimeout = lockTimeout;
		}

		public @Nullable Duration getTableLockTimeout() {
			return this.tableLockTimeout;
		}

		public void setTableLockTimeout(@Nullable Duration tableLockTimeout) {
			this.tableLockTimeout = tableLockTimeout;
		}

		public @Nullable Duration getTimeout() {
			return this.timeout;
		}

		public void setTimeout(@Nullable Duration timeout) {
			this.timeout = timeout;
		}

	}

	/**
	 * What concerns WebFlux.
	 */
	public static class Web {

		/**
		 * Whether handler methods can take models as path variables, which are loaded by
		 * their primary keys.
		 */
		private boolean modelPathVariables;

		/**
		 * For how long reads of a client follow its own writes, where routers send them
		 * to a replica that lags behind. Its next requests are known by a cookie.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private @Nullable Duration stickyReads;

		/**
		 * How often a request may send the same statement before a warning says what
		 * would make one of them. No warnings if 0.
		 */
		private int repeatedQueryLimit = 10;

		public @Nullable Duration getStickyReads() {
			return this.stickyReads;
		}

		public void setStickyReads(@Nullable Duration stickyReads) {
			this.stickyReads = stickyReads;
		}

		public int getRepeatedQueryLimit() {
			return this.repeatedQueryLimit;
		}

		public void setRepeatedQueryLimit(int repeatedQueryLimit) {
			this.repeatedQueryLimit = repeatedQueryLimit;
		}

		public boolean isModelPathVariables() {
			return this.modelPathVariables;
		}

		public void setModelPathVariables(boolean modelPathVariables) {
			this.modelPathVariables = modelPathVariables;
		}

	}

	/**
	 * One app.
	 */
	public static class AppProperties {

		/**
		 * Packages and classes of models.
		 */
		private List<String> models = new ArrayList<>();

		/**
		 * Name of the connection of its models, where no router says otherwise.
		 */
		private @Nullable String defaultConnection;

		public List<String> getModels() {
			return this.models;
		}

		public void setModels(List<String> models) {
			this.models = models;
		}

		public @Nullable String getDefaultConnection() {
			return this.defaultConnection;
		}

		public void setDefaultConnection(@Nullable String defaultConnection) {
			this.defaultConnection = defaultConnection;
		}

	}

}
