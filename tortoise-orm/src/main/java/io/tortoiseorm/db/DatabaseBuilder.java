package io.tortoiseorm.db;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.sql.SqlStatement;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Describes a {@link Database}.
 */
public final class DatabaseBuilder {

	private static final SqlStatement VERSION = new SqlStatement("SELECT VERSION()", List.of(), null);

	final String name;

	final Transport transport;

	final List<StatementListener> listeners = new ArrayList<>();

	@Nullable Duration slowStatements;

	@Nullable Dialect dialect;

	@Nullable Function<Database, Mono<Dialect>> dialectFinder;

	@Nullable ExternalTransactions external;

	ConstraintFields constraintFields = ConstraintFields.NONE;

	DatabaseBuilder(String name, Transport transport) {
		this.name = Objects.requireNonNull(name, "name must not be null");
		this.transport = Objects.requireNonNull(transport, "transport must not be null");
	}

	/**
	 * Sets the dialect.
	 * @param value the dialect
	 * @return this builder
	 */
	public DatabaseBuilder dialect(Dialect value) {
		this.dialect = value;
		this.dialectFinder = null;
		return this;
	}

	/**
	 * Sets how the dialect follows from the server's version, which is asked with
	 * {@code SELECT VERSION()} when the database is opened.
	 * @param choice gives the dialect of a version, for example of {@code 11.4.5-MariaDB}
	 * @return this builder
	 */
	public DatabaseBuilder dialectByVersion(Function<String, Dialect> choice) {
		this.dialectFinder = (database) -> database
			.list(VERSION, (row) -> Objects.requireNonNull(row.get(0, String.class), "version must not be null"))
			.map((versions) -> choice.apply(versions.get(0)));
		return this;
	}

	/**
	 * Sets the dialect, and how the server's version may tell a closer one when the
	 * database is opened.
	 * @param family the dialect that holds until then
	 * @param choice gives the dialect of a version
	 * @return this builder
	 */
	public DatabaseBuilder dialectByVersion(Dialect family, Function<String, Dialect> choice) {
		return dialect(family).dialectByVersion(choice);
	}

	/**
	 * Has somebody else manage the transactions.
	 * @param value the manager's side
	 * @return this builder
	 */
	public DatabaseBuilder external(@Nullable ExternalTransactions value) {
		this.external = value;
		return this;
	}

	/**
	 * Adds a listener of statements, called after those added before.
	 * @param listener the listener
	 * @return this builder
	 */
	public DatabaseBuilder listener(StatementListener listener) {
		this.listeners.add(listener);
		return this;
	}

	/**
	 * Sets which statements are slow: they are logged under {@code io.tortoiseorm.sql} at
	 * WARN, with the values they were bound to only if that logger is at TRACE.
	 * @param value the time from which on a statement is slow; {@code null}, as by
	 * default, for none
	 * @return this builder
	 */
	public DatabaseBuilder slowStatements(@Nullable Duration value) {
		this.slowStatements = value;
		return this;
	}

	/**
	 * Sets what finds the fields of a constraint.
	 * @param value the finder
	 * @return this builder
	 */
	public DatabaseBuilder constraintFields(ConstraintFields value) {
		this.constraintFields = value;
		return this;
	}

	/**
	 * Makes the database. Nothing is opened yet.
	 * @return the database
	 */
	public Database build() {
		return new Database(this);
	}

}
