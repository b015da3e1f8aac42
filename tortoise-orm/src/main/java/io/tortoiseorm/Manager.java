package io.tortoiseorm;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.tortoiseorm.exceptions.ConfigurationError;
import io.tortoiseorm.exceptions.IntegrityError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.FieldPath;
import io.tortoiseorm.expressions.FieldUpdate;
import io.tortoiseorm.expressions.RelationPath;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.query.PrefetchSpec;
import io.tortoiseorm.sql.RawText;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Where queries of a model begin, by convention the model's static field {@code objects}.
 * Subclass it and override {@link #all()} for a base query of your own, which every entry
 * point then starts from.
 *
 * @param <M> the model
 */
public class Manager<M extends Model<M>> implements Queryable<M> {

	/**
	 * How often {@code updateOrCreate} begins anew when the database ended a deadlock of
	 * several callers at its cost.
	 */
	private static final int CREATE_RETRIES = 20;

	private final Class<M> model;

	/**
	 * A manager of the model that the subclass names as type argument, as in
	 * {@code class ActiveUsers extends Manager<User>}.
	 */
	protected Manager() {
		this.model = argument(getClass());
	}

	/**
	 * A manager of a model.
	 * @param model the model
	 */
	protected Manager(Class<M> model) {
		this.model = model;
	}

	/**
	 * A manager of a model.
	 * @param <M> the model
	 * @param model the model
	 * @return the manager
	 */
	public static <M extends Model<M>> Manager<M> of(Class<M> model) {
		return new Manager<>(model);
	}

	@SuppressWarnings("unchecked")
	private static <M> Class<M> argument(Class<?> type) {
		Type parent = type.getGenericSuperclass();
		if (parent instanceof ParameterizedType parameterized && parameterized.getRawType() == Manager.class
				&& parameterized.getActualTypeArguments()[0] instanceof Class<?> argument) {
			return (Class<M>) argument;
		}
		throw new ConfigurationError(type.getName() + " does not say which model it manages: write "
				+ "'extends Manager<User>', or call super(User.class).");
	}

	/**
	 * The model.
	 * @return its class
	 */
	public final Class<M> model() {
		return this.model;
	}

	/**
	 * All rows of the model.
	 * @return the query every other entry point starts from
	 */
	@Override
	public QuerySet<M> all() {
		return QuerySet.of(this.model);
	}

	/**
	 * Creates a row.
	 * @param field the first field
	 * @param value its value
	 * @param more further fields and values, alternating
	 * @return the saved instance
	 */
	public Mono<M> create(String field, @Nullable Object value, @Nullable Object... more) {
		return create(Values.of(field, value, more));
	}

	/**
	 * Creates a row.
	 * @param first a field and its value, made by {@link FieldPath#set}
	 * @param more further fields and values
	 * @return the saved instance
	 */
	public Mono<M> create(FieldUpdate first, FieldUpdate... more) {
		return create(Values.of(first, more));
	}

	/**
	 * Creates a row.
	 * @param values the values by field; a relation takes an instance or a key
	 * @return the saved instance
	 */
	public Mono<M> create(Values values) {
		return Tortoise.with((tortoise) -> instance(tortoise, values.asMap()).save((options) -> options.forceCreate()));
	}

	/**
	 * Inserts an instance.
	 * @param instance the instance
	 * @return the same instance, saved
	 */
	public Mono<M> create(M instance) {
		return instance.save((options) -> options.forceCreate());
	}

	/**
	 * The row that fulfils some lookups, created if there is none. Safe when many do so
	 * at once: with a unique constraint behind the lookups, all get the one row.
	 * @param lookups lookups by name; those without a suffix are also values of a created
	 * row
	 * @return the instance, and whether it was created
	 */
	public Mono<GetOrCreate<M>> getOrCreate(Values lookups) {
		return getOrCreate(lookups, Values.of());
	}

	/**
	 * The row that fulfils some lookups, created if there is none.
	 * @param lookups lookups by name; those without a suffix are also values of a created
	 * row
	 * @param defaults further values of a created row
	 * @return the instance, and whether it was created
	 */
	public Mono<GetOrCreate<M>> getOrCreate(Values lookups, Values defaults) {
		Values created = creation(lookups, defaults);
		return Tortoise.with((tortoise) -> {
			QuerySet<M> query = filter(lookups.asMap()).usingDb(tortoise.writeConnection(this.model));
			return query.getOrNone()
				.map((found) -> new GetOrCreate<>(found, false))
				.switchIfEmpty(Mono.defer(() -> createOrGet(tortoise, created, query)));
		});
	}

	/**
	 * The row that fulfils some lookups with new values, created if there is none.
	 * @param lookups lookups by name; those without a suffix are also values of a created
	 * row
	 * @param defaults the values set on a found row, and further values of a created one
	 * @return the instance, and whether it was created
	 */
	public Mono<GetOrCreate<M>> updateOrCreate(Values lookups, Values defaults) {
		Map<String, @Nullable Object> merged = new LinkedHashMap<>();
		merged.putAll(plain(lookups));
		merged.putAll(defaults.asMap());
		Values created = Values.of(merged);
		return Tortoise.with((tortoise) -> {
			String connection = tortoise.writeConnection(this.model);
			QuerySet<M> query = filter(lookups.asMap()).usingDb(connection);
			QuerySet<M> locked = tortoise.locksRows(connection) ? query.selectForUpdate() : query;
			Mono<GetOrCreate<M>> work = locked.getOrNone()
				.map((found) -> new GetOrCreate<>(found, false))
				.switchIfEmpty(Mono.defer(() -> createOrGet(tortoise, created, locked)))
				.flatMap((result) -> result.created() ? Mono.just(result)
						: changed(tortoise, result.object(), defaults).save().thenReturn(result));
			return tortoise.transactional(connection, CREATE_RETRIES, work);
		});
	}

	private M changed(Tortoise tortoise, M found, Values values) {
		new Assignment(tortoise).assign(found, values.asMap());
		return found;
	}

	private Mono<GetOrCreate<M>> createOrGet(Tortoise tortoise, Values values, QuerySet<M> query) {
		String connection = tortoise.writeConnection(this.model);
		Mono<M> creation = Mono.defer(
				() -> instance(tortoise, values.asMap()).save((options) -> options.forceCreate().usingDb(connection)));
		return tortoise.transactional(connection, 0, creation)
			.map((created) -> new GetOrCreate<>(created, true))
			.onErrorResume(IntegrityError.class,
					(refused) -> created(tortoise, connection, query).map((found) -> new GetOrCreate<>(found, false))
						.switchIfEmpty(Mono.error(refused)));
	}

	/**
	 * The row that somebody else created in the meantime. A transaction may see the
	 * database as it was when it began; a locking read sees it as it is.
	 */
	private Mono<M> created(Tortoise tortoise, String connection, QuerySet<M> query) {
		return tortoise.database(connection)
			.inTransaction()
			.flatMap((inside) -> (inside && tortoise.locksRows(connection)) ? query.selectForUpdate().getOrNone()
					: query.getOrNone());
	}

	private static Values creation(Values lookups, Values defaults) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>(plain(lookups));
		defaults.asMap().forEach((name, value) -> {
			if (values.containsKey(name) && !java.util.Objects.equals(values.get(name), value)) {
				throw new ParamsError("Conflict value with key=" + name + ": the lookups and the defaults differ.");
			}
			values.put(name, value);
		});
		return Values.of(values);
	}

	/**
	 * The lookups that are plain names of fields.
	 */
	private static Map<String, @Nullable Object> plain(Values lookups) {
		Map<String, @Nullable Object> plain = new LinkedHashMap<>();
		lookups.asMap().forEach((name, value) -> {
			if (!name.contains("__")) {
				plain.put(name, value);
			}
		});
		return plain;
	}

	@SuppressWarnings("unchecked")
	private M instance(Tortoise tortoise, Map<String, ? extends @Nullable Object> values) {
		return (M) new Assignment(tortoise).create(this.model, values);
	}

	/**
	 * Creates many rows in few statements, all or none.
	 * @param instances the instances, in order
	 * @return the same instances with their keys
	 */
	public Mono<List<M>> bulkCreate(Collection<M> instances) {
		return bulkCreate(instances, UnaryOperator.identity());
	}

	/**
	 * Creates many rows in few statements, all or none.
	 * @param instances the instances, in order
	 * @param options batch size, and what to do with rows that are already there
	 * @return the same instances; with keys unless conflicts were handled
	 */
	public Mono<List<M>> bulkCreate(Collection<M> instances, UnaryOperator<BulkCreateOptions> options) {
		List<M> all = List.copyOf(instances);
		BulkCreateOptions chosen = options.apply(BulkCreateOptions.DEFAULT);
		return BulkChanges.create(this.model, all, chosen).thenReturn(all);
	}

	/**
	 * Writes fields of many instances in few statements, all or none.
	 * @param instances the instances, each saved
	 * @param fields the fields to write; those set on every save are written as well
	 * @return how many rows were matched
	 */
	public Mono<Long> bulkUpdate(Collection<M> instances, List<String> fields) {
		return bulkUpdate(instances, fields, UnaryOperator.identity());
	}

	/**
	 * Writes fields of many instances in few statements, all or none.
	 * @param instances the instances, each saved
	 * @param fields the fields to write; those set on every save are written as well
	 * @param options the batch size
	 * @return how many rows were matched
	 */
	public Mono<Long> bulkUpdate(Collection<M> instances, List<String> fields,
			UnaryOperator<BulkUpdateOptions> options) {
		List<M> all = List.copyOf(instances);
		BulkUpdateOptions chosen = options.apply(BulkUpdateOptions.DEFAULT);
		return BulkChanges.update(this.model, all, fields, chosen);
	}

	/**
	 * Writes fields of many instances in few statements, all or none.
	 * @param instances the instances, each saved
	 * @param fields the fields to write; those set on every save are written as well
	 * @return how many rows were matched
	 */
	public Mono<Long> bulkUpdate(Collection<M> instances, Collection<? extends FieldPath<?>> fields) {
		return bulkUpdate(instances, fields, UnaryOperator.identity());
	}

	/**
	 * Writes fields of many instances in few statements, all or none.
	 * @param instances the instances, each saved
	 * @param fields the fields to write; those set on every save are written as well
	 * @param options the batch size
	 * @return how many rows were matched
	 */
	public Mono<Long> bulkUpdate(Collection<M> instances, Collection<? extends FieldPath<?>> fields,
			UnaryOperator<BulkUpdateOptions> options) {
		List<String> names = fields.stream().map((field) -> field.path()).toList();
		return bulkUpdate(instances, names, options);
	}

	/**
	 * Runs a query in SQL written by hand. The text goes to the database as it is: never
	 * build it from input, but pass parameters.
	 * @param sql the text; {@code ?} outside of quotes stands for a parameter on every
	 * database, {@code ??} for a question mark
	 * @param parameters the parameters in order
	 * @return the query, which gives instances unless asked for another shape
	 */
	public RawQuery<M> raw(String sql, List<? extends @Nullable Object> parameters) {
		return RawQuery.of(this.model, RawText.positional(sql, parameters));
	}

	/**
	 * Runs a query in SQL written by hand, with named parameters. The text goes to the
	 * database as it is: never build it from input, but pass parameters.
	 * @param sql the text; {@code :name} outside of quotes stands for a parameter on
	 * every database, and for a list of them when it is a collection
	 * @param parameters the parameters by name
	 * @return the query, which gives instances unless asked for another shape
	 * @throws ParamsError if the names differ from those in the text
	 */
	public RawQuery<M> raw(String sql, Map<String, ? extends @Nullable Object> parameters) {
		return RawQuery.of(this.model, RawText.named(sql, parameters));
	}

	/**
	 * Runs a query in SQL written by hand, without parameters.
	 * @param sql the text
	 * @return the query, which gives instances unless asked for another shape
	 */
	public RawQuery<M> raw(String sql) {
		return raw(sql, List.of());
	}

	/**
	 * Loads relations of instances that are in memory, by one statement for each and each
	 * level.
	 * @param instances the instances
	 * @param relations paths of relations
	 * @return the same instances
	 */
	public Mono<List<M>> fetchForList(Collection<M> instances, String... relations) {
		List<M> all = new ArrayList<>(instances);
		List<PrefetchSpec> specs = java.util.Arrays.stream(relations)
			.map((path) -> new PrefetchSpec(path, null, null))
			.toList();
		return Tortoise.with((tortoise) -> {
			ModelMeta meta = tortoise.registry().get(this.model);
			return tortoise.queries().fetch(meta, all, specs, null).thenReturn(all);
		});
	}

	/**
	 * Loads relations of instances that are in memory, by one statement for each and each
	 * level.
	 * @param instances the instances
	 * @param first a relation
	 * @param more further relations
	 * @return the same instances
	 */
	public Mono<List<M>> fetchForList(Collection<M> instances, RelationPath<?, ?> first, RelationPath<?, ?>... more) {
		return fetchForList(instances, Paths.names(first, more));
	}

	@Override
	public String toString() {
		return getClass().getSimpleName() + "<" + ModelMeta.nameOf(this.model) + ">";
	}

}
