package io.tortoiseorm.migrations;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.Databases;
import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.exceptions.MigrationError;
import io.tortoiseorm.meta.AppMeta;
import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.sql.ddl.TableDefinition;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The migrations of an application: makes them, and brings databases to them. Everything
 * is cold, and files are read when something is done. Many instances may migrate the same
 * database at once: each migration is applied once, and all wait until it is.
 */
public final class Migrations {

	private final ModelRegistry registry;

	private final @Nullable Tortoise tortoise;

	private final MigrationSource source;

	private final MigrationsBuilder settings;

	Migrations(MigrationsBuilder settings) {
		this.settings = settings;
		this.registry = settings.registry;
		this.tortoise = settings.tortoise;
		this.source = settings.source;
	}

	/**
	 * Describes migrations of an ORM's models on its connections.
	 * @param tortoise the ORM, which need not be started
	 * @return the builder
	 */
	public static MigrationsBuilder builder(Tortoise tortoise) {
		return new MigrationsBuilder(tortoise.registry(), tortoise);
	}

	/**
	 * Describes migrations that are made, but not applied.
	 * @param registry the models
	 * @return the builder
	 */
	public static MigrationsBuilder builder(ModelRegistry registry) {
		return new MigrationsBuilder(registry, null);
	}

	private MigrationGraph graph() {
		return MigrationGraph.of(this.source.load(this.registry.apps().keySet()));
	}

	/**
	 * Applies all migrations that are not applied yet.
	 * @return what was applied, in order; fails with {@link MigrationError} if one fails,
	 * was changed after it was applied, or stopped half-way before
	 */
	public Mono<List<PlannedMigration>> upgrade() {
		return upgrade(null);
	}

	/**
	 * Applies a migration and those it needs.
	 * @param target an app, or a migration such as {@code shop/0002}; {@code null} for
	 * all
	 * @return as {@link #upgrade()}
	 */
	public Mono<List<PlannedMigration>> upgrade(@Nullable String target) {
		return migrate((graph) -> Plan.upgrade(graph, target), false);
	}

	/**
	 * Reverts what came after a migration.
	 * @param target the migration that stays, such as {@code shop/0002}, or
	 * {@code shop/zero} for none of the app
	 * @return what was reverted, in order; fails with {@link MigrationError} if something
	 * cannot be reverted, before anything is
	 */
	public Mono<List<PlannedMigration>> downgrade(String target) {
		return migrate((graph) -> Plan.downgrade(graph, target), false);
	}

	/**
	 * Notes migrations as applied without running them, for databases that have their
	 * tables already.
	 * @param target as for {@link #upgrade(String)}
	 * @return what was noted
	 */
	public Mono<List<PlannedMigration>> fake(@Nullable String target) {
		return migrate((graph) -> Plan.upgrade(graph, target), true);
	}

	/**
	 * What {@link #upgrade(String)} would do. Writes nothing.
	 * @param target as for {@link #upgrade(String)}
	 * @return the migrations with their statements
	 */
	public Mono<List<PlannedMigration>> plan(@Nullable String target) {
		return Mono.fromSupplier(this::graph).flatMap((graph) -> history().map((applied) -> {
			Plan plan = Plan.upgrade(graph, target);
			return plan.steps(applied).stream().map((step) -> planned(step)).toList();
		}));
	}

	/**
	 * What the databases of all apps have. Writes nothing.
	 * @return what is applied, the oldest first
	 */
	public Mono<List<AppliedMigration>> history() {
		return Flux.fromIterable(connections())
			.concatMap((database) -> database.open().then(new MigrationHistory(database).peek()))
			.collectList()
			.map((lists) -> lists.stream().flatMap(List::stream).toList());
	}

	/**
	 * Which migrations are not applied yet, or not whole. Writes nothing.
	 * @return their keys in the order in which they are applied
	 */
	public Mono<List<String>> pending() {
		return withGraph((graph) -> history().map((applied) -> Plan.pending(graph, applied)));
	}

	/**
	 * Compares models, migrations and databases with each other. What the SQL of
	 * migrations has made counts as a difference, as nobody knows it. Leaves nothing
	 * behind; to learn how PostgreSQL, MySQL, MariaDB and H2 write expressions, temporary
	 * tables are made and dropped.
	 * @return what they differ in
	 */
	public Mono<Drift> diff() {
		return withGraph((graph) -> history().flatMap((applied) -> {
			List<String> pending = Plan.pending(graph, applied);
			ProjectState state = graph
				.state(graph.all().stream().filter((migration) -> !pending.contains(migration.key())).toList());
			List<String> changes = new MigrationMaker(this.registry, graph).changes();
			return Flux.fromIterable(connections())
				.concatMap((database) -> LiveDrift.of(database, tablesOf(database, state)))
				.reduce(new Drift(changes, pending, List.of(), List.of()), Drift::with);
		}));
	}

	private List<TableDefinition> tablesOf(Database database, ProjectState state) {
		return state.tables()
			.stream()
			.filter((table) -> connectionOf(table.app()).equals(database.name()))
			.map(TableState::table)
			.toList();
	}

	/**
	 * All migrations in the order in which they are applied.
	 * @return the migrations
	 */
	public List<Migration> all() {
		return List.copyOf(graph().all());
	}

	/**
	 * The newest migrations: one per app, or several where branches were merged.
	 * @return their keys
	 */
	public List<String> heads() {
		MigrationGraph graph = graph();
		return this.registry.apps()
			.keySet()
			.stream()
			.flatMap((app) -> graph.heads(app).stream())
			.map(Migration::key)
			.toList();
	}

	/**
	 * The statements of a migration. Asks no database.
	 * @param key the migration, such as {@code shop/0002}
	 * @param backward whether it is reverted
	 * @param dialect the database that they are for
	 * @return the statements in order
	 */
	public List<String> sql(String key, boolean backward, Dialect dialect) {
		MigrationGraph graph = graph();
		Migration migration = graph.get(key);
		List<Migration> needed = new ArrayList<>(graph.all());
		needed.subList(needed.indexOf(migration), needed.size()).clear();
		Step step = new Step(migration.app(), graph.state(needed), migration.operations());
		return (backward ? step.reversed() : step).actions(dialect, migration.online())
			.stream()
			.map(Action::text)
			.toList();
	}

	/**
	 * Which operations keep others from a table for long that has many rows. Asks no
	 * database.
	 * @param key a migration such as {@code shop/0002}, or {@code null} for all
	 * @param dialect the database that is asked about
	 * @return warnings in sentences, with the migration and what would be better
	 */
	public List<String> lint(@Nullable String key, Dialect dialect) {
		MigrationGraph graph = graph();
		List<Migration> before = new ArrayList<>();
		List<String> warnings = new ArrayList<>();
		Migration only = (key != null) ? graph.get(key) : null;
		for (Migration migration : graph.all()) {
			if (only == null || only.equals(migration)) {
				warnings.addAll(new LockLint(dialect, migration).warnings(graph.state(before)));
			}
			before.add(migration);
		}
		return warnings;
	}

	/**
	 * Compares the models with the migrations. Asks no database, writes nothing.
	 * @param options what was renamed and what is allowed
	 * @return the new migrations by app; empty if nothing has changed. A
	 * {@link MigrationError} is thrown if a change loses data and is not allowed by name
	 */
	public List<Migration> changes(MakeOptions options) {
		return new MigrationMaker(this.registry, graph()).make(options);
	}

	/**
	 * Compares the models with the migrations and writes files for what has changed.
	 * @param options what was renamed and what is allowed
	 * @return the files; empty if nothing has changed. Errors as {@link #changes}
	 */
	public List<Path> make(MakeOptions options) {
		List<Path> files = new ArrayList<>();
		for (Migration migration : changes(options)) {
			files.add(write(migration));
		}
		return files;
	}

	/**
	 * As {@link #make}, but a refusal says how many rows the change would hit, where the
	 * database can be asked.
	 * @param options what was renamed and what is allowed
	 * @return the files; empty if nothing has changed
	 */
	public Mono<List<Path>> makeOrCount(MakeOptions options) {
		return Mono.fromCallable(() -> make(options))
			.subscribeOn(Schedulers.boundedElastic())
			.onErrorResume(RefusedChanges.class, this::counted);
	}

	private <T> Mono<T> counted(RefusedChanges error) {
		if (this.tortoise == null || connected().all().isEmpty()) {
			return Mono.error(error);
		}
		return Flux.fromIterable(error.refused())
			.concatMap((change) -> HazardCount.of(database(change.app()), change.hazard()).map(change::hitting))
			.collectList()
			.flatMap((counted) -> Mono.error(new RefusedChanges(counted)));
	}

	/**
	 * Joins the branches of an app: writes a migration that comes after all of its heads.
	 * @param app the app
	 * @return the file, or {@code null} if there is only one head. A
	 * {@link MigrationError} is thrown if the branches change the same thing
	 */
	public @Nullable Path merge(String app) {
		Migration merge = new MigrationMaker(this.registry, graph()).merge(app);
		return (merge != null) ? write(merge) : null;
	}

	private Path write(Migration migration) {
		if (this.settings.directory == null) {
			throw new MigrationError("Migrations are read from the class path, where none can be written: "
					+ "set the directory, such as src/main/resources/" + MigrationSource.LOCATION);
		}
		return MigrationMaker.write(this.settings.directory, migration);
	}

	/**
	 * Goes on with migrations that stopped half-way, at the statement that failed.
	 * @return what was finished
	 */
	public Mono<List<PlannedMigration>> resume() {
		return withGraph(
				(graph) -> locked((applied) -> Flux.fromIterable(Plan.unfinished(graph, applied)).concatMap((step) -> {
					AppliedMigration row = applied.get(step.migration().key());
					List<Action> actions = actions(step);
					return runner(step.migration())
						.rest(step.migration(), step.backward(), actions, row.position(), row.startedAt())
						.thenReturn(planned(step));
				}).collectList()));
	}

	/**
	 * Corrects what a database says of a migration, after a failure was mended by hand or
	 * a file was changed on purpose. Runs nothing of it.
	 * @param key the migration
	 * @param repair what is true
	 * @return completes when noted
	 */
	public Mono<Void> repair(String key, Repair repair) {
		return withGraph((graph) -> locked((applied) -> {
			Migration migration = graph.get(key);
			AppliedMigration row = applied.get(migration.key());
			if (row == null) {
				return Mono.error(() -> new MigrationError(
						"%s is not applied, not even in part: there is nothing to repair".formatted(migration)));
			}
			MigrationHistory history = new MigrationHistory(database(migration.app()));
			return Repair.apply(repair, history, migration, row).thenReturn(List.<PlannedMigration>of());
		})).then();
	}

	private Mono<List<PlannedMigration>> migrate(Function<MigrationGraph, Plan> planned, boolean fake) {
		return withGraph((graph) -> locked((applied) -> {
			Plan plan = planned.apply(graph);
			List<Plan.PlannedStep> steps = plan.steps(applied.values());
			Map<Plan.PlannedStep, List<Action>> actions = new LinkedHashMap<>();
			steps.forEach((step) -> actions.put(step, fake ? List.of() : actions(step)));
			return Flux.fromIterable(actions.entrySet())
				.concatMap((entry) -> runner(entry.getKey().migration())
					.run(entry.getKey().migration(), entry.getKey().backward(), entry.getValue())
					.filter((done) -> done)
					.map((done) -> planned(entry.getKey())))
				.collectList();
		}));
	}

	private <T> Mono<T> withGraph(Function<MigrationGraph, Mono<T>> work) {
		return Mono.fromSupplier(this::graph).flatMap(work);
	}

	/** Holds the locks of all connections, in the order of their names. */
	private <T> Mono<T> locked(Function<Map<String, AppliedMigration>, Mono<T>> work) {
		List<Database> all = connections();
		Mono<T> inner = Flux.fromIterable(all)
			.concatMap((database) -> new MigrationHistory(database).read())
			.flatMapIterable((rows) -> rows)
			.collect(Collectors.toMap(AppliedMigration::key, Function.identity(), (first, second) -> second,
					() -> (Map<String, AppliedMigration>) new LinkedHashMap<String, AppliedMigration>()))
			.flatMap(work);
		for (Database database : all) {
			Mono<T> held = inner;
			Mono<T> prepared = new MigrationHistory(database).create().then(held);
			inner = database.open()
				.then(Mono.defer(() -> new MigrationLock(database, this.settings.patience).holding(prepared)));
		}
		return inner;
	}

	private List<Database> connections() {
		Set<String> names = this.registry.apps()
			.values()
			.stream()
			.map(AppMeta::connection)
			.collect(Collectors.toCollection(LinkedHashSet::new));
		return names.stream().sorted().map(connected()::get).toList();
	}

	private Databases connected() {
		return tortoise().databases();
	}

	private Tortoise tortoise() {
		if (this.tortoise == null) {
			throw new MigrationError("There are no connections: describe the migrations by an ORM that has them");
		}
		return this.tortoise;
	}

	private Database database(String app) {
		return connected().get(connectionOf(app));
	}

	private String connectionOf(String app) {
		AppMeta found = this.registry.apps().get(app);
		if (found == null) {
			throw new MigrationError("There is no app %s. There are %s".formatted(app,
					String.join(", ", this.registry.apps().keySet())));
		}
		return found.connection();
	}

	private StepRunner runner(Migration migration) {
		return new StepRunner(tortoise(), database(migration.app()), this.settings);
	}

	private List<Action> actions(Plan.PlannedStep step) {
		return step.step().actions(database(step.migration().app()).dialect(), step.migration().online());
	}

	private PlannedMigration planned(Plan.PlannedStep step) {
		return new PlannedMigration(step.migration().key(), step.backward(),
				actions(step).stream().map(Action::text).toList());
	}

	/** The apps of the models. */
	Collection<String> apps() {
		return this.registry.apps().keySet();
	}

}
