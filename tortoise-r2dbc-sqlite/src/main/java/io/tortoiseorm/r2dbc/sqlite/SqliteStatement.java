package io.tortoiseorm.r2dbc.sqlite;

import java.util.ArrayList;
import java.util.List;

import io.r2dbc.spi.Statement;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * A statement of an {@link SqliteConnection}.
 */
final class SqliteStatement implements Statement {

	private final SqliteConnection connection;

	private final Bindings bindings;

	private final SqlScript script;

	private SqlScript scriptToRun;

	private int fetchSize;

	SqliteStatement(SqliteConnection connection, SqlScript script) {
		this.connection = connection;
		this.script = script;
		this.scriptToRun = script;
		this.bindings = new Bindings(script.parameters());
	}

	@Override
	public SqliteStatement add() {
		this.bindings.add();
		return this;
	}

	@Override
	public SqliteStatement bind(int index, Object value) {
		this.bindings.bind(index, Encoder.encode(requireNonNull(value, "value")));
		return this;
	}

	@Override
	public SqliteStatement bind(String name, Object value) {
		requireNonNull(value, "value");
		return bind(position(name), value);
	}

	@Override
	public SqliteStatement bindNull(int index, Class<?> type) {
		requireNonNull(type, "type");
		this.bindings.bind(index, null);
		return this;
	}

	@Override
	public SqliteStatement bindNull(String name, Class<?> type) {
		return bindNull(position(name), type);
	}

	private int position(String name) {
		return this.script.parameters().position(requireNonNull(name, "name of the parameter"));
	}

	@Override
	public SqliteStatement returnGeneratedValues(String... columns) {
		requireNonNull(columns, "array of columns");
		for (String column : columns) {
			requireNonNull(column, "name of a column");
		}
		this.scriptToRun = this.script.returning(columns);
		return this;
	}

	@Override
	public SqliteStatement fetchSize(int rows) {
		if (rows < 0) {
			throw new IllegalArgumentException("The fetch size must not be negative, was " + rows);
		}
		this.fetchSize = rows;
		return this;
	}

	@Override
	public Publisher<SqliteResult> execute() {
		List<ResultFlux.Run> runs = new ArrayList<>();
		for (@Nullable
		Object[] values : this.bindings.all()) {
			for (SqlUnit unit : this.scriptToRun.units()) {
				runs.add(new ResultFlux.Run(unit, values));
			}
		}
		int window = this.fetchSize;
		if (LargeObjects.anyIn(runs)) {
			return LargeObjects.resolve(runs)
				.flatMapMany((resolved) -> new ResultFlux(this.connection, resolved, window));
		}
		return new ResultFlux(this.connection, runs, window);
	}

	private static <T> T requireNonNull(@Nullable T argument, String name) {
		if (argument == null) {
			throw new IllegalArgumentException("The " + name + " must not be null");
		}
		return argument;
	}

	@Override
	public String toString() {
		return "SqliteStatement" + this.scriptToRun.units().stream().map(SqlUnit::sql).toList();
	}

}
