package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.List;

import io.tortoiseorm.db.Database;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.InstanceState;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.ModelMeta;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What was known of a row before an instance was written, to be known again when the
 * write is rolled back: a second attempt has to write the same.
 */
final class WriteMemory {

	private final ModelBase instance;

	private final int writes;

	private final boolean persisted;

	private final FieldMeta @Nullable [] loaded;

	private final @Nullable Object @Nullable [] snapshot;

	private final List<FieldMeta> ownFields;

	private final @Nullable Object[] ownValues;

	private WriteMemory(ModelBase instance, List<FieldMeta> ownFields) {
		InstanceState state = InstanceState.of(instance);
		this.instance = instance;
		this.writes = state.writes();
		this.persisted = state.isPersisted();
		this.loaded = state.loaded();
		this.snapshot = state.snapshot();
		this.ownFields = ownFields;
		this.ownValues = new Object[this.ownFields.size()];
		for (int i = 0; i < this.ownValues.length; i++) {
			this.ownValues[i] = this.ownFields.get(i).get(instance);
		}
	}

	/**
	 * Remembers an instance that is about to be written.
	 */
	static WriteMemory of(ModelMeta model, ModelBase instance) {
		return new WriteMemory(instance, ownFields(model));
	}

	/**
	 * Remembers instances that are about to be written.
	 */
	static List<WriteMemory> of(ModelMeta model, List<? extends ModelBase> instances) {
		List<WriteMemory> memories = new ArrayList<>(instances.size());
		List<FieldMeta> ownFields = ownFields(model);
		instances.forEach((instance) -> memories.add(new WriteMemory(instance, ownFields)));
		return memories;
	}

	/**
	 * The fields that writing itself sets.
	 */
	private static List<FieldMeta> ownFields(ModelMeta model) {
		List<FieldMeta> fields = new ArrayList<>(2);
		for (FieldMeta field : model.fields()) {
			if (field.generated() || field == model.version() || field == model.softDelete()) {
				fields.add(field);
			}
		}
		return fields;
	}

	/**
	 * Notes that the instances were written, until the transaction of the subscriber is
	 * rolled back.
	 */
	static Mono<Void> written(Database database, List<WriteMemory> memories) {
		memories.forEach((memory) -> InstanceState.of(memory.instance).setWrites(memory.writes + 1));
		return database.afterRollback(() -> Mono.fromRunnable(() -> memories.forEach(WriteMemory::restore)));
	}

	/**
	 * Goes back to what was known, unless an earlier write went back already.
	 */
	private void restore() {
		InstanceState state = InstanceState.of(this.instance);
		if (state.writes() <= this.writes) {
			return;
		}
		state.setWrites(this.writes);
		state.setPersisted(this.persisted);
		state.setLoaded(this.loaded);
		state.setSnapshot(this.snapshot);
		restoreValues();
	}

	/**
	 * Sets the fields back that writing itself sets.
	 */
	void restoreValues() {
		for (int i = 0; i < this.ownValues.length; i++) {
			this.ownFields.get(i).set(this.instance, this.ownValues[i]);
		}
	}

}
