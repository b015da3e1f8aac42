package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.RowMapper;
import io.tortoiseorm.db.TransactionOptions;
import io.tortoiseorm.dialect.Writes;
import io.tortoiseorm.exceptions.OperationalError;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.InstanceState;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.sql.Insert;
import io.tortoiseorm.sql.Operation;
import io.tortoiseorm.sql.SqlStatement;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Inserts instances in few statements, and fills in what the database made.
 */
final class Inserts {

	private final QueryEnvironment environment;

	private final RowStatements statements;

	private final Map<ModelMeta, InsertColumns> insertColumns = new ConcurrentHashMap<>();

	Inserts(QueryEnvironment environment, RowStatements statements) {
		this.environment = environment;
		this.statements = statements;
	}

	Mono<Void> one(ModelMeta model, ModelBase instance, @Nullable String chosen) {
		Database database = this.environment.database(model, true, chosen);
		Records.prepareInsert(model, instance, this.environment.clock());
		InsertColumns columns = columns(model, instance);
		@Nullable Object[] row = RowChecks.row(model, instance, columns.written(), database, this.environment.validation());
		return write(model, database, new Batch(columns, List.of(instance), List.<@Nullable Object[]>of(row)), null);
	}

	Mono<Void> all(ModelMeta model, List<? extends ModelBase> instances, BulkInsert options, @Nullable String chosen) {
		if (instances.isEmpty()) {
			return Mono.empty();
		}
		Database database = this.environment.database(model, true, chosen);
		instances.forEach((instance) -> Records.prepareInsert(model, instance, this.environment.clock()));
		RowChecks checks = new RowChecks(model, database.dialect().types(), this.environment.validation());
		List<Batch> batches = batches(model, instances, options.batchSize(), database, checks);
		checks.refuse();
		Insert.Conflict conflict = options.conflict(model);
		Mono<Void> all = Flux.fromIterable(batches)
			.concatMap((batch) -> write(model, database, batch, conflict))
			.then();
		return (batches.size() == 1) ? all : database.transactional(TransactionOptions.DEFAULTS, all);
	}

	/**
	 * Consecutive instances that write the same columns go together, cut at the limit.
	 */
	private List<Batch> batches(ModelMeta model, List<? extends ModelBase> instances, int batchSize, Database database,
			RowChecks checks) {
		List<Batch> batches = new ArrayList<>();
		Batch current = null;
		int position = 0;
		for (ModelBase instance : instances) {
			InsertColumns columns = columns(model, instance);
			int limit = columns.maxRows(database.dialect().writes());
			int size = (batchSize > 0) ? Math.min(batchSize, limit) : limit;
			if (current == null || !current.columns.equals(columns) || current.instances.size() >= size) {
				current = new Batch(columns, new ArrayList<>(), new ArrayList<>());
				batches.add(current);
			}
			current.rows.add(checks.row(instance, columns.written(), position++));
			current.instances.add(instance);
		}
		return batches;
	}

	private Mono<Void> write(ModelMeta model, Database database, Batch batch, Insert.@Nullable Conflict conflict) {
		InsertColumns columns = batch.columns;
		List<ModelBase> instances = batch.instances;
		Writes writes = database.dialect().writes();
		boolean asRows = writes.returning() == Writes.Returning.ROWS;
		List<FieldMeta> returned = (conflict == null) ? columns.returned() : List.of();
		Insert insert = new Insert(model.table(), columns.writtenColumns(), batch.rows, conflict,
				returned.isEmpty() ? List.of() : columns.returnedColumns());
		SqlStatement statement = this.statements.insert(database.dialect(), model, insert)
			.of(new Operation(model.name(), "insert"));
		List<WriteMemory> before = (conflict == null) ? WriteMemory.of(model, instances) : List.of();
		Mono<Void> written;
		if (returned.isEmpty()) {
			written = database.update(statement).then();
		}
		else if (asRows) {
			written = database.list(statement, reader(database, returned))
				.doOnNext((made) -> fill(instances, returned, columns.inOrder(writes, made)))
				.then();
		}
		else {
			written = firstKey(model, database, statement, instances, returned);
		}
		return (conflict != null) ? written : written.then(Mono.defer(() -> {
			instances.forEach((instance) -> markWritten(model, instance));
			return WriteMemory.written(database, before);
		}));
	}

	private static RowMapper<@Nullable Object[]> reader(Database database, List<FieldMeta> fields) {
		ColumnReader[] readers = new ColumnReader[fields.size()];
		for (int i = 0; i < readers.length; i++) {
			readers[i] = new ColumnReader(i, fields.get(i).type(), database.dialect());
		}
		return (row) -> {
			@Nullable Object[] values = new Object[readers.length];
			for (int i = 0; i < values.length; i++) {
				values[i] = readers[i].read(row);
			}
			return values;
		};
	}

	private static void fill(List<? extends ModelBase> instances, List<FieldMeta> fields,
			List<@Nullable Object[]> made) {
		if (made.size() != instances.size()) {
			throw new OperationalError(
					"The database gave " + made.size() + " rows back for " + instances.size() + " inserted.");
		}
		for (int row = 0; row < made.size(); row++) {
			for (int i = 0; i < fields.size(); i++) {
				fields.get(i).set(instances.get(row), made.get(row)[i]);
			}
		}
	}

	/**
	 * Takes the first generated key and counts on; defaults of the database are read by a
	 * further statement.
	 */
	private Mono<Void> firstKey(ModelMeta model, Database database, SqlStatement statement,
			List<? extends ModelBase> instances, List<FieldMeta> returned) {
		FieldMeta key = model.keyFields().get(0);
		List<FieldMeta> defaults = returned.stream().filter((field) -> !field.primaryKey()).toList();
		Mono<Void> inserted;
		if (!returned.contains(key)) {
			inserted = database.update(statement).then();
		}
		else {
			Mono<Long> first = number(database, statement.withGeneratedKey(key.column()));
			inserted = keyStep(database, instances.size())
				.flatMap((step) -> first.doOnNext((start) -> countOn(instances, key, start, step)))
				.then();
		}
		return defaults.isEmpty() ? inserted
				: inserted.then(Mono.defer(() -> readDefaults(model, database, instances, defaults)));
	}

	private static Mono<Long> keyStep(Database database, int rows) {
		String query = database.dialect().writes().keyStepQuery();
		return (query == null || rows == 1) ? Mono.just(1L)
				: number(database, new SqlStatement(query, List.of(), null));
	}

	private static Mono<Long> number(Database database, SqlStatement statement) {
		RowMapper<Number> mapper = (row) -> (Number) Objects.requireNonNull(row.get(0, Object.class));
		return database.list(statement, mapper).map((numbers) -> numbers.get(0).longValue());
	}

	private static void countOn(List<? extends ModelBase> instances, FieldMeta key, long first, long step) {
		for (int i = 0; i < instances.size(); i++) {
			key.set(instances.get(i), key.type().fromLogical(key.toLogical(first + i * step)));
		}
	}

	private Mono<Void> readDefaults(ModelMeta model, Database database, List<? extends ModelBase> instances,
			List<FieldMeta> defaults) {
		return Flux.fromIterable(instances)
			.concatMap((instance) -> new Refresher(this.environment).refresh(model, instance, defaults, database))
			.then();
	}

	private static void markWritten(ModelMeta model, ModelBase instance) {
		InstanceState state = InstanceState.of(instance);
		state.setPersisted(true);
		state.setLoaded(null);
		Snapshots.take(model, instance, model.fields());
	}

	/**
	 * The columns an insert of an instance writes: not those the database makes.
	 */
	private InsertColumns columns(ModelMeta model, ModelBase instance) {
		InsertColumns usual = this.insertColumns.computeIfAbsent(model, InsertColumns::usual);
		for (FieldMeta field : usual.returned()) {
			if (field.get(instance) != null) {
				return InsertColumns.of(model, instance);
			}
		}
		return usual;
	}

	private record Batch(InsertColumns columns, List<ModelBase> instances, List<@Nullable Object[]> rows) {

	}

}
