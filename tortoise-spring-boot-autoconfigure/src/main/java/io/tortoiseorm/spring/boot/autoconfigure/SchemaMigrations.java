package io.tortoiseorm.spring.boot.autoconfigure;

import java.util.List;
import java.util.Objects;

import io.tortoiseorm.exceptions.MigrationError;
import io.tortoiseorm.migrations.AppliedMigration;
import io.tortoiseorm.migrations.JavaMigration;
import io.tortoiseorm.migrations.MigrationSource;
import io.tortoiseorm.migrations.Migrations;
import io.tortoiseorm.migrations.MigrationsBuilder;
import io.tortoiseorm.spring.boot.autoconfigure.TortoiseProperties.MigrationsProperties;
import reactor.core.publisher.Mono;

import org.springframework.beans.BeansException;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;

/**
 * Applies migrations when the application starts.
 */
final class SchemaMigrations {

	private static final String GENERATION = "tortoise.generate-schemas";

	private SchemaMigrations() {
	}

	/**
	 * Refuses two ways of making tables that would get in each other's way.
	 */
	static void refuseGeneration(TortoiseProperties properties) {
		if (properties.isGenerateSchemas() && properties.getMigrations().isEnabled()) {
			throw new PropertyConfigurationError(GENERATION,
					"Both %s and tortoise.migrations.enabled are set, but tables are either generated or migrated."
						.formatted(GENERATION),
					"Remove one of the two. Migrations cannot go on from generated tables, unless they are noted as"
							+ " applied first.",
					null);
		}
	}

	/**
	 * Applies what is not applied yet, or refuses it, as the application is told.
	 */
	static Mono<Void> prepare(Migrations migrations, MigrationsProperties settings) {
		if (settings.isEnabled()) {
			return migrations.upgrade().then();
		}
		return !settings.isValidate() ? Mono.empty()
				: migrations.pending()
					.filter((pending) -> !pending.isEmpty())
					.flatMap((pending) -> migrations.history()
						.flatMap((applied) -> Mono.error(new PendingMigrationsError(pending, begun(applied)))));
	}

	private static List<String> begun(List<AppliedMigration> applied) {
		return applied.stream()
			.filter((migration) -> migration.status() != AppliedMigration.Status.APPLIED)
			.map(AppliedMigration::key)
			.toList();
	}

	/**
	 * Reads migrations from the class path, and has beans made of their classes.
	 */
	static MigrationsBuilder configure(MigrationsBuilder builder, ApplicationContext context,
			TortoiseProperties properties) {
		MigrationsProperties settings = properties.getMigrations();
		ClassLoader loader = Objects.requireNonNullElseGet(context.getClassLoader(),
				SchemaMigrations.class::getClassLoader);
		return builder.source(MigrationSource.classpath(loader, settings.getLocation()))
			.lockTimeout(settings.getLockTimeout())
			.tableLockTimeout(settings.getTableLockTimeout())
			.timeout(settings.getTimeout())
			.javaMigrations((name) -> create(context, loader, name));
	}

	/** A bean by its name or class, else an instance with what is injected into beans. */
	private static JavaMigration create(ApplicationContext context, ClassLoader loader, String name) {
		try {
			if (context.containsBean(name)) {
				return context.getBean(name, JavaMigration.class);
			}
			Class<? extends JavaMigration> type = ClassUtils.forName(name, loader).asSubclass(JavaMigration.class);
			JavaMigration bean = context.getBeanProvider(type).getIfUnique();
			return (bean != null) ? bean : context.getAutowireCapableBeanFactory().createBean(type);
		}
		catch (ClassNotFoundException | LinkageError | ClassCastException | BeansException ex) {
			throw new MigrationError(
					"%s cannot be run: it has to be a bean or a class that implements JavaMigration".formatted(name),
					ex);
		}
	}

}
