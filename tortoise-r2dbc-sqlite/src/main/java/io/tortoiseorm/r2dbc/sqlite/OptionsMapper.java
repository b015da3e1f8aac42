package io.tortoiseorm.r2dbc.sqlite;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import io.tortoiseorm.r2dbc.sqlite.SqliteConnectionConfiguration.Builder;
import org.jspecify.annotations.Nullable;

/**
 * Reads the options of R2DBC.
 */
final class OptionsMapper {

	private static final String MEMORY = ":memory:";

	private static final Option<Object> INSTALL_REGEXP_FUNCTIONS_OF_TORTOISE = Option
		.valueOf("install_regexp_functions");

	/** The pragmas that can be options of their own. */
	private static final List<String> PRAGMAS = List.of("analysis_limit", "application_id", "auto_vacuum",
			"automatic_index", "busy_timeout", "cache_size", "cache_spill", "case_sensitive_like", "cell_size_check",
			"checkpoint_fullfsync", "defer_foreign_keys", "encoding", "foreign_keys", "fullfsync", "hard_heap_limit",
			"ignore_check_constraints", "journal_mode", "journal_size_limit", "legacy_alter_table", "locking_mode",
			"max_page_count", "mmap_size", "page_size", "query_only", "recursive_triggers", "reverse_unordered_selects",
			"secure_delete", "soft_heap_limit", "synchronous", "temp_store", "threads", "trusted_schema",
			"user_version", "wal_autocheckpoint");

	private OptionsMapper() {
	}

	static SqliteConnectionConfiguration toConfiguration(ConnectionFactoryOptions options) {
		Builder builder = SqliteConnectionConfiguration.builder();
		chooseDatabase(builder, options);
		for (String pragma : PRAGMAS) {
			Object value = options.getValue(Option.valueOf(pragma));
			if (value != null) {
				builder.pragma(pragma, value.toString());
			}
		}
		Object pragmas = value(options, SqliteConnectionFactoryProvider.PRAGMAS);
		if (pragmas != null) {
			pragmas(builder, pragmas);
		}
		Object readOnly = value(options, SqliteConnectionFactoryProvider.READ_ONLY);
		if (readOnly != null) {
			builder.readOnly(toBoolean("readOnly", readOnly));
		}
		Object cacheSize = value(options, SqliteConnectionFactoryProvider.STATEMENT_CACHE_SIZE);
		if (cacheSize != null) {
			builder.statementCacheSize(toInt("statementCacheSize", cacheSize));
		}
		Object regexp = value(options, SqliteConnectionFactoryProvider.INSTALL_REGEXP_FUNCTIONS);
		if (regexp == null) {
			regexp = value(options, INSTALL_REGEXP_FUNCTIONS_OF_TORTOISE);
		}
		if (regexp != null) {
			builder.installRegexpFunctions(toBoolean("installRegexpFunctions", regexp));
		}
		Object lockWaitTimeout = value(options, ConnectionFactoryOptions.LOCK_WAIT_TIMEOUT);
		if (lockWaitTimeout != null) {
			builder.lockWaitTimeout(toDuration("lockWaitTimeout", lockWaitTimeout));
		}
		Object statementTimeout = value(options, ConnectionFactoryOptions.STATEMENT_TIMEOUT);
		if (statementTimeout != null) {
			builder.statementTimeout(toDuration("statementTimeout", statementTimeout));
		}
		return builder.build();
	}

	private static void chooseDatabase(Builder builder, ConnectionFactoryOptions options) {
		Object host = value(options, ConnectionFactoryOptions.HOST);
		if (host != null) {
			throw new IllegalArgumentException("SQLite has no host, was '" + host + "'; write r2dbc:sqlite:///" + host
					+ " for a file in the working directory, with four slashes for an absolute path");
		}
		Object database = value(options, ConnectionFactoryOptions.DATABASE);
		String name = (database != null) ? database.toString() : "";
		String protocol = protocol(options);
		switch (protocol) {
			case SqliteConnectionFactoryProvider.PROTOCOL_MEMORY -> memory(builder, name);
			case SqliteConnectionFactoryProvider.PROTOCOL_FILE -> file(builder, name);
			default -> throw new IllegalArgumentException(
					"Unknown protocol '" + protocol + "' for SQLite; known are file (the default) and mem");
		}
	}

	private static String protocol(ConnectionFactoryOptions options) {
		Object protocol = value(options, ConnectionFactoryOptions.PROTOCOL);
		return (protocol == null || protocol.toString().isBlank()) ? SqliteConnectionFactoryProvider.PROTOCOL_FILE
				: protocol.toString();
	}

	private static void memory(Builder builder, String name) {
		if (name.isEmpty() || name.equals(MEMORY)) {
			builder.inMemory();
		}
		else {
			builder.inMemory(name);
		}
	}

	private static void file(Builder builder, String name) {
		if (name.equals(MEMORY)) {
			builder.inMemory();
		}
		else if (name.startsWith("file:")) {
			builder.uri(name);
		}
		else if (name.isEmpty()) {
			throw new IllegalArgumentException("The option database is missing: the path of the file, or :memory:");
		}
		else {
			builder.file(name);
		}
	}

	private static void pragmas(Builder builder, Object pragmas) {
		if (pragmas instanceof Map<?, ?> map) {
			map.forEach((name, value) -> builder.pragma(String.valueOf(name), String.valueOf(value)));
			return;
		}
		for (String pragma : pragmas.toString().split(";")) {
			if (!pragma.isBlank()) {
				int equals = pragma.indexOf('=');
				if (equals < 0) {
					throw new IllegalArgumentException(
							"The option pragmas needs the form name=value;name=value, found '" + pragma + "'");
				}
				builder.pragma(pragma.substring(0, equals).strip(), pragma.substring(equals + 1).strip());
			}
		}
	}

	// Options of URLs are text whatever the type of the option says.
	@SuppressWarnings("unchecked")
	private static @Nullable Object value(ConnectionFactoryOptions options, Option<?> option) {
		return options.getValue((Option<Object>) option);
	}

	private static boolean toBoolean(String option, Object value) {
		String text = value.toString();
		if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
			return Boolean.parseBoolean(text);
		}
		throw new IllegalArgumentException("The option " + option + " needs true or false, was '" + value + "'");
	}

	private static int toInt(String option, Object value) {
		try {
			return Integer.parseInt(value.toString());
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException("The option " + option + " needs a number, was '" + value + "'", ex);
		}
	}

	private static Duration toDuration(String option, Object value) {
		if (value instanceof Duration duration) {
			return duration;
		}
		try {
			return Duration.parse(value.toString());
		}
		catch (DateTimeParseException ex) {
			throw new IllegalArgumentException(
					"The option " + option + " needs a duration such as PT5S, was '" + value + "'", ex);
		}
	}

}
