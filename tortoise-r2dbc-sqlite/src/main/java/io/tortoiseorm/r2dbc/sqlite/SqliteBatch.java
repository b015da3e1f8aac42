package io.tortoiseorm.r2dbc.sqlite;

import java.util.ArrayList;
import java.util.List;

import io.r2dbc.spi.Batch;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * Statements without parameters that are executed one after the other.
 */
final class SqliteBatch implements Batch {

	private static final @Nullable Object[] NO_VALUES = {};

	private final SqliteConnection connection;

	private final List<ResultFlux.Run> runs = new ArrayList<>();

	SqliteBatch(SqliteConnection connection) {
		this.connection = connection;
	}

	@Override
	public SqliteBatch add(String sql) {
		SqlScript script = this.connection.parse(sql);
		if (!script.parameters().isEmpty()) {
			throw new IllegalArgumentException("Statements of a batch cannot have parameters; use a statement");
		}
		for (SqlUnit unit : script.units()) {
			this.runs.add(new ResultFlux.Run(unit, NO_VALUES));
		}
		return this;
	}

	@Override
	public Publisher<SqliteResult> execute() {
		return new ResultFlux(this.connection, List.copyOf(this.runs), 0);
	}

}
