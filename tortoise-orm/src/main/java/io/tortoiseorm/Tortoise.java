package io.tortoiseorm;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.Databases;
import io.tortoiseorm.db.TransactionOptions;
import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.exceptions.ConfigurationError;
import io.tortoiseorm.exceptions.OperationalError;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.migrations.Migrations;
import io.tortoiseorm.query.BulkUpdater;
import io.tortoiseorm.query.InstanceValidation;
import io.tortoiseorm.query.LinkWriter;
import io.tortoiseorm.query.Lookups;
import io.tortoiseorm.query.Queries;
import io.tortoiseorm.query.QueryEnvironment;
import io.tortoiseorm.query.RawQueries;
import io.tortoiseorm.query.Refresher;
import io.tortoiseorm.query.SetWriter;
import io.tortoiseorm.query.Snapshots;
import io.tortoiseorm.query.Writer;
import io.tortoiseorm.schema.SchemaGenerator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * One started ORM: its models and connections. Several may live in one JVM. Queries find
 * theirs in the Reactor context, else bound to the thread, else it is the only active
 * one.
 */
public final class Tortoise implements QueryEnvironment {

	private final ModelRegistry registry;

	private final Connections connections;

	private final List<Router> routers;

	private final Clock clock;

	private final Lookups lookups;

	private final InstanceValidation validation;

	private final Queries queries = new Queries(this);

	private final Writer writer = new Writer(this);

	private final SetWriter setWriter = new SetWriter(this);

	private final BulkUpdater bulkUpdater = new BulkUpdater(this);

	private final LinkWriter linkWriter = new LinkWriter(this);

	private final Refresher refresher = new Refresher(this);

	private final RawQueries rawQueries = new RawQueries(this);

	private final SignalRegistry signals;

	private final Routing routing;

	Tortoise(TortoiseBuilder builder) {
		this.registry = builder.registry;
		this.connections = new Connections(Databases.of(builder.databases));
		this.routers = List.copyOf(builder.routers);
		this.clock = builder.clock;
		this.lookups = builder.lookups;
		this.validation = builder.validation();
		this.signals = new SignalRegistry();
		this.routing = new Routing(this.routers, Set.of(), builder.stickyReads);
	}

	/**
	 * The same ORM as one subscriber sees it.
	 */
	private Tortoise(Tortoise base, Routing routing) {
		this.registry = base.registry;
		this.connections = base.connections;
		this.routers = base.routers;
		this.clock = base.clock;
		this.lookups = base.lookups;
		this.validation = base.validation;
		this.signals = base.signals;
		this.routing = routing;
	}

	/**
	 * The same ORM with other models besides, made from tables.
	 */
	private Tortoise(Tortoise base, ModelRegistry registry) {
		this.registry = registry;
		this.connections = base.connections;
		this.routers = base.routers.stream().<Router>map(HistoricalModels.Unrouted::new).toList();
		this.clock = base.clock;
		this.lookups = base.lookups;
		this.validation = new HistoricalModels.Unvalidated(base.validation);
		this.signals = base.signals;
		this.routing = new Routing(this.routers, Set.of(), null);
	}

	Tortoise with(ModelRegistry historical) {
		return new Tortoise(this, historical);
	}

	/**
	 * Starts an ORM by its configuration: reads the models, checks and links them, and
	 * makes the connection pools. It is active until it is closed.
	 * @param config the configuration
	 * @return the started ORM; {@link ConfigurationError} when something is wrong with
	 * configuration or models
	 */
	public static Mono<Tortoise> init(TortoiseConfig config) {
		return Mono.fromSupplier(() -> TortoiseBuilder.of(config).build()).flatMap(Tortoise::start);
	}

	/**
	 * Reads the models and makes the connection pools, but starts nothing: for tools that
	 * look at an application.
	 * @param config the configuration
	 * @return an ORM that queries do not find by themselves
	 * @throws ConfigurationError when something is wrong with configuration or models
	 */
	public static Tortoise prepare(TortoiseConfig config) {
		return TortoiseBuilder.of(config).build();
	}

	/**
	 * Starts an ORM with one connection and one app, both with their default names.
	 * @param url the connection
	 * @param packages packages or class names of models
	 * @return as {@link #init(TortoiseConfig)}
	 */
	public static Mono<Tortoise> init(String url, String... packages) {
		return Mono.defer(() -> init(TortoiseConfig.builder()
			.connection("default", url)
			.app("models", (app) -> app.models(packages))
			.build()));
	}

	/**
	 * Starts the description of an ORM whose models and connections are made already.
	 * @param registry the models
	 * @return the builder
	 */
	public static TortoiseBuilder builder(ModelRegistry registry) {
		return new TortoiseBuilder(registry);
	}

	/**
	 * Makes this ORM active: one that queries can find by themselves.
	 * @return this ORM
	 */
	public Mono<Tortoise> start() {
		return Mono.fromSupplier(() -> {
			CurrentTortoise.activate(this);
			return this;
		});
	}

	/**
	 * Creates the tables of the current ORM that are missing; changes and drops nothing.
	 * @return completes when all are there
	 */
	public static Mono<Void> generateSchemas() {
		return with(Tortoise::createSchemas);
	}

	/**
	 * Closes the connections of the current ORM, which is then no longer active.
	 * @return completes when closed
	 */
	public static Mono<Void> closeConnections() {
		return Mono.deferContextual((context) -> current(context).close());
	}

	/**
	 * Runs work and closes the connections of the current ORM afterwards, also when the
	 * work fails or is cancelled: the frame of a script.
	 * @param <T> the type of the result
	 * @param work what runs, beginning with {@link #init}
	 * @return the result of the work
	 */
	public static <T> Mono<T> run(Mono<T> work) {
		return Mono.usingWhen(Mono.just(Boolean.TRUE), (ignored) -> work,
				(ignored) -> Mono.defer(() -> CurrentTortoise.isNone() ? Mono.empty() : closeConnections()));
	}

	/**
	 * The current ORM of the calling thread.
	 * @return the one bound to the thread, else the only active one
	 * @throws ConfigurationError if there is none, or several
	 */
	public static Tortoise current() {
		return current(Context.empty());
	}

	/**
	 * The current ORM of a subscription.
	 * @param context the Reactor context
	 * @return the one in the context, else the one bound to the thread, else the only
	 * active one
	 * @throws ConfigurationError if there is none, or several
	 */
	public static Tortoise current(ContextView context) {
		return CurrentTortoise.in(context);
	}

	/**
	 * Runs work with the current ORM, found when it is subscribed to.
	 * @param <T> the type of the result
	 * @param work what runs
	 * @return the result
	 */
	public static <T> Mono<T> with(Function<Tortoise, Mono<T>> work) {
		return Mono.deferContextual((context) -> {
			Tortoise tortoise = current(context);
			if (tortoise.connections.areOpen() && tortoise.routers.isEmpty()) {
				return work.apply(tortoise);
			}
			return tortoise.ready(context).flatMap((ready) -> ready.routing.noting(work.apply(ready), ready::database));
		});
	}

	/**
	 * Runs work with the current ORM, found when it is subscribed to.
	 * @param <T> the type of the results
	 * @param work what runs
	 * @return the results
	 */
	public static <T> Flux<T> withMany(Function<Tortoise, Flux<T>> work) {
		return Flux.deferContextual((context) -> {
			Tortoise tortoise = current(context);
			if (tortoise.connections.areOpen() && tortoise.routers.isEmpty()) {
				return work.apply(tortoise);
			}
			return tortoise.ready(context)
				.flatMapMany((ready) -> ready.routing.noting(work.apply(ready), ready::database));
		});
	}

	/**
	 * A connection of the current ORM.
	 * @param name its name
	 * @return the connection
	 * @throws ConfigurationError if there is none of that name
	 */
	public static Database connection(String name) {
		return current().database(name);
	}

	/**
	 * The current ORM's models as data.
	 * @return descriptions by {@code app.Model}
	 */
	public static Map<String, Map<String, @Nullable Object>> describeModels() {
		Map<String, Map<String, @Nullable Object>> described = new LinkedHashMap<>();
		current().registry()
			.models()
			.forEach((model) -> described.put(model.app() + "." + model.name(), model.describe()));
		return described;
	}

	/**
	 * Puts this ORM into a Reactor context:
	 * {@code mono.contextWrite(tortoise.context())}.
	 * @return what to pass to {@code contextWrite}
	 */
	public Function<Context, Context> context() {
		return (context) -> context.put(Tortoise.class, this);
	}

	/**
	 * Binds this ORM to the calling thread, for code that subscribes there without a
	 * context.
	 * @return undoes it when closed
	 */
	public Binding bind() {
		return CurrentTortoise.bind(this);
	}

	/**
	 * This ORM with its connections open. Where routers choose, reads of a transaction go
	 * where it writes.
	 */
	private Mono<Tortoise> ready(ContextView context) {
		Mono<Void> opened = this.connections.areOpen() ? Mono.empty() : open();
		if (this.routers.isEmpty()) {
			return opened.thenReturn(this);
		}
		return opened.thenMany(Flux.fromIterable(databases().all()))
			.filterWhen(Database::inTransaction)
			.map(Database::name)
			.collect(Collectors.toSet())
			.map((names) -> this.routing.of(names, context.getOrDefault(StickyReads.class, null)))
			.map((seen) -> (seen == this.routing) ? this : new Tortoise(this, seen));
	}

	/**
	 * Learns from each server what it is, where its URL does not tell. A connection that
	 * fails is tried again when it is used.
	 * @return completes when all were asked
	 */
	public Mono<Void> open() {
		return this.connections.open();
	}

	/**
	 * Opens a connection of each database and gives it back, to see early whether all can
	 * be reached.
	 * @return completes when it has worked; else
	 * {@link io.tortoiseorm.exceptions.ConnectionError}
	 */
	public Mono<Void> check() {
		return databases().check().then(open());
	}

	/**
	 * Creates the tables that are missing; changes and drops nothing.
	 * @return completes when all are there
	 */
	public Mono<Void> createSchemas() {
		return open().thenMany(Flux.fromIterable(databases().all()).concatMap(this::createSchema)).then();
	}

	private Mono<Void> createSchema(Database database) {
		Database opened = database(database.name());
		return opened
			.pinned(Flux.fromIterable(SchemaGenerator.statements(this.registry, opened.name(), opened.dialect()))
				.concatMap(opened::script)
				.then());
	}

	/**
	 * The migrations of this ORM's models, as its resources have them. Files elsewhere
	 * are had by {@link Migrations#builder(Tortoise)}.
	 * @return the migrations
	 */
	public Migrations migrations() {
		return Migrations.builder(this).build();
	}

	/**
	 * Closes all connections; this ORM is then no longer active.
	 * @return completes when closed
	 */
	public Mono<Void> close() {
		return databases().close().doFirst(() -> CurrentTortoise.deactivate(this));
	}

	@Override
	public ModelRegistry registry() {
		return this.registry;
	}

	@Override
	public Lookups lookups() {
		return this.lookups;
	}

	@Override
	public Clock clock() {
		return this.clock;
	}

	@Override
	public InstanceValidation validation() {
		return this.validation;
	}

	/**
	 * The connections.
	 * @return all of them
	 */
	public Databases databases() {
		return this.connections.databases();
	}

	/**
	 * A connection.
	 * @param name its name
	 * @return the connection
	 * @throws ConfigurationError if there is none of that name
	 * @throws io.tortoiseorm.exceptions.ConnectionError if it could not be opened, and
	 * only the server can tell what it is
	 */
	public Database database(String name) {
		return this.connections.get(name);
	}

	@Override
	public Database database(ModelMeta model, boolean write, @Nullable String chosen) {
		if (write && model.view()) {
			throw new OperationalError(model.name() + " is only read, as @Table(view = true) says of "
					+ model.table().name() + ": write the tables behind it.");
		}
		return database(this.routing.connection(model, write, chosen));
	}

	/**
	 * Runs queries that read.
	 * @return the runner
	 */
	public Queries queries() {
		return this.queries;
	}

	/**
	 * The receivers of this ORM's signals.
	 * @return registers more
	 */
	public SignalRegistry signals() {
		return this.signals;
	}

	/**
	 * Writes the rows of link tables.
	 * @return the writer
	 */
	public LinkWriter linkWriter() {
		return this.linkWriter;
	}

	/**
	 * Creates a row.
	 * @param <M> the model
	 * @param model the model
	 * @param values the values by field
	 * @return the saved instance
	 */
	@SuppressWarnings("unchecked")
	public <M extends ModelBase> Mono<M> create(ModelMeta model, Map<String, ? extends @Nullable Object> values) {
		Model<?> instance = (Model<?>) new Assignment(this).create(model.type(), values);
		return new Saving(this).save(instance, SaveOptions.DEFAULT.forceCreate()).thenReturn((M) instance);
	}

	Writer writer() {
		return this.writer;
	}

	/**
	 * Changes many rows between the signals that tell of it.
	 */
	Mono<Long> changing(Class<?> model, BulkChange<?> change, @Nullable String chosen, Supplier<Mono<Long>> work) {
		return this.signals.changing(model, change, (all) -> database(this.registry.get(model), true, chosen)
			.transactional(TransactionOptions.DEFAULTS, all), work);
	}

	SetWriter setWriter() {
		return this.setWriter;
	}

	BulkUpdater bulkUpdater() {
		return this.bulkUpdater;
	}

	RawQueries rawQueries() {
		return this.rawQueries;
	}

	Refresher refresher() {
		return this.refresher;
	}

	ModelMeta meta(ModelBase instance) {
		return this.registry.get(instance.getClass());
	}

	FieldMeta field(ModelBase instance, String name) {
		return field(meta(instance), name);
	}

	FieldMeta field(ModelMeta model, String name) {
		return this.queries.field(model, name);
	}

	List<FieldMeta> fields(ModelMeta model, String name) {
		return this.queries.fields(model, name);
	}

	@Nullable Object valueOf(Model<?> instance, String field) {
		return field.equals("pk") ? meta(instance).key(instance) : field(instance, field).get(instance);
	}

	List<FieldMeta> changedFields(Model<?> instance) {
		return Snapshots.changed(meta(instance), instance);
	}

	String writeConnection(Class<?> model) {
		return this.routing.writer(this.registry.get(model));
	}

	boolean locksRows(String connection) {
		return database(connection).dialect().supports(Feature.ROW_LOCKS);
	}

	<T> Mono<T> transactional(String connection, int retries, Mono<T> work) {
		return database(connection).transactional(TransactionOptions.DEFAULTS.retries(retries), work);
	}

	@Override
	public String toString() {
		return "Tortoise" + databases().all();
	}

	/**
	 * The binding of an ORM to a thread.
	 */
	@FunctionalInterface
	public interface Binding extends AutoCloseable {

		/**
		 * Undoes the binding.
		 */
		@Override
		void close();

	}

}
