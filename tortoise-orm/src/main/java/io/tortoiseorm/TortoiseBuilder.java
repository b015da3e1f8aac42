package io.tortoiseorm;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import io.tortoiseorm.db.ConnectionConfig;
import io.tortoiseorm.db.ConstraintFields;
import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.r2dbc.R2dbcDatabases;
import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.query.InstanceValidation;
import io.tortoiseorm.query.JakartaValidation;
import io.tortoiseorm.query.Lookups;
import io.tortoiseorm.schema.ModelConstraints;

import org.jspecify.annotations.Nullable;

/**
 * Describes an ORM whose models and connections are made already.
 */
public final class TortoiseBuilder {

	final ModelRegistry registry;

	final List<Database> databases = new ArrayList<>();

	final List<Router> routers = new ArrayList<>();

	@Nullable StickyReads stickyReads;

	Clock clock = Clock.systemUTC();

	Lookups lookups;

	@Nullable InstanceValidation validation;

	TortoiseBuilder(ModelRegistry registry) {
		this.registry = registry;
		this.lookups = Lookups.load(loader());
	}

	/**
	 * Reads the models and makes the connection pools of a configuration.
	 */
	static TortoiseBuilder of(TortoiseConfig config) {
		ModelRegistry.Builder models = ModelRegistry.builder().classLoader(loader());
		config.apps().forEach((label, app) -> {
			if (!app.modelNames().isEmpty()) {
				models.app(label, app.connection(), app.modelNames());
			}
			if (!app.modelClasses().isEmpty()) {
				models.app(label, app.connection(), app.modelClasses().toArray(Class<?>[]::new));
			}
		});
		if (config.tableNameGenerator() != null) {
			models.tableNameGenerator(config.tableNameGenerator());
		}
		models.zones(config.timezone(), config.useTz() ? ZoneOffset.UTC : config.timezone());
		ModelRegistry registry = models.build();
		TortoiseBuilder builder = new TortoiseBuilder(registry);
		for (ConnectionConfig connection : config.connections().values()) {
			builder.database(R2dbcDatabases.builder(connection).constraintFields(fieldsOf(registry)).build());
		}
		config.routers().forEach(builder::router);
		builder.stickyReads(config.stickyReads());
		return builder.clock(Clock.system(config.timezone()));
	}

	/**
	 * Finds the fields of a constraint by the models.
	 * @param registry the models
	 * @return the finder, for {@link io.tortoiseorm.db.DatabaseBuilder#constraintFields}
	 */
	public static ConstraintFields fieldsOf(ModelRegistry registry) {
		return new ModelConstraints(registry);
	}

	private static ClassLoader loader() {
		ClassLoader context = Thread.currentThread().getContextClassLoader();
		return (context != null) ? context : TortoiseBuilder.class.getClassLoader();
	}

	/**
	 * Adds a connection.
	 * @param database the connection, known by its name; closed with the ORM
	 * @return this builder
	 */
	public TortoiseBuilder database(Database database) {
		this.databases.add(database);
		return this;
	}

	/**
	 * Adds a router, asked after those added before.
	 * @param router the router
	 * @return this builder
	 */
	public TortoiseBuilder router(Router router) {
		this.routers.add(router);
		return this;
	}

	/**
	 * Has reads that routers send elsewhere follow writes for some time.
	 * @param lag for how long replicas may lag behind; {@code null}, as by default, not
	 * to
	 * @return this builder
	 * @see StickyReads
	 */
	public TortoiseBuilder stickyReads(@Nullable Duration lag) {
		this.stickyReads = (lag != null) ? StickyReads.lasting(lag) : null;
		return this;
	}

	/**
	 * Sets what tells the time for fields that are set on saving, and the zone for those
	 * without one.
	 * @param value the clock; by default the system's, in UTC
	 * @return this builder
	 */
	public TortoiseBuilder clock(Clock value) {
		this.clock = value;
		return this;
	}

	/**
	 * Sets what checks instances before they are written.
	 * @param value the validation; by default that of the jakarta.validation provider on
	 * the class path, if there is one
	 * @return this builder
	 */
	public TortoiseBuilder validation(InstanceValidation value) {
		this.validation = value;
		return this;
	}

	InstanceValidation validation() {
		return (this.validation != null) ? this.validation : JakartaValidation.find(loader());
	}

	/**
	 * Makes the ORM. It is not active yet.
	 * @return the ORM
	 */
	public Tortoise build() {
		return new Tortoise(this);
	}

}
