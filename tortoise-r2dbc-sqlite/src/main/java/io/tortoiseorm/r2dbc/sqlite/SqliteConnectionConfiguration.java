package io.tortoiseorm.r2dbc.sqlite;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Where an SQLite database is and how connections to it work. Immutable.
 * <p>
 * Unless set otherwise, connections use the pragmas {@code foreign_keys=ON},
 * {@code journal_mode=WAL}, {@code synchronous=NORMAL} and
 * {@code journal_size_limit=16384}, and wait up to five seconds for a lock.
 */
public final class SqliteConnectionConfiguration {

	private static final String BUSY_TIMEOUT = "busy_timeout";

	/** Without effect once the journal mode has created the file. */
	private static final List<String> PRAGMAS_OF_NEW_DATABASES = List.of("encoding", "page_size", "auto_vacuum");

	private static final Pattern PRAGMA_NAME = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*\\.)?[A-Za-z_][A-Za-z0-9_]*");

	private static final Pattern PLAIN_PRAGMA_VALUE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*|[+-]?[0-9]+(\\.[0-9]+)?");

	private final DatabaseLocation location;

	private final Map<String, String> pragmas;

	private final Duration lockWaitTimeout;

	private final Duration statementTimeout;

	private final int statementCacheSize;

	private final boolean readOnly;

	private final boolean installRegexpFunctions;

	private SqliteConnectionConfiguration(Builder builder, DatabaseLocation location) {
		this.location = location;
		this.pragmas = Collections.unmodifiableMap(new LinkedHashMap<>(builder.pragmas));
		this.lockWaitTimeout = builder.lockWaitTimeout;
		this.statementTimeout = builder.statementTimeout;
		this.statementCacheSize = builder.statementCacheSize;
		this.readOnly = builder.readOnly;
		this.installRegexpFunctions = builder.installRegexpFunctions;
	}

	/**
	 * Starts a configuration.
	 * @return a builder that needs one of {@code file}, {@code inMemory} and {@code uri}
	 */
	public static Builder builder() {
		return new Builder();
	}

	String jdbcUrl() {
		return this.location.jdbcUrl();
	}

	boolean inMemory() {
		return this.location.inMemory();
	}

	boolean sharedCache() {
		return this.location.sharedCache();
	}

	/** The database, for messages. */
	String description() {
		return this.location.description();
	}

	/** The pragmas to set on a new connection, with their values as SQL. */
	Map<String, String> effectivePragmas() {
		Map<String, String> effective = new LinkedHashMap<>();
		for (String first : PRAGMAS_OF_NEW_DATABASES) {
			if (this.pragmas.containsKey(first)) {
				effective.put(first, this.pragmas.get(first));
			}
		}
		effective.put("foreign_keys", "ON");
		if (!this.readOnly && !this.location.inMemory()) {
			effective.put("journal_mode", "WAL");
			effective.put("journal_size_limit", "16384");
		}
		effective.put("synchronous", "NORMAL");
		effective.putAll(this.pragmas);
		effective.remove(BUSY_TIMEOUT);
		return effective;
	}

	Duration lockWaitTimeout() {
		return this.lockWaitTimeout;
	}

	Duration statementTimeout() {
		return this.statementTimeout;
	}

	int statementCacheSize() {
		return this.statementCacheSize;
	}

	boolean readOnly() {
		return this.readOnly;
	}

	boolean installRegexpFunctions() {
		return this.installRegexpFunctions;
	}

	@Override
	public String toString() {
		return "SqliteConnectionConfiguration[" + this.location.description() + ", readOnly=" + this.readOnly
				+ ", pragmas=" + effectivePragmas() + "]";
	}

	/**
	 * Builds a {@link SqliteConnectionConfiguration}.
	 */
	public static final class Builder {

		private final Map<String, String> pragmas = new LinkedHashMap<>();

		private @Nullable DatabaseLocation location;

		private Duration lockWaitTimeout = Duration.ofSeconds(5);

		private Duration statementTimeout = Duration.ZERO;

		private int statementCacheSize = 256;

		private boolean readOnly;

		private boolean installRegexpFunctions = true;

		private Builder() {
		}

		/**
		 * Uses a database file, which is created where there is none.
		 * @param path the path, against the working directory where it is relative
		 * @return this builder
		 */
		public Builder file(Path path) {
			this.location = DatabaseLocation.ofFile(Objects.requireNonNull(path, "The path must not be null"));
			return this;
		}

		/**
		 * Uses a database file, which is created where there is none.
		 * @param path the path, against the working directory where it is relative
		 * @return this builder
		 */
		public Builder file(String path) {
			return file(Path.of(requireText(path, "path")));
		}

		/**
		 * Uses a new in-memory database that only the connections of this configuration's
		 * factories see. It can grow to 1 GiB.
		 * @return this builder
		 */
		public Builder inMemory() {
			this.location = DatabaseLocation.ofPrivateMemory();
			return this;
		}

		/**
		 * Uses an in-memory database that all connections of this process with the same
		 * name share. It can grow to 1 GiB.
		 * @param name the name
		 * @return this builder
		 */
		public Builder inMemory(String name) {
			this.location = DatabaseLocation.ofNamedMemory(requireText(name, "name"));
			return this;
		}

		/**
		 * Uses a database given as one of SQLite's own URI file names, such as
		 * {@code file:name?mode=memory&cache=shared} or
		 * {@code file:/data/app.db?immutable=1}.
		 * @param uri the URI, which starts with {@code file:}
		 * @return this builder
		 */
		public Builder uri(String uri) {
			this.location = DatabaseLocation.ofUri(requireText(uri, "URI"));
			return this;
		}

		/**
		 * Sets a pragma on every new connection, also in place of one of the defaults.
		 * @param name the name, such as {@code cache_size}
		 * @param value the value, such as {@code -20000}
		 * @return this builder
		 */
		public Builder pragma(String name, String value) {
			Objects.requireNonNull(name, "The name of the pragma must not be null");
			Objects.requireNonNull(value, "The value of the pragma must not be null");
			if (!PRAGMA_NAME.matcher(name).matches()) {
				throw new IllegalArgumentException("'" + name + "' is not the name of a pragma");
			}
			String key = name.toLowerCase(Locale.ROOT);
			if (key.equals(BUSY_TIMEOUT)) {
				return lockWaitTimeout(millis(value));
			}
			boolean plain = PLAIN_PRAGMA_VALUE.matcher(value).matches();
			this.pragmas.put(key, plain ? value : "'" + value.replace("'", "''") + "'");
			return this;
		}

		private static Duration millis(String value) {
			try {
				return Duration.ofMillis(Long.parseLong(value.strip()));
			}
			catch (NumberFormatException ex) {
				throw new IllegalArgumentException(
						"The pragma busy_timeout needs a number of milliseconds, was '" + value + "'", ex);
			}
		}

		/**
		 * Sets how long a connection waits for a lock of another one before it fails with
		 * an {@code R2dbcTransientResourceException}; five seconds by default.
		 * @param timeout the longest wait, zero to fail at once
		 * @return this builder
		 */
		public Builder lockWaitTimeout(Duration timeout) {
			this.lockWaitTimeout = requireTimeout(timeout, "lock wait timeout");
			return this;
		}

		/**
		 * Sets how long a statement may take to its first row or its update count before
		 * it fails with an {@code R2dbcTimeoutException}; unlimited by default.
		 * @param timeout the longest time, zero for no limit
		 * @return this builder
		 */
		public Builder statementTimeout(Duration timeout) {
			this.statementTimeout = requireTimeout(timeout, "statement timeout");
			return this;
		}

		/**
		 * Sets how many prepared statements a connection keeps; 256 by default.
		 * @param size the number of statements, zero for none
		 * @return this builder
		 */
		public Builder statementCacheSize(int size) {
			if (size < 0) {
				throw new IllegalArgumentException("The size of the statement cache must not be negative, was " + size);
			}
			this.statementCacheSize = size;
			return this;
		}

		/**
		 * Sets whether connections cannot write; false by default. A read-only database
		 * has to exist.
		 * @param readOnly whether to open the database for reading only
		 * @return this builder
		 */
		public Builder readOnly(boolean readOnly) {
			this.readOnly = readOnly;
			return this;
		}

		/**
		 * Sets whether the operators {@code REGEXP} and, without regard to case,
		 * {@code MATCH} match regular expressions; true by default.
		 * @param install whether to install them
		 * @return this builder
		 */
		public Builder installRegexpFunctions(boolean install) {
			this.installRegexpFunctions = install;
			return this;
		}

		/**
		 * Builds the configuration.
		 * @return the configuration
		 * @throws IllegalStateException if no database has been chosen
		 */
		public SqliteConnectionConfiguration build() {
			if (this.location == null) {
				throw new IllegalStateException("No database: call file(…), inMemory() or uri(…)");
			}
			return new SqliteConnectionConfiguration(this, this.location);
		}

		private static String requireText(@Nullable String text, String name) {
			if (text == null || text.isBlank()) {
				throw new IllegalArgumentException("The " + name + " of the database must not be empty");
			}
			return text;
		}

		private static Duration requireTimeout(Duration timeout, String name) {
			Objects.requireNonNull(timeout, "The " + name + " must not be null");
			if (timeout.isNegative()) {
				throw new IllegalArgumentException("The " + name + " must not be negative, was " + timeout);
			}
			return timeout;
		}

	}

}
