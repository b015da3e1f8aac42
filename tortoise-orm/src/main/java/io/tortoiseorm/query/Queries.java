package io.tortoiseorm.query;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;

import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.PoolState;
import io.tortoiseorm.db.RowMapper;
import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.Explain;
import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.exceptions.TransactionManagementError;
import io.tortoiseorm.expressions.Expression;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.sql.Operation;
import io.tortoiseorm.sql.Select;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlStatement;
import io.tortoiseorm.sql.SqlWriter;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Runs queries that read. Results are read whole and the connection is given back before
 * anything is emitted; only the streaming methods hold their connection.
 */
public final class Queries {

	private static final RowMapper<Long> NUMBER = (row) -> {
		Object value = row.get(0, Object.class);
		return (value instanceof Number number) ? number.longValue() : 0L;
	};

	private static final RowMapper<Boolean> PRESENCE = (row) -> Boolean.TRUE;

	private final QueryEnvironment environment;

	private final InstanceStatements instances;

	private final OwnedRows owned;

	private final Prefetcher prefetcher = new Prefetcher(this);

	private final RecordQueries records = new RecordQueries(this);

	/**
	 * Creates the runner.
	 * @param environment models and connections
	 */
	public Queries(QueryEnvironment environment) {
		this.environment = environment;
		this.instances = new InstanceStatements(environment);
		this.owned = new OwnedRows(this, this.instances);
	}

	/**
	 * The instances a query gives, with their prefetched relations.
	 * @param state the query
	 * @return the instances in order
	 */
	public Mono<List<ModelBase>> instances(QueryState state) {
		Compiled<ModelBase> compiled = compileInstances(state);
		Mono<List<ModelBase>> rows = locked(state, compiled.database,
				compiled.database.list(compiled.statement, compiled.mapper));
		if (state.prefetches().isEmpty()) {
			return rows;
		}
		return rows.flatMap((instances) -> prefetch(state, instances).thenReturn(instances));
	}

	/**
	 * The instances a query gives, as they come, with their relations prefetched window
	 * by window.
	 * @param state the query
	 * @param fetchSize how many rows to fetch at once
	 * @return the instances in order
	 */
	public Flux<ModelBase> streamInstances(QueryState state, int fetchSize) {
		Compiled<ModelBase> compiled = compileInstances(state);
		Flux<ModelBase> rows = locked(state, compiled.database,
				compiled.database.stream(compiled.statement, fetchSize, compiled.mapper));
		if (state.prefetches().isEmpty()) {
			return rows;
		}
		return compiled.database.inTransaction()
			.flatMapMany((inside) -> inside ? Flux.error(prefetchInTransaction())
					: windows(state, isAlone(compiled.database) ? whole(state) : rows, fetchSize));
	}

	/**
	 * Whether a statement that streams leaves no connection for another.
	 */
	private static boolean isAlone(Database database) {
		PoolState pool = database.poolState();
		return pool != null && pool.max() == 1;
	}

	private Flux<ModelBase> whole(QueryState state) {
		return instances(state.withoutPrefetches()).flatMapIterable((rows) -> rows);
	}

	private static TransactionManagementError prefetchInTransaction() {
		return new TransactionManagementError("stream() with prefetchRelated(..) needs two connections and a "
				+ "transaction has one: use list(), or pages by seek(..).");
	}

	private Flux<ModelBase> windows(QueryState state, Flux<ModelBase> rows, int fetchSize) {
		return rows.buffer(Math.max(1, fetchSize))
			.concatMap((window) -> prefetch(state, window).thenMany(Flux.fromIterable(window)), 1);
	}

	/**
	 * The values a query gives.
	 * @param <T> the type of a result
	 * @param state the query, with a projection
	 * @param shape what becomes of a row
	 * @return the results in order
	 */
	public <T> Mono<List<T>> values(QueryState state, ResultShape<T> shape) {
		Compiled<T> compiled = compileValues(state, shape);
		return locked(state, compiled.database, compiled.database.list(compiled.statement, compiled.mapper));
	}

	/**
	 * The values a query gives, as they come.
	 * @param <T> the type of a result
	 * @param state the query, with a projection
	 * @param shape what becomes of a row
	 * @param fetchSize how many rows to fetch at once
	 * @return the results in order
	 */
	public <T> Flux<T> streamValues(QueryState state, ResultShape<T> shape, int fetchSize) {
		Compiled<T> compiled = compileValues(state, shape);
		return locked(state, compiled.database,
				compiled.database.stream(compiled.statement, fetchSize, compiled.mapper));
	}

	/**
	 * A lock ends with its transaction: without one it would be gone before anybody sees
	 * it.
	 */
	private static <T> Mono<T> locked(QueryState state, Database database, Mono<T> query) {
		return (state.lock() == null) ? query
				: database.inTransaction().flatMap((inside) -> inside ? query : Mono.error(lockWithoutTransaction()));
	}

	private static <T> Flux<T> locked(QueryState state, Database database, Flux<T> query) {
		return (state.lock() == null) ? query : database.inTransaction()
			.flatMapMany((inside) -> inside ? query : Flux.error(lockWithoutTransaction()));
	}

	private static TransactionManagementError lockWithoutTransaction() {
		return new TransactionManagementError("selectForUpdate(..) needs a transaction: run it inside "
				+ "Transactions.inTransaction(..) or @Transactional.");
	}

	/**
	 * The records a query gives, with the records nested in them.
	 * @param state the query
	 * @param type the record class
	 * @return the records in order
	 */
	public Mono<List<Object>> records(QueryState state, Class<?> type) {
		return this.records.list(state, RecordType.of(type), this.environment.registry().get(state.model()));
	}

	/**
	 * The records a query gives, as they come, with the records nested in them window by
	 * window.
	 * @param state the query
	 * @param type the record class
	 * @param fetchSize how many rows to fetch at once
	 * @return the records in order
	 */
	public Flux<Object> streamRecords(QueryState state, Class<?> type, int fetchSize) {
		return this.records.stream(state, RecordType.of(type), this.environment.registry().get(state.model()),
				fetchSize);
	}

	/**
	 * How many results a query gives.
	 * @param state the query
	 * @return the size of its list of results
	 */
	public Mono<Long> count(QueryState state) {
		Database database = database(state);
		if (state.setOperation() != null) {
			Select count = CombinedCompiler.of(this.environment, database.dialect(), state).count();
			return database.list(statement(database, count, state, "count"), NUMBER).map((rows) -> rows.get(0));
		}
		SelectCompiler compiler = compiler(database, state.lock(null));
		return database.list(statement(database, compiler.count(), state, "count"), NUMBER).map((rows) -> rows.get(0));
	}

	/**
	 * Whether a query gives any result.
	 * @param state the query
	 * @return whether it does
	 */
	public Mono<Boolean> exists(QueryState state) {
		if (state.setOperation() != null) {
			return count(state).map((number) -> number > 0);
		}
		Database database = database(state);
		QueryState one = (state.limit() == null) ? state.limit(1L) : state;
		SelectCompiler compiler = compiler(database, one.lock(null));
		return database.list(statement(database, compiler.existence(), state, "exists"), PRESENCE)
			.map((rows) -> !rows.isEmpty());
	}

	/**
	 * Aggregates over all rows of a query.
	 * @param state the query
	 * @param expressions the aggregates by name
	 * @return the values by name
	 */
	public Mono<Map<String, Object>> aggregate(QueryState state, Map<String, Expression<?>> expressions) {
		if (state.isSliced() || state.distinct() || state.groupBy() != null) {
			throw new ParamsError("aggregate(..) works on all rows of a query: it has no place for limit, offset, "
					+ "distinct or groupBy. Filter by a Subquery of the sliced query instead.");
		}
		Database database = database(state);
		SelectCompiler compiler = compiler(database, state.lock(null));
		List<Output> outputs = new ArrayList<>();
		expressions.forEach((name, expression) -> {
			Output output = Output.of(name, compiler.scope().track(() -> expression.compile(compiler.scope())));
			if (!output.aggregate()) {
				throw new FieldError("'" + Names.shown(name) + "' is not an aggregate.");
			}
			outputs.add(output);
		});
		RowMapper<Map<String, Object>> mapper = mapper(outputs, ResultShape.maps(), database.dialect());
		return database.list(statement(database, compiler.aggregate(outputs), state, "aggregate"), mapper)
			.map((rows) -> rows.get(0));
	}

	/**
	 * Loads relations of instances that are in memory.
	 * @param model their model
	 * @param instances the instances
	 * @param specs what to load
	 * @param database the connection the caller chose, or {@code null}
	 * @return completes when all are loaded
	 */
	public Mono<Void> fetch(ModelMeta model, List<? extends ModelBase> instances, List<PrefetchSpec> specs,
			@Nullable String database) {
		return this.prefetcher.fetch(model, instances, specs, database);
	}

	/**
	 * The statement that a query sends first.
	 * @param state the query
	 * @return text and values
	 */
	public SqlStatement statement(QueryState state) {
		return (state.projection() != null) ? compileValues(state, ResultShape.lists()).statement
				: compileInstances(state).statement;
	}

	/**
	 * How the database would run a query.
	 * @param state the query
	 * @param explain what is asked
	 * @return the rows of the answer, their values joined by blanks
	 */
	public Mono<List<String>> explain(QueryState state, Explain explain) {
		Database database = database(state);
		SqlStatement statement = statement(state);
		SqlWriter prefix = database.dialect().writer();
		database.dialect().syntax().writeExplain(prefix, explain);
		SqlStatement explained = new SqlStatement(prefix.toStatement().text() + statement.text(), statement.binds(),
				null, new Operation(this.environment.registry().get(state.model()).name(), "explain"));
		return database.list(explained, (row) -> {
			StringJoiner line = new StringJoiner(" ");
			for (int i = 0; i < row.columnNames().size(); i++) {
				Object value = row.get(i, Object.class);
				line.add((value instanceof byte[] bytes) ? new String(bytes, StandardCharsets.UTF_8)
						: String.valueOf(value));
			}
			return line.toString();
		});
	}

	/**
	 * The connection a query goes to.
	 * @param state the query
	 * @return the connection
	 */
	public Database database(QueryState state) {
		return this.environment.database(this.environment.registry().get(state.model()), state.lock() != null,
				state.database());
	}

	/**
	 * The field that a name stands for. An unknown one is an error with the close
	 * matches.
	 * @param model the model
	 * @param name a field, or a relation to one, whose key it is then
	 * @return the field
	 */
	public FieldMeta field(ModelMeta model, String name) {
		return Names.field(model, name);
	}

	/**
	 * The fields that a name stands for. An unknown one is an error with the close
	 * matches.
	 * @param model the model
	 * @param name a field, or a relation, whose key they are then
	 * @return one field, several for a relation to a model with a composite key
	 */
	public List<FieldMeta> fields(ModelMeta model, String name) {
		return Names.fields(model, name);
	}

	Dialect dialect(QueryState state) {
		return database(state).dialect();
	}

	OwnedRows owned() {
		return this.owned;
	}

	private Mono<Void> prefetch(QueryState state, List<ModelBase> instances) {
		return fetch(this.environment.registry().get(state.model()), instances, state.prefetches(), state.database());
	}

	SelectCompiler compiler(Database database, QueryState state) {
		return SelectCompiler.of(this.environment, database.dialect(), state);
	}

	private Compiled<ModelBase> compileInstances(QueryState state) {
		Database database = database(state);
		InstanceStatements.Loading loading = this.instances.of(database.dialect(), state);
		return new Compiled<>(database, loading.statement().of(operation(state, "select")), loading.mapper());
	}

	private <T> Compiled<T> compileValues(QueryState state, ResultShape<T> shape) {
		Database database = database(state);
		if (state.setOperation() != null) {
			CombinedCompiler combined = CombinedCompiler.of(this.environment, database.dialect(), state);
			RowMapper<T> mapper = mapper(combined.values(), shape, database.dialect());
			return new Compiled<>(database, statement(database, combined.select(), state, "select"), mapper);
		}
		SelectCompiler compiler = compiler(database, state);
		List<Output> outputs = compiler.projected();
		SqlStatement statement = statement(database, compiler.select(outputs), state, "select");
		return new Compiled<>(database, statement, mapper(outputs, shape, database.dialect()));
	}

	private SqlStatement statement(Database database, SqlNode node, QueryState state, String operation) {
		return SqlWriter.write(database.dialect(), node).of(operation(state, operation));
	}

	private Operation operation(QueryState state, String name) {
		return new Operation(this.environment.registry().get(state.model()).name(), name, followed(state));
	}

	/**
	 * The relation of an instance that a query asks for the other end of.
	 */
	private static Operation.@Nullable Relation followed(QueryState state) {
		for (Q filter : state.filters()) {
			if (filter instanceof Q.Related related) {
				return new Operation.Relation(ModelMeta.nameOf(related.owner().getClass()), related.relation());
			}
		}
		return null;
	}

	static <T> RowMapper<T> mapper(List<Output> outputs, ResultShape<T> shape, Dialect dialect) {
		List<ResultShape.Column> columns = new ArrayList<>(outputs.size());
		ColumnReader[] readers = new ColumnReader[outputs.size()];
		for (int i = 0; i < readers.length; i++) {
			Output output = outputs.get(i);
			columns.add(new ResultShape.Column(String.valueOf(output.name()), output.node().type()));
			readers[i] = new ColumnReader(i, output.node().type(), dialect);
		}
		Function<@Nullable Object[], T> converter = shape.converter(columns);
		return (row) -> {
			@Nullable Object[] values = new Object[readers.length];
			for (int i = 0; i < values.length; i++) {
				values[i] = readers[i].read(row);
			}
			return converter.apply(values);
		};
	}

	private record Compiled<T>(Database database, SqlStatement statement, RowMapper<T> mapper) {

	}

}
