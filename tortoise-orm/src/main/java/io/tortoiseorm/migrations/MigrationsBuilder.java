package io.tortoiseorm.migrations;

import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.exceptions.MigrationError;
import io.tortoiseorm.meta.ModelRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Describes {@link Migrations}.
 */
public final class MigrationsBuilder {

	final ModelRegistry registry;

	final @Nullable Tortoise tortoise;

	MigrationSource source;

	@Nullable Path directory;

	Duration patience = Duration.ofMinutes(10);

	@Nullable Duration tableLockTimeout;

	@Nullable Duration timeout;

	Function<String, JavaMigration> javaMigrations;

	MigrationsBuilder(ModelRegistry registry, @Nullable Tortoise tortoise) {
		this.registry = registry;
		this.tortoise = tortoise;
		ClassLoader classLoader = MigrationsBuilder.class.getClassLoader();
		ClassLoader context = Thread.currentThread().getContextClassLoader();
		ClassLoader used = (context != null) ? context : classLoader;
		this.source = MigrationSource.classpath(used, MigrationSource.LOCATION);
		this.javaMigrations = (name) -> create(used, name);
	}

	private static JavaMigration create(ClassLoader classLoader, String name) {
		try {
			Constructor<? extends JavaMigration> constructor = Class.forName(name, true, classLoader)
				.asSubclass(JavaMigration.class)
				.getDeclaredConstructor();
			constructor.setAccessible(true);
			return constructor.newInstance();
		}
		catch (ReflectiveOperationException | ClassCastException ex) {
			throw new MigrationError(
					"%s cannot be run: it has to be a class that implements JavaMigration, with a constructor without parameters"
						.formatted(name),
					ex);
		}
	}

	/**
	 * Sets where the files are, instead of {@code db/tortoise} among the resources.
	 * @param value reads them
	 * @return this builder
	 */
	public MigrationsBuilder source(MigrationSource value) {
		this.source = value;
		return this;
	}

	/**
	 * Sets the folder where the files are, and where new ones are written.
	 * @param folder the folder that has one folder per app
	 * @return this builder
	 */
	public MigrationsBuilder directory(Path folder) {
		this.directory = folder;
		this.source = MigrationSource.directory(folder);
		return this;
	}

	/**
	 * Sets how long to wait while another instance migrates.
	 * @param limit the limit; 10 minutes by default
	 * @return this builder
	 */
	public MigrationsBuilder lockTimeout(Duration limit) {
		this.patience = limit;
		return this;
	}

	/**
	 * Sets how long statements wait for tables that others use, on PostgreSQL, MySQL and
	 * MariaDB.
	 * @param limit the limit, whole seconds on MySQL and MariaDB; that of the database by
	 * default
	 * @return this builder
	 */
	public MigrationsBuilder tableLockTimeout(@Nullable Duration limit) {
		this.tableLockTimeout = limit;
		return this;
	}

	/**
	 * Sets how long each migration may take.
	 * @param limit the limit; none by default
	 * @return this builder
	 */
	public MigrationsBuilder timeout(@Nullable Duration limit) {
		this.timeout = limit;
		return this;
	}

	/**
	 * Sets where the classes of {@code runJava} come from, instead of their constructors.
	 * @param factory gives an instance by the name of its class
	 * @return this builder
	 */
	public MigrationsBuilder javaMigrations(Function<String, JavaMigration> factory) {
		this.javaMigrations = factory;
		return this;
	}

	/**
	 * Builds.
	 * @return the migrations; files are read anew by each call on it
	 */
	public Migrations build() {
		return new Migrations(this);
	}

}
