package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.tortoiseorm.db.SqlRow;
import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.InstanceState;
import io.tortoiseorm.meta.InstanceWriter;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.RelationMeta;
import io.tortoiseorm.meta.RelationSlot;
import io.tortoiseorm.query.JoinPlan.Place;
import org.jspecify.annotations.Nullable;

/**
 * Reads one model in a row, with the to-one relations loaded beside it.
 */
final class InstanceReader {

	private final Place place;

	private final ModelMeta model;

	private final FieldMeta[] fields;

	private final ColumnReader[] readers;

	private final ColumnReader key;

	private final boolean partial;

	private final InstanceWriter writer;

	private final Snapshots snapshots;

	private final List<Child> children = new ArrayList<>();

	/**
	 * Creates a reader.
	 * @param place where the model is in the query
	 * @param fields the fields to read, the key among them
	 * @param first the position of their first column in the row
	 * @param dialect the database
	 */
	InstanceReader(Place place, List<FieldMeta> fields, int first, Dialect dialect) {
		this.place = place;
		this.model = place.model();
		this.fields = fields.toArray(FieldMeta[]::new);
		this.readers = new ColumnReader[this.fields.length];
		for (int i = 0; i < this.readers.length; i++) {
			this.readers[i] = new ColumnReader(first + i, this.fields[i].type(), dialect);
		}
		this.key = this.readers[fields.indexOf(this.model.keyFields().get(0))];
		this.partial = fields != this.model.fields();
		this.writer = this.model.writer(fields);
		this.snapshots = Snapshots.of(this.model);
	}

	List<String> fieldNames() {
		return Arrays.stream(this.fields).map(FieldMeta::name).toList();
	}

	Place place() {
		return this.place;
	}

	/**
	 * Reads a relation of the model as well.
	 */
	void add(RelationMeta relation, InstanceReader target) {
		this.children.add(new Child(relation, target));
	}

	/**
	 * The instance, or {@code null} when an outer join found none.
	 */
	@Nullable ModelBase read(SqlRow row) {
		return (this.key.readLogical(row) != null) ? readPresent(row) : null;
	}

	ModelBase readPresent(SqlRow row) {
		int count = this.readers.length;
		@Nullable Object[] values = new Object[count];
		@Nullable Object[] snapshot = this.snapshots.isShared(this.partial) ? values : new Object[this.model.fields().size()];
		for (int i = 0; i < count; i++) {
			Object logical = this.readers[i].readLogical(row);
			values[i] = this.readers[i].convert(logical);
			if (snapshot != values) {
				snapshot[this.fields[i].index()] = Snapshots.isMutable(this.fields[i]) ? Snapshots.kept(logical)
						: values[i];
			}
		}
		ModelBase instance = this.model.newInstance();
		this.writer.write(instance, values);
		InstanceState state = InstanceState.of(instance);
		state.setPersisted(true);
		state.setSnapshot(snapshot);
		if (this.partial) {
			state.setLoaded(this.fields);
		}
		for (Child child : this.children) {
			RelationSlot.setFetched(state.slot(child.relation), child.target.read(row));
		}
		return instance;
	}

	private record Child(RelationMeta relation, InstanceReader target) {

	}

}
