package io.tortoiseorm;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.tortoiseorm.db.TransactionOptions;
import io.tortoiseorm.exceptions.IncompleteInstanceError;
import io.tortoiseorm.exceptions.OperationalError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.InstanceState;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.query.Snapshots;
import io.tortoiseorm.query.Writer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Decides how an instance is saved or deleted.
 */
final class Saving {

	private final Tortoise tortoise;

	Saving(Tortoise tortoise) {
		this.tortoise = tortoise;
	}

	Mono<Void> save(Model<?> instance, SaveOptions options) {
		boolean known = InstanceState.of(instance).isPersisted() || options.isUpdate();
		boolean created = options.isCreate() || !known;
		Set<String> fields = (options.fields() != null) ? options.fields() : Set.of();
		return this.tortoise.signals()
			.saving(instance, new SignalContext(created, fields, options.connection()),
					(work) -> transactional(instance, options.connection(), work),
					() -> created ? insert(instance, options) : update(instance, options));
	}

	private Mono<Void> transactional(Model<?> instance, @Nullable String chosen, Mono<Void> work) {
		return this.tortoise.database(this.tortoise.meta(instance), true, chosen)
			.transactional(TransactionOptions.DEFAULTS, work);
	}

	private Mono<Void> insert(Model<?> instance, SaveOptions options) {
		String model = this.tortoise.meta(instance).name();
		if (options.fields() != null) {
			throw new ParamsError(
					"updateFields(..) needs an instance that is in the database, and this " + model + " is new.");
		}
		if (InstanceState.of(instance).isPartial()) {
			throw new IncompleteInstanceError(
					"This " + model + " was loaded with only some of its fields and can not be inserted as a new row.");
		}
		return this.tortoise.writer().insert(instance, options.connection());
	}

	private Mono<Void> update(Model<?> instance, SaveOptions options) {
		ModelMeta model = this.tortoise.meta(instance);
		InstanceState state = InstanceState.of(instance);
		this.tortoise.writer().adoptKeys(instance);
		List<FieldMeta> changed = (options.fields() != null) ? named(model, state, options.fields())
				: updatable(model, Snapshots.changed(model, instance));
		if (changed.isEmpty()) {
			return Mono.empty();
		}
		Set<FieldMeta> written = new LinkedHashSet<>(changed);
		written.addAll(this.tortoise.writer().touch(instance));
		return this.tortoise.writer()
			.update(instance, List.copyOf(written), options.connection())
			.flatMap((matched) -> {
				if (matched == 0) {
					return Mono.error(this.tortoise.writer().gone(instance));
				}
				state.setPersisted(true);
				return Mono.empty();
			});
	}

	private static List<FieldMeta> updatable(ModelMeta model, List<FieldMeta> changed) {
		List<FieldMeta> fields = new ArrayList<>(changed.size());
		for (FieldMeta field : changed) {
			if (field.primaryKey()) {
				continue;
			}
			if (field.textSearch() == null && !field.version()) {
				fields.add(field);
			}
		}
		return fields;
	}

	private List<FieldMeta> named(ModelMeta model, InstanceState state, Set<String> names) {
		List<FieldMeta> fields = new ArrayList<>(names.size());
		for (String name : names) {
			for (FieldMeta field : this.tortoise.fields(model, name)) {
				if (field.primaryKey()) {
					throw new ParamsError(model.name() + "." + name
							+ " is the primary key and can not be updated: save a clone(..) instead.");
				}
				if (!state.isLoaded(field)) {
					throw new IncompleteInstanceError(model.name() + "." + name
							+ " was not loaded and can not be saved: set it by a query's update, "
							+ "or load it first by refreshFromDb(\"" + name + "\").");
				}
				fields.add(field);
			}
		}
		return fields;
	}

	Mono<Void> delete(Model<?> instance, boolean really) {
		if (!instance.isSaved()) {
			throw new OperationalError(
					"This " + this.tortoise.meta(instance).name() + " was never saved: there is nothing to delete.");
		}
		Writer writer = this.tortoise.writer();
		return this.tortoise.signals()
			.deleting(instance, (work) -> transactional(instance, null, work),
					() -> (really ? writer.remove(instance, null) : writer.delete(instance, null))
						.doOnNext((deleted) -> InstanceState.of(instance).setPersisted(false))
						.then());
	}

}
