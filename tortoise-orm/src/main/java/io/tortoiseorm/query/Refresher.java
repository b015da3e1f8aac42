package io.tortoiseorm.query;

import java.util.List;

import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.RowMapper;
import io.tortoiseorm.exceptions.DoesNotExist;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.InstanceState;
import io.tortoiseorm.meta.InstanceWriter;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.RelationMeta;
import io.tortoiseorm.meta.RelationSlot;
import io.tortoiseorm.sql.Operation;
import io.tortoiseorm.sql.Select;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlStatement;
import io.tortoiseorm.sql.SqlWriter;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Reads fields of an instance again.
 */
public final class Refresher {

	private final QueryEnvironment environment;

	/**
	 * Creates the refresher.
	 * @param environment models and connections
	 */
	public Refresher(QueryEnvironment environment) {
		this.environment = environment;
	}

	/**
	 * Reads fields of an instance again and forgets fetched relations.
	 * @param instance the instance
	 * @param fields the fields; empty for all
	 * @param chosen the connection the caller chose, or {@code null}
	 * @return completes when read; {@link DoesNotExist} when the row is gone
	 */
	public Mono<Void> refresh(ModelBase instance, List<FieldMeta> fields, @Nullable String chosen) {
		ModelMeta model = this.environment.registry().get(instance.getClass());
		Database database = this.environment.database(model, false, chosen);
		boolean all = fields.isEmpty();
		return refresh(model, instance, all ? model.fields() : fields, database).doOnSuccess((done) -> {
			if (all) {
				InstanceState.of(instance).setLoaded(null);
				for (RelationMeta relation : model.relations()) {
					RelationSlot.clear(InstanceState.of(instance).slot(relation));
				}
			}
		});
	}

	Mono<Void> refresh(ModelMeta model, ModelBase instance, List<FieldMeta> fields, Database database) {
		SqlNode ofInstance = Keys.condition(model, instance);
		String described = Keys.described(model, instance);
		Select.Builder select = Select.builder().from(model.table());
		ColumnReader[] readers = new ColumnReader[fields.size()];
		for (int i = 0; i < readers.length; i++) {
			FieldMeta field = fields.get(i);
			select.item(Sql.name(field.column()), field.sqlType(), null);
			readers[i] = new ColumnReader(i, field.type(), database.dialect());
		}
		select.where(ofInstance);
		InstanceWriter writer = model.writer(fields);
		RowMapper<Boolean> mapper = (row) -> {
			@Nullable Object[] values = new Object[readers.length];
			for (int i = 0; i < values.length; i++) {
				values[i] = readers[i].read(row);
			}
			writer.write(instance, values);
			return Boolean.TRUE;
		};
		SqlStatement statement = SqlWriter.write(database.dialect(), select.build())
			.of(new Operation(model.name(), "refresh"));
		return database.list(statement, mapper).flatMap((rows) -> {
			if (rows.isEmpty()) {
				return Mono.error(new DoesNotExist(model.name(),
						model.name() + " with " + described + " does not exist any more."));
			}
			Snapshots.take(model, instance, fields);
			return Mono.empty();
		});
	}

}
