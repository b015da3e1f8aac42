package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.tortoiseorm.db.Database;
import io.tortoiseorm.exceptions.IntegrityError;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.sql.Delete;
import io.tortoiseorm.sql.Operation;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlStatement;
import io.tortoiseorm.sql.SqlWriter;
import io.tortoiseorm.sql.Update;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Writes instances: one by one, and many in few statements.
 */
public final class Writer {

	private final QueryEnvironment environment;

	private final RowStatements statements = new RowStatements();

	private final Inserts inserts;

	/**
	 * Creates the writer.
	 * @param environment models and connections
	 */
	public Writer(QueryEnvironment environment) {
		this.environment = environment;
		this.inserts = new Inserts(environment, this.statements);
	}

	/**
	 * Inserts an instance and fills in what the database made: its key, and defaults.
	 * @param instance the instance
	 * @param chosen the connection the caller chose, or {@code null}
	 * @return completes when written
	 */
	public Mono<Void> insert(ModelBase instance, @Nullable String chosen) {
		return this.inserts.one(model(instance), instance, chosen);
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
		return this.inserts.all(model, instances, options, chosen);
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
