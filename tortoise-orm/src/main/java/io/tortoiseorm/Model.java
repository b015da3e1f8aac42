package io.tortoiseorm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.OperationalError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.FieldPath;
import io.tortoiseorm.expressions.RelationPath;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.HolderLayout;
import io.tortoiseorm.meta.InstanceState;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.query.PrefetchSpec;
import io.tortoiseorm.relations.RelationHolders;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The base class of all models: an instance is a row of the model's table. A concrete
 * subclass is a model; an abstract one lends its fields to its subclasses.
 * <p>
 * Instances are plain objects: not safe for use by several threads at once, and with no
 * connection to any session.
 *
 * @param <M> the model itself
 */
public abstract class Model<M extends Model<M>> extends ModelBase {

	/**
	 * Creates an instance that is not in the database, with its relation holders.
	 */
	@SuppressWarnings("this-escape")
	protected Model() {
		HolderLayout.install(this, RelationHolders.INSTANCE);
	}

	/**
	 * Inserts this instance if it is new, else updates the fields that changed since it
	 * was read or saved. Where nothing changed nothing is sent.
	 * @return this instance, when it is written;
	 * {@link io.tortoiseorm.exceptions.IntegrityError} when a constraint refuses it or
	 * its row is gone, {@link io.tortoiseorm.exceptions.ValidationError} when its values
	 * break the rules of their fields
	 */
	public Mono<M> save() {
		return save(UnaryOperator.identity());
	}

	/**
	 * Inserts this instance, also when it is known to be in the database.
	 * @return as {@link #save()}
	 */
	public Mono<M> create() {
		return save(SaveOptions::forceCreate);
	}

	/**
	 * Saves this instance.
	 * @param options says how, for example {@code s -> s.forceCreate()} or
	 * {@code updateFields("bio")}
	 * @return as {@link #save()}
	 */
	public Mono<M> save(UnaryOperator<SaveOptions> options) {
		SaveOptions chosen = options.apply(SaveOptions.DEFAULT);
		return Tortoise.with((tortoise) -> new Saving(tortoise).save(this, chosen).thenReturn(self()));
	}

	/**
	 * Deletes the row of this instance, or marks it as deleted where the model has a
	 * field with {@link io.tortoiseorm.fields.SoftDelete}. A row that is gone already is
	 * no error.
	 * @return completes when deleted; {@link OperationalError} if the instance was never
	 * saved, {@link io.tortoiseorm.exceptions.StaleObjectError} if the model counts
	 * versions and the row was written since it was read
	 */
	public Mono<Void> delete() {
		return Tortoise.with((tortoise) -> new Saving(tortoise).delete(this, false));
	}

	/**
	 * Removes the row of this instance, also where {@link #delete()} would only mark it.
	 * @return as {@link #delete()}
	 */
	public Mono<Void> hardDelete() {
		return Tortoise.with((tortoise) -> new Saving(tortoise).delete(this, true));
	}

	/**
	 * Reads fields again and forgets fetched relations.
	 * @param fields the names; none for all
	 * @return this instance; {@link io.tortoiseorm.exceptions.DoesNotExist} when its row
	 * is gone
	 */
	public Mono<M> refreshFromDb(String... fields) {
		return Tortoise.with((tortoise) -> {
			if (!isSaved()) {
				throw new OperationalError(
						"This " + modelName() + " was never saved: there is nothing to refresh it from.");
			}
			List<FieldMeta> wanted = Arrays.stream(fields)
				.flatMap((name) -> tortoise.fields(tortoise.meta(this), name).stream())
				.toList();
			return tortoise.refresher().refresh(this, wanted, null).thenReturn(self());
		});
	}

	/**
	 * Reads fields again and forgets fetched relations.
	 * @param first a field
	 * @param more further fields
	 * @return as {@link #refreshFromDb(String...)}
	 */
	public Mono<M> refreshFromDb(FieldPath<?> first, FieldPath<?>... more) {
		return refreshFromDb(Paths.names(first, more));
	}

	/**
	 * Loads relations of this instance by one statement for each and each level.
	 * @param relations paths of relations
	 * @return this instance
	 */
	public Mono<M> fetchRelated(String... relations) {
		List<PrefetchSpec> specs = Arrays.stream(relations).map((path) -> new PrefetchSpec(path, null, null)).toList();
		return fetchRelated(specs);
	}

	/**
	 * Loads relations of this instance by one statement for each and each level.
	 * @param first a relation
	 * @param more further relations
	 * @return this instance
	 */
	public Mono<M> fetchRelated(RelationPath<?, ?> first, RelationPath<?, ?>... more) {
		return fetchRelated(Paths.names(first, more));
	}

	/**
	 * Loads relations of this instance by one statement for each and each level.
	 * @param prefetches the relations, with queries of their own
	 * @return this instance
	 */
	public Mono<M> fetchRelated(Prefetch... prefetches) {
		return fetchRelated(Arrays.stream(prefetches).map(Prefetch::spec).toList());
	}

	private Mono<M> fetchRelated(List<PrefetchSpec> specs) {
		return Tortoise.with((tortoise) -> tortoise.queries()
			.fetch(tortoise.meta(this), List.of(this), specs, null)
			.thenReturn(self()));
	}

	/**
	 * Sets fields by name, converting values as queries do.
	 * @param values the values by field; a relation takes an instance or a key
	 * @return this instance
	 * @throws FieldError if a name is unknown
	 */
	public M updateFromMap(Map<String, ? extends @Nullable Object> values) {
		new Assignment(tortoise()).assign(this, values);
		return self();
	}

	/**
	 * A copy that is not in the database. A key that the database or the ORM makes is
	 * left to them.
	 * @return the copy
	 * @throws ParamsError if the key is neither generated nor made by the ORM
	 */
	@Override
	public M clone() {
		return clone(null);
	}

	/**
	 * A copy that is not in the database.
	 * @param key the key of the copy, or {@code null} to have it generated
	 * @return the copy
	 * @throws ParamsError if no key is given and none can be generated
	 */
	@SuppressWarnings("unchecked")
	public M clone(@Nullable Object key) {
		return (M) new Assignment(tortoise()).copy(this, key);
	}

	/**
	 * The primary key.
	 * @return the key, or {@code null} while the database has not made it
	 */
	public @Nullable Object pk() {
		return InstanceState.key(this);
	}

	/**
	 * Whether this instance is known to be in the database: it was read, or saved.
	 * @return whether it is
	 */
	public final boolean isSaved() {
		return InstanceState.of(this).isPersisted();
	}

	/**
	 * Whether a field changed since this instance was read or saved; always for a new
	 * one. Values changed in place, such as JSON and bytes, are seen.
	 * @return whether saving would write something
	 */
	public final boolean isDirty() {
		return !changedFields().isEmpty();
	}

	/**
	 * The fields that changed since this instance was read or saved; all of a new one.
	 * @return the names
	 */
	public final Set<String> changedFields() {
		Set<String> names = new LinkedHashSet<>();
		knowing().changedFields(this).forEach((field) -> names.add(field.name()));
		return names;
	}

	/**
	 * A value that the query annotated this instance with.
	 * @param <V> its type
	 * @param name the annotation's name
	 * @param type the class of its type
	 * @return the value, or {@code null}
	 * @throws FieldError if the query had no such annotation
	 */
	public final <V> @Nullable V annotation(String name, Class<V> type) {
		Map<String, @Nullable Object> annotations = InstanceState.of(this).annotations();
		if (!annotations.containsKey(name)) {
			throw new FieldError("This " + modelName() + " was read without an annotation '" + name + "'. It has: "
					+ annotations.keySet() + ".");
		}
		return type.cast(annotations.get(name));
	}

	/**
	 * A value that the query annotated this instance with.
	 * @param name the annotation's name
	 * @return the value, or {@code null}
	 * @throws FieldError if the query had no such annotation
	 */
	public final @Nullable Object annotation(String name) {
		return annotation(name, Object.class);
	}

	/**
	 * What {@link Prefetch#to} kept under a name of its own.
	 * @param <V> the related model
	 * @param attribute the name
	 * @return the instances
	 * @throws FieldError if nothing was prefetched under that name
	 */
	@SuppressWarnings("unchecked")
	public final <V> List<V> attribute(String attribute) {
		InstanceState state = InstanceState.of(this);
		if (!state.hasAttribute(attribute)) {
			throw new FieldError("Nothing was prefetched to '" + attribute + "' of this " + modelName()
					+ ": use Prefetch.of(..).to(\"" + attribute + "\").");
		}
		Object value = state.attribute(attribute);
		if (value instanceof List<?> list) {
			return (List<V>) list;
		}
		List<V> single = new ArrayList<>(1);
		if (value != null) {
			single.add((V) value);
		}
		return single;
	}

	/**
	 * Equal to an instance of the same model with the same key; an instance without key
	 * only to itself.
	 */
	@Override
	public boolean equals(@Nullable Object other) {
		if (this == other) {
			return true;
		}
		if (other == null || other.getClass() != getClass()) {
			return false;
		}
		Object key = pk();
		return key != null && key.equals(((Model<?>) other).pk());
	}

	/**
	 * That of the key. An instance without key has a hash of its own, so keep it out of
	 * hash sets until it is saved.
	 */
	@Override
	public int hashCode() {
		Object key = pk();
		return (key != null) ? key.hashCode() : System.identityHashCode(this);
	}

	@Override
	public String toString() {
		Object key = pk();
		return "<" + modelName() + ((key != null) ? ": " + key : "") + ">";
	}

	/**
	 * The ORM that changes this instance where no context names one.
	 */
	Tortoise tortoise() {
		return Tortoise.current();
	}

	/**
	 * An ORM that knows this model.
	 */
	Tortoise knowing() {
		return CurrentTortoise.knowing(getClass());
	}

	private String modelName() {
		return ModelMeta.nameOf(getClass());
	}

	@SuppressWarnings("unchecked")
	private M self() {
		return (M) this;
	}

}
