package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.List;

import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.TransactionOptions;
import io.tortoiseorm.dialect.Types;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.sql.Operation;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlWriter;
import io.tortoiseorm.sql.Update;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes different values to many rows in few statements.
 */
public final class BulkUpdater {

	private static final int USUAL_BATCH = 200;

	private final QueryEnvironment environment;

	/**
	 * Creates the updater.
	 * @param environment models and connections
	 */
	public BulkUpdater(QueryEnvironment environment) {
		this.environment = environment;
	}

	/**
	 * Writes fields of instances, all or none.
	 * @param model their model
	 * @param instances the instances, each with a key
	 * @param names the fields to write
	 * @param batchSize instances of one statement at most; 0 for a size of the ORM's
	 * choice
	 * @param chosen the connection the caller chose, or {@code null}
	 * @return how many rows were matched
	 */
	public Mono<Long> update(ModelMeta model, List<? extends ModelBase> instances, List<String> names, int batchSize,
			@Nullable String chosen) {
		List<FieldMeta> fields = fields(model, names);
		if (instances.isEmpty() || fields.isEmpty()) {
			return Mono.just(0L);
		}
		for (ModelBase instance : instances) {
			model.fields().forEach((field) -> Records.adoptKey(field, instance));
			Records.touch(model, instance, this.environment.clock());
		}
		for (FieldMeta field : model.fields()) {
			if (field.autoNow() && !fields.contains(field)) {
				fields.add(field);
			}
		}
		Database database = this.environment.database(model, true, chosen);
		int keySize = model.keyFields().size();
		int bindsPerRow = (keySize + 1) * fields.size() + keySize;
		int limit = Math.max(1,
				Math.min(database.dialect().limits().binds() / bindsPerRow, database.dialect().limits().listSize()));
		int size = Math.min(limit, (batchSize > 0) ? batchSize : USUAL_BATCH);
		RowChecks checks = new RowChecks(model, database.dialect().types(), this.environment.validation());
		List<@Nullable Object[]> rows = new ArrayList<>(instances.size());
		for (ModelBase instance : instances) {
			rows.add(checks.row(instance, fields, rows.size()));
		}
		checks.refuse();
		List<Mono<Long>> batches = new ArrayList<>();
		for (int i = 0; i < instances.size(); i += size) {
			int end = Math.min(instances.size(), i + size);
			batches.add(write(model, database, instances.subList(i, end), fields, rows.subList(i, end)));
		}
		if (batches.size() == 1) {
			return batches.get(0);
		}
		Mono<Long> all = Flux.concat(batches).reduce(0L, Long::sum);
		return database.transactional(TransactionOptions.DEFAULTS, all);
	}

	private static List<FieldMeta> fields(ModelMeta model, List<String> names) {
		List<FieldMeta> fields = new ArrayList<>(names.size());
		for (String name : names) {
			for (FieldMeta field : Names.fields(model, name)) {
				if (field.primaryKey()) {
					throw new ParamsError(model.name() + "." + name + " is the primary key and can not be updated.");
				}
				fields.add(field);
			}
		}
		return fields;
	}

	private Mono<Long> write(ModelMeta model, Database database, List<? extends ModelBase> instances,
			List<FieldMeta> fields, List<@Nullable Object[]> rows) {
		List<FieldMeta> key = model.keyFields();
		List<List<Object>> keys = instances.stream().map((instance) -> Keys.logical(model, instance)).toList();
		Types types = database.dialect().types();
		List<Update.Assignment> assignments = new ArrayList<>(fields.size());
		for (int i = 0; i < fields.size(); i++) {
			assignments.add(new Update.Assignment(fields.get(i).column(),
					chosenByKey(types, key, fields.get(i), i, keys, rows)));
		}
		FieldMeta version = model.version();
		if (version != null && !fields.contains(version)) {
			assignments.add(new Update.Assignment(version.column(), Sql.sequence(Sql.name(version.column()), " + 1")));
		}
		SqlNode where = (key.size() > 1)
				? CompositeKeyLookup.anyOf(keys.stream().map((values) -> Keys.condition(key, values)).toList())
				: database.dialect()
					.operators()
					.in(Sql.name(key.get(0).column()), keys.stream().map((values) -> values.get(0)).toList(),
							key.get(0).sqlType());
		List<WriteMemory> before = WriteMemory.of(model, instances);
		return database
			.update(SqlWriter.write(database.dialect(), new Update(model.table(), assignments, where))
				.of(new Operation(model.name(), "update")))
			.delayUntil((matched) -> {
				instances.forEach((instance) -> Snapshots.take(model, instance, fields));
				return WriteMemory.written(database, before);
			});
	}

	private static SqlNode chosenByKey(Types types, List<FieldMeta> key, FieldMeta field, int position,
			List<List<Object>> keys, List<@Nullable Object[]> rows) {
		if (rows.stream().allMatch((row) -> row[position] == null)) {
			return Sql.raw("NULL");
		}
		List<Sql.When> whens = new ArrayList<>(rows.size());
		for (int i = 0; i < rows.size(); i++) {
			whens.add(new Sql.When(Keys.condition(key, keys.get(i)),
					value(types, rows.get(i)[position], field.sqlType())));
		}
		return Sql.searchedCase(whens, Sql.name(field.column()));
	}

	/**
	 * Decimals of different sizes would otherwise share a type that MariaDB finds too
	 * small for the greatest.
	 */
	private static SqlNode value(Types types, @Nullable Object value, SqlType type) {
		SqlNode bound = Sql.bind(value, type);
		return (type.kind() == SqlType.Kind.DECIMAL && type.length() > 0) ? Sql.cast(bound, types.castType(type))
				: bound;
	}

}
