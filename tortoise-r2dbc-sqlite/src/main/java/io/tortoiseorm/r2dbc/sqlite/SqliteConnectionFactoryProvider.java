package io.tortoiseorm.r2dbc.sqlite;

import java.util.Map;
import java.util.Objects;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.ConnectionFactoryProvider;
import io.r2dbc.spi.Option;

/**
 * Finds this driver for the options and URLs of R2DBC with the driver name
 * {@code sqlite}:
 * <ul>
 * <li>{@code r2dbc:sqlite:///app.db}: a file in the working directory</li>
 * <li>{@code r2dbc:sqlite:////data/app.db}: a file by its absolute path</li>
 * <li>{@code r2dbc:sqlite:file:///app.db}, {@code r2dbc:sqlite:file:////data/app.db}: the
 * same, with the protocol spelled out</li>
 * <li>{@code r2dbc:sqlite:mem:///}, {@code r2dbc:sqlite:///:memory:}: an in-memory
 * database of the connection factory's own</li>
 * <li>{@code r2dbc:sqlite:mem:///name}: a named in-memory database that the process
 * shares</li>
 * </ul>
 * The options below, and pragmas by their own names, may follow as a query:
 * {@code r2dbc:sqlite:///app.db?readOnly=true&cache_size=-20000}. As an option of its
 * own, {@link ConnectionFactoryOptions#DATABASE} may also be one of SQLite's URIs:
 * {@code file:name?mode=memory&cache=shared}.
 */
public final class SqliteConnectionFactoryProvider implements ConnectionFactoryProvider {

	/**
	 * The name of the driver, {@value}.
	 */
	public static final String SQLITE_DRIVER = "sqlite";

	/**
	 * The protocol of files, {@value}; the default.
	 */
	public static final String PROTOCOL_FILE = "file";

	/**
	 * The protocol of in-memory databases, {@value}.
	 */
	public static final String PROTOCOL_MEMORY = "mem";

	/**
	 * Pragmas to set on every connection: a {@link Map} of names and values, or text of
	 * the form {@code name=value;name=value}. Common pragmas may also be options of their
	 * own.
	 */
	public static final Option<Object> PRAGMAS = Option.valueOf("pragmas");

	/**
	 * Whether connections cannot write, a {@link Boolean}; false by default.
	 */
	public static final Option<Boolean> READ_ONLY = Option.valueOf("readOnly");

	/**
	 * How many prepared statements a connection keeps, an {@link Integer}; 256 by
	 * default.
	 */
	public static final Option<Integer> STATEMENT_CACHE_SIZE = Option.valueOf("statementCacheSize");

	/**
	 * Whether the operators {@code REGEXP} and {@code MATCH} match regular expressions, a
	 * {@link Boolean}; true by default. The option can also be called
	 * {@code install_regexp_functions}.
	 */
	public static final Option<Boolean> INSTALL_REGEXP_FUNCTIONS = Option.valueOf("installRegexpFunctions");

	/**
	 * Creates a connection factory.
	 * @param options the options, see the class
	 * @return the connection factory
	 * @throws IllegalArgumentException if an option has a value that it cannot have
	 */
	@Override
	public SqliteConnectionFactory create(ConnectionFactoryOptions options) {
		Objects.requireNonNull(options, "The options must not be null");
		return SqliteConnectionFactory.from(OptionsMapper.toConfiguration(options));
	}

	@Override
	public boolean supports(ConnectionFactoryOptions options) {
		Objects.requireNonNull(options, "The options must not be null");
		return SQLITE_DRIVER.equals(options.getValue(ConnectionFactoryOptions.DRIVER));
	}

	@Override
	public String getDriver() {
		return SQLITE_DRIVER;
	}

}
