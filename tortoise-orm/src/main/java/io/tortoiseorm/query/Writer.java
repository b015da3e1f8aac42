package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.RowMapper;
import io.tortoiseorm.db.TransactionOptions;
import io.tortoiseorm.dialect.Writes;
import io.tortoiseorm.exceptions.IntegrityError;
import io.tortoiseorm.exceptions.OperationalError;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.InstanceState;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.UniqueMeta;
import io.tortoiseorm.sql.Delete;
import io.tortoiseorm.sql.Insert;
import io.tortoiseorm.sql.Operation;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlStatement;
import io.tortoiseorm.sql.SqlWriter;
import io.tortoiseorm.sql.Update;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes instances: one by one, and many in few statements.
 */
public final class Writer {

	private final QueryEnvironment environment;

	private final Map<ModelMeta, InsertColumns> insertColumns = new ConcurrentHashMap<>();

	private final RowStatements statements = new RowStatements();

	/**
	 * Creates the writer.
	 * @param environment models and connections
	 */
	public Writer(QueryEnvironment environment) {
		this.environment = environment;
	}

	/**
	 * Inserts an instance and fills in what the database made: its key, and defaults.
	 * @param instance the instance
	 * @param chosen the connection the caller chose, or {@code null}
	 * @return completes when written
	 */
	public Mono<Void> insert(ModelBase instance, @Nullable String chosen) {
		ModelMeta model = model(instance);
		Database database = this.environment.database(model, true, chosen);
		Records.prepareInsert(model, instance, this.environment.clock());
		InsertColumns columns = columns(model, instance);
		@Nullable Object[] row = RowChecks.row(model, instance, columns.written, database, this.environment.validation());
		return write(model, database, new Batch(columns, List.of(instance), List.<@Nullable Object[]>of(row)), null);
	}

	/**
	 * Inserts instances in as few statements as the database takes, all or none.
	 * @param model their model
	 * @param instances the instances
	 * @param options batch size and what to do with rows that are already there
	 * @param chosen the connection the caller chose, or {@code null}
	 * @return completes when written
	 */
	public Mono<Void> bulkInsert(ModelMeta model, List<? extends ModelBase> instances, BulkInsert options,
			@Nullable String chosen) {
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
			current.rows.add(checks.row(instance, columns.written, position++));
			current.instances.add(instance);
		}
		return batches;
	}

	private Mono<Void> write(ModelMeta model, Database database, Batch batch, Insert.@Nullable Conflict conflict) {
		InsertColumns columns = batch.columns;
		List<ModelBase> instances = batch.instances;
		Writes writes = database.dialect().writes();
		boolean asRows = writes.returning() == Writes.Returning.ROWS;
		List<FieldMeta> returned = (conflict == null) ? columns.returned : List.of();
		Insert insert = new Insert(model.table(), columns.writtenColumns, batch.rows, conflict,
				returned.isEmpty() ? List.of() : columns.returnedColumns);
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
			RowMapper<Number> mapper = (row) -> (Number) Objects.requireNonNull(row.get(0, Object.class));
			inserted = database.list(statement.withGeneratedKey(key.column()), mapper).doOnNext((keys) -> {
				long first = keys.get(0).longValue();
				for (int i = 0; i < instances.size(); i++) {
					key.set(instances.get(i), key.type().fromLogical(key.toLogical(first + i)));
				}
			}).then();
		}
		return defaults.isEmpty() ? inserted
				: inserted.then(Mono.defer(() -> readDefaults(model, database, instances, defaults)));
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
	 * Takes the keys of assigned objects that had none when they were assigned.
	 * @param instance the instance
	 */
	public void adoptKeys(ModelBase instance) {
		model(instance).fields().forEach((field) -> Records.adoptKey(field, instance));
	}

	/**
	 * Sets the fields that every update sets.
	 * @param instance the instance
	 * @return those fields
	 */
	public List<FieldMeta> touch(ModelBase instance) {
		return Records.touch(model(instance), instance, this.environment.clock());
	}

	/**
	 * Writes some fields of an instance that is in the database.
	 * @param instance the instance
	 * @param fields the fields
	 * @param chosen the connection the caller chose, or {@code null}
	 * @return how many rows were matched: 1, or 0 when the row is gone
	 */
	public Mono<Long> update(ModelBase instance, List<FieldMeta> fields, @Nullable String chosen) {
		return update(instance, fields, chosen, WriteMemory.of(model(instance), instance));
	}

	private Mono<Long> update(ModelBase instance, List<FieldMeta> fields, @Nullable String chosen, WriteMemory before) {
		ModelMeta model = model(instance);
		Database database = this.environment.database(model, true, chosen);
		List<FieldMeta> plain = (model.version() == null) ? fields
				: fields.stream().filter((field) -> !field.version()).toList();
		@Nullable Object[] values = RowChecks.row(model, instance, plain, database, this.environment.validation());
		Versions versions = Versions.of(model, instance);
		SqlStatement statement;
		if (versions.isCounted()) {
			statement = SqlWriter.write(database.dialect(), update(model, instance, plain, values, versions));
		}
		else {
			List<@Nullable Object> bound = new ArrayList<>(values.length + 1);
			bound.addAll(Arrays.asList(values));
			bound.addAll(Keys.logical(model, instance));
			statement = this.statements.update(database.dialect(), plain, bound,
					() -> update(model, instance, plain, values, versions));
		}
		return database.update(statement.of(new Operation(model.name(), "update"))).flatMap((matched) -> {
			if (matched == 0) {
				return versions.isCounted() ? Mono.error(versions.stale()) : Mono.just(matched);
			}
			versions.written();
			Snapshots.take(model, instance, fields);
			return WriteMemory.written(database, List.of(before)).thenReturn(matched);
		});
	}

	/**
	 * Deletes the row of an instance, or marks it as deleted where the model says so.
	 * @param instance the instance
	 * @param chosen the connection the caller chose, or {@code null}
	 * @return how many rows were deleted: 1, or 0 when the row was gone already
	 */
	public Mono<Long> delete(ModelBase instance, @Nullable String chosen) {
		FieldMeta mark = model(instance).softDelete();
		if (mark == null) {
			return remove(instance, chosen);
		}
		WriteMemory before = WriteMemory.of(model(instance), instance);
		mark.set(instance, Records.deletionMark(mark, this.environment.clock()));
		return Mono.defer(() -> update(instance, List.of(mark), chosen, before))
			.doOnError((error) -> before.restoreValues());
	}

	/**
	 * Removes the row of an instance, whatever the model says of deletion.
	 * @param instance the instance
	 * @param chosen the connection the caller chose, or {@code null}
	 * @return how many rows were removed: 1, or 0 when the row was gone already
	 */
	public Mono<Long> remove(ModelBase instance, @Nullable String chosen) {
		ModelMeta model = model(instance);
		Database database = this.environment.database(model, true, chosen);
		WriteMemory before = WriteMemory.of(model, instance);
		Versions versions = Versions.of(model, instance);
		Delete delete = new Delete(model.table(), versions.unchanged(Keys.condition(model, instance)));
		return database.update(SqlWriter.write(database.dialect(), delete).of(new Operation(model.name(), "delete")))
			.flatMap((deleted) -> (deleted == 0 && versions.isCounted()) ? Mono.error(versions.stale())
					: WriteMemory.written(database, List.of(before)).thenReturn(deleted));
	}

	private static Update update(ModelMeta model, ModelBase instance, List<FieldMeta> fields, @Nullable Object[] values,
			Versions versions) {
		List<Update.Assignment> assignments = new ArrayList<>(values.length + 1);
		for (int i = 0; i < values.length; i++) {
			FieldMeta field = fields.get(i);
			assignments.add(new Update.Assignment(field.column(), Sql.bind(values[i], field.sqlType())));
		}
		versions.increment(assignments);
		return new Update(model.table(), assignments, versions.unchanged(Keys.condition(model, instance)));
	}

	private ModelMeta model(ModelBase instance) {
		return this.environment.registry().get(instance.getClass());
	}

	/**
	 * The columns an insert of an instance writes: not those the database makes.
	 */
	private InsertColumns columns(ModelMeta model, ModelBase instance) {
		InsertColumns usual = this.insertColumns.computeIfAbsent(model, InsertColumns::usual);
		for (FieldMeta field : usual.returned) {
			if (field.get(instance) != null) {
				return InsertColumns.of(model, instance);
			}
		}
		return usual;
	}

	/**
	 * What an insert writes and gets back.
	 */
	private record InsertColumns(List<FieldMeta> written, List<FieldMeta> returned, List<Insert.Column> writtenColumns,
			List<Insert.Column> returnedColumns) {

		static InsertColumns usual(ModelMeta model) {
			return split(model, model.fields().stream().filter(InsertColumns::madeByDatabase).toList());
		}

		static InsertColumns of(ModelMeta model, ModelBase instance) {
			return split(model, model.fields()
				.stream()
				.filter((field) -> madeByDatabase(field) && (field.get(instance) == null || field.textSearch() != null))
				.toList());
		}

		private static boolean madeByDatabase(FieldMeta field) {
			return field.generated() || field.dbDefault() != null;
		}

		private static InsertColumns split(ModelMeta model, List<FieldMeta> returned) {
			List<FieldMeta> written = model.fields().stream().filter((field) -> !returned.contains(field)).toList();
			return new InsertColumns(written, returned, columns(written), columns(returned));
		}

		/**
		 * How many rows one INSERT may have so that what comes back is told apart.
		 */
		int maxRows(Writes writes) {
			int columns = Math.max(1, this.written.size());
			if (this.returned.isEmpty()) {
				return writes.maxRows(columns);
			}
			return (writes.returnsInOrder() || generatedKey() >= 0) ? writes.maxReturningRows(columns) : 1;
		}

		private int generatedKey() {
			for (int i = 0; i < this.returned.size(); i++) {
				if (this.returned.get(i).primaryKey() && this.returned.get(i).generated()) {
					return i;
				}
			}
			return -1;
		}

		/**
		 * What came back in the order of the rows sent.
		 */
		List<@Nullable Object[]> inOrder(Writes writes, List<@Nullable Object[]> made) {
			if (writes.returnsInOrder() || made.size() < 2) {
				return made;
			}
			int key = generatedKey();
			List<@Nullable Object[]> sorted = new ArrayList<>(made);
			sorted.sort(Comparator.comparingLong((row) -> ((Number) Objects.requireNonNull(row[key])).longValue()));
			return sorted;
		}

		private static List<Insert.Column> columns(List<FieldMeta> fields) {
			return fields.stream()
				.map((field) -> new Insert.Column(field.column(), field.sqlType(), field.generated()))
				.toList();
		}

	}

	private record Batch(InsertColumns columns, List<ModelBase> instances, List<@Nullable Object[]> rows) {

	}

	/**
	 * How many instances are inserted.
	 *
	 * @param batchSize rows of one statement at most; 0 for as many as the database takes
	 * @param ignoreConflicts leave rows that are already there as they are
	 * @param onConflict the fields of the unique constraint whose rows are updated
	 * @param updateFields the fields that take the new values
	 */
	public record BulkInsert(int batchSize, boolean ignoreConflicts, List<String> onConflict,
			List<String> updateFields) {

		Insert.@Nullable Conflict conflict(ModelMeta model) {
			if (!this.ignoreConflicts && this.updateFields.isEmpty()) {
				return null;
			}
			List<List<String>> keys = new ArrayList<>();
			keys.add(model.keyFields().stream().map(FieldMeta::column).toList());
			model.fields().stream().filter(FieldMeta::unique).forEach((field) -> keys.add(List.of(field.column())));
			model.uniques().stream().filter(UniqueMeta::tellsConflicts).forEach((unique) -> keys.add(unique.columns()));
			return new Insert.Conflict(columns(model, this.onConflict), columns(model, this.updateFields), keys);
		}

		private static List<String> columns(ModelMeta model, List<String> names) {
			return names.stream().map((name) -> Names.field(model, name).column()).toList();
		}

	}

	/**
	 * The error of a save that found no row.
	 * @param instance the instance
	 * @return the error
	 */
	public IntegrityError gone(ModelBase instance) {
		ModelMeta model = model(instance);
		return new IntegrityError(
				"Can't update " + model.name() + " with " + Keys.described(model, instance)
						+ ": there is no such row any more. To insert it again use " + "save(s -> s.forceCreate()).",
				IntegrityError.Kind.OTHER, null, model.table().name(), List.of(), null);
	}

}
