package io.tortoiseorm.db;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.tortoiseorm.exceptions.ConfigurationError;
import org.jspecify.annotations.Nullable;

/**
 * How many connections are kept, and for how long. A negative time means without end.
 *
 * @param minSize connections opened with the first one and kept while idle
 * @param maxSize the most connections at once
 * @param acquireTimeout how long a caller waits for a free connection
 * @param connectTimeout how long opening a connection may take
 * @param validationTimeout how long checking a connection may take
 * @param idleTime after which time an idle connection is closed
 * @param lifeTime after which time a connection is closed when it becomes free
 * @param validationQuery what is run to check a connection before use, or {@code null}
 * for the driver's own check without asking the server
 */
public record PoolOptions(int minSize, int maxSize, Duration acquireTimeout, Duration connectTimeout,
		Duration validationTimeout, Duration idleTime, Duration lifeTime, @Nullable String validationQuery) {

	private static final Duration NEVER = Duration.ofMillis(-1);

	/** One to ten connections, half a minute to get one, half an hour idle. */
	public static final PoolOptions DEFAULTS = new PoolOptions(1, 10, Duration.ofSeconds(30), Duration.ofSeconds(10),
			Duration.ofSeconds(5), Duration.ofMinutes(30), NEVER, null);

	/** One connection: a SQLite database has one writer at a time anyway. */
	private static final PoolOptions SINGLE = DEFAULTS.sized(1, 1);

	static PoolOptions defaults(Engine engine) {
		return (engine == Engine.SQLITE) ? SINGLE : DEFAULTS;
	}

	/**
	 * The same for the one connection of a database in memory, which lives as long as the
	 * pool.
	 * @return the changed options
	 */
	PoolOptions single() {
		return new PoolOptions(1, 1, this.acquireTimeout, this.connectTimeout, this.validationTimeout, NEVER, NEVER,
				this.validationQuery);
	}

	private PoolOptions sized(int min, int max) {
		return new PoolOptions(min, max, this.acquireTimeout, this.connectTimeout, this.validationTimeout,
				this.idleTime, this.lifeTime, this.validationQuery);
	}

	/**
	 * Takes the pool's values out of a connection's parameters, by the names of Tortoise
	 * and of r2dbc-pool.
	 * @param connection the connection's name, for errors
	 * @param parameters the parameters
	 * @param defaults what holds where nothing is given
	 * @return the options
	 */
	static PoolOptions take(String connection, Parameters parameters, PoolOptions defaults) {
		Integer min = parameters.takeInt(0, "minsize", "initial_size", "min_idle");
		Integer max = parameters.takeInt(1, "maxsize");
		int maxSize = (max != null) ? max : Math.max(defaults.maxSize, (min != null) ? min : 0);
		int minSize = (min != null) ? min : Math.min(defaults.minSize, maxSize);
		if (minSize > maxSize) {
			throw new ConfigurationError("Connection \"" + connection + "\" has minsize " + minSize + " and maxsize "
					+ maxSize + ": minsize must not be greater");
		}
		return new PoolOptions(minSize, maxSize,
				or(parameters.takeDuration("max_acquire_time", "acquire_timeout"), defaults.acquireTimeout),
				or(parameters.takeDuration("connect_timeout", "timeout", "max_create_connection_time"),
						defaults.connectTimeout),
				or(parameters.takeDuration("max_validation_time"), defaults.validationTimeout),
				or(parameters.takeDuration("max_idle_time", "max_inactive_connection_lifetime"), defaults.idleTime),
				or(parameters.takeDuration("max_life_time", "pool_recycle"), defaults.lifeTime),
				parameters.takeText("validation_query"));
	}

	/**
	 * The options as parameters, which {@link #take} reads.
	 * @return the values by name
	 */
	Map<String, Object> asParameters() {
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("minsize", this.minSize);
		values.put("maxsize", this.maxSize);
		values.put("max_acquire_time", this.acquireTimeout);
		values.put("connect_timeout", this.connectTimeout);
		values.put("max_validation_time", this.validationTimeout);
		values.put("max_idle_time", this.idleTime);
		values.put("max_life_time", this.lifeTime);
		if (this.validationQuery != null) {
			values.put("validation_query", this.validationQuery);
		}
		return values;
	}

	private static Duration or(@Nullable Duration given, Duration otherwise) {
		return (given != null) ? given : otherwise;
	}

}
