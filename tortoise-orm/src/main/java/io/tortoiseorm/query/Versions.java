package io.tortoiseorm.query;

import java.util.List;

import io.tortoiseorm.exceptions.StaleObjectError;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.Update;
import org.jspecify.annotations.Nullable;

/**
 * Counts the writes of a row, where its model has a version.
 */
final class Versions {

	private final ModelMeta model;

	private final ModelBase instance;

	private final @Nullable FieldMeta field;

	private final long present;

	private Versions(ModelMeta model, ModelBase instance) {
		this.model = model;
		this.instance = instance;
		this.field = model.version();
		this.present = (this.field != null && this.field.get(instance) instanceof Number number) ? number.longValue()
				: 0;
	}

	static Versions of(ModelMeta model, ModelBase instance) {
		return new Versions(model, instance);
	}

	boolean isCounted() {
		return this.field != null;
	}

	void increment(List<Update.Assignment> assignments) {
		if (this.field != null) {
			assignments.add(new Update.Assignment(this.field.column(), bound(this.present + 1)));
		}
	}

	/**
	 * Adds to a condition that nobody else wrote the row.
	 */
	SqlNode unchanged(SqlNode condition) {
		return (this.field == null) ? condition
				: Sql.and(List.of(condition, Sql.binary(Sql.name(this.field.column()), "=", bound(this.present))));
	}

	private SqlNode bound(long version) {
		FieldMeta counted = java.util.Objects.requireNonNull(this.field);
		return Sql.bind(counted.toLogical(version), counted.sqlType());
	}

	void written() {
		if (this.field != null) {
			this.field.set(this.instance, this.field.type().fromLogical(this.field.toLogical(this.present + 1)));
			Snapshots.take(this.model, this.instance, List.of(this.field));
		}
	}

	StaleObjectError stale() {
		return new StaleObjectError(this.model.name() + " with " + Keys.described(this.model, this.instance)
				+ " was written or deleted by somebody else since version " + this.present
				+ " was read: read it again by refreshFromDb() and repeat the change.");
	}

}
