package io.tortoiseorm.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.TortoiseBuilder;
import io.tortoiseorm.db.ConnectionConfig;
import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.DatabaseBuilder;
import io.tortoiseorm.db.PoolState;
import io.tortoiseorm.db.TransactionOptions;
import io.tortoiseorm.db.r2dbc.R2dbcDatabases;
import io.tortoiseorm.golden.GoldenData;
import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * An ORM on a test database, which notes the statements it sends. Everything that is
 * awaited runs on this ORM, however many others there are.
 */
public final class TestOrm implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final Tortoise tortoise;

	private final TestDatabaseKind kind;

	private final List<String> statements = new CopyOnWriteArrayList<>();

	private volatile boolean recording;

	private TestOrm(TestDatabase database, ModelRegistry registry, Map<String, ?> parameters,
			UnaryOperator<DatabaseBuilder> changes) {
		this.kind = database.kind();
		ConnectionConfig config = ConnectionConfig.of("default", database.url()).with(parameters);
		DatabaseBuilder builder = R2dbcDatabases.builder(config)
			.constraintFields(TortoiseBuilder.fieldsOf(registry))
			.listener((start) -> {
				if (this.recording) {
					this.statements.add(start.statement().text());
				}
				return (end) -> {
				};
			});
		this.tortoise = Objects.requireNonNull(Tortoise.builder(registry)
			.database(changes.apply(builder).build())
			.build()
			.start()
			.flatMap((started) -> started.open().thenReturn(started))
			.block(PATIENCE));
	}

	/**
	 * Opens an ORM for the models of the reference cases, and fills their tables.
	 */
	public static TestOrm withGoldenRows(TestDatabase database) {
		TestOrm orm = withGoldenTables(database);
		orm.await(GoldenData.load(orm.tortoise));
		return orm;
	}

	/**
	 * Opens an ORM for the models of the reference cases, and creates their tables.
	 */
	public static TestOrm withGoldenTables(TestDatabase database) {
		TestOrm orm = withGoldenModels(database, Map.of());
		orm.await(orm.tortoise.createSchemas());
		return orm;
	}

	/**
	 * Opens an ORM for the models of the reference cases, whose tables are there already.
	 * @param parameters parameters of the connection, such as {@code maxsize}
	 */
	public static TestOrm withGoldenModels(TestDatabase database, Map<String, ?> parameters) {
		ModelRegistry registry = ModelRegistry.builder()
			.app("models", "default", List.of("io.tortoiseorm.golden.models"))
			.build();
		return new TestOrm(database, registry, parameters, UnaryOperator.identity());
	}

	/**
	 * Opens an ORM for some models and creates their tables.
	 */
	public static TestOrm withModels(TestDatabase database, Class<?>... models) {
		return withModels(database, Map.of(), UnaryOperator.identity(), models);
	}

	/**
	 * Opens an ORM for some models and creates their tables.
	 * @param parameters parameters of the connection, such as {@code maxsize}
	 * @param changes further settings of the connection
	 */
	public static TestOrm withModels(TestDatabase database, Map<String, ?> parameters,
			UnaryOperator<DatabaseBuilder> changes, Class<?>... models) {
		ModelRegistry registry = ModelRegistry.builder().app("models", "default", models).build();
		TestOrm orm = new TestOrm(database, registry, parameters, changes);
		orm.await(orm.tortoise.createSchemas());
		return orm;
	}

	public Tortoise tortoise() {
		return this.tortoise;
	}

	public TestDatabaseKind kind() {
		return this.kind;
	}

	public Database database() {
		return this.tortoise.database("default");
	}

	/**
	 * Waits for a result.
	 * @return the result, {@code null} for an empty one
	 */
	public <T> @Nullable T await(Mono<T> work) {
		return work.contextWrite(this.tortoise.context()).block(PATIENCE);
	}

	/**
	 * Runs work in a transaction that is rolled back, and waits for its result.
	 * @return the result, {@code null} for an empty one
	 */
	public <T> @Nullable T awaitRolledBack(Mono<T> work) {
		List<T> results = new ArrayList<>(1);
		await(database()
			.transactional(TransactionOptions.DEFAULTS,
					work.doOnNext(results::add).then(Mono.<T>error(new RolledBack())))
			.onErrorResume(RolledBack.class, (expected) -> Mono.empty()));
		return results.isEmpty() ? null : results.get(0);
	}

	/**
	 * The statements that some work sends, without those that control transactions.
	 */
	public List<String> statementsOf(Mono<?> work) {
		this.statements.clear();
		this.recording = true;
		try {
			await(work);
			return List.copyOf(this.statements);
		}
		finally {
			this.recording = false;
		}
	}

	/**
	 * How many connections are in use.
	 */
	public int connectionsInUse() {
		PoolState state = Objects.requireNonNull(database().poolState());
		return state.acquired();
	}

	@Override
	public void close() {
		this.tortoise.close().block(PATIENCE);
	}

	private static final class RolledBack extends RuntimeException {

		private static final long serialVersionUID = 1L;

		RolledBack() {
			super("rolled back on purpose", null, false, false);
		}

	}

}
