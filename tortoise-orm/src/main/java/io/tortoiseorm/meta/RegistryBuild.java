package io.tortoiseorm.meta;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import io.tortoiseorm.Table;
import io.tortoiseorm.exceptions.ConfigurationError;
import io.tortoiseorm.sql.TableRef;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds a registry: finds the classes of each app, names their tables, and has them
 * linked.
 */
final class RegistryBuild {

	private static final Logger log = LoggerFactory.getLogger(RegistryBuild.class);

	private final List<AppSource> apps;

	private final Function<Class<?>, @Nullable String> tableNames;

	private final @Nullable JsonMapper json;

	private final Zones zones;

	private final ClassLoader loader;

	private final Map<Class<?>, ModelMeta> models = new LinkedHashMap<>();

	RegistryBuild(List<AppSource> apps, Function<Class<?>, @Nullable String> tableNames, @Nullable JsonMapper json,
			Zones zones, ClassLoader loader) {
		this.apps = apps;
		this.tableNames = tableNames;
		this.json = json;
		this.zones = zones;
		this.loader = loader;
	}

	ModelRegistry build() {
		Map<String, AppMeta> built = new LinkedHashMap<>();
		for (AppSource app : this.apps) {
			if (app.label().isBlank() || built.containsKey(app.label())) {
				throw new ConfigurationError("The app label \"%s\" is %s. Give each app a label of its own."
					.formatted(app.label(), app.label().isBlank() ? "empty" : "used twice"));
			}
			built.put(app.label(), new AppMeta(app.label(), app.connection(), claim(app)));
		}
		refuseSharedTables();
		ValueTypes valueTypes = new ValueTypes(jsonSupplier(), this.zones);
		new Linker(this.models, valueTypes).link();
		return new ModelRegistry(this.models.values(), built, valueTypes);
	}

	private List<ModelMeta> claim(AppSource app) {
		List<ModelMeta> claimed = new ArrayList<>();
		for (Class<? extends ModelBase> type : candidates(app)) {
			Table declared = type.getDeclaredAnnotation(Table.class);
			String pinned = (declared != null) ? declared.app() : "";
			refuseUnknownApp(type, pinned);
			if (this.models.containsKey(type) || (!pinned.isEmpty() && !pinned.equals(app.label()))) {
				continue;
			}
			ModelMeta model = new ModelMeta(ModelSource.of(type), app.label(), app.connection(), table(type, declared));
			for (ModelMeta other : claimed) {
				if (other.name().equals(model.name())) {
					throw new ConfigurationError(
							("The app %s has two models called %s: %s and %s. Rename one, or put it"
									+ " into another app.")
								.formatted(app.label(), model.name(), other.type().getName(), type.getName()));
				}
			}
			this.models.put(type, model);
			claimed.add(model);
		}
		if (claimed.isEmpty()) {
			log.warn("The app {} has no models of its own in {}.", app.label(),
					app.names().isEmpty() ? app.classes() : app.names());
		}
		return claimed;
	}

	private void refuseUnknownApp(Class<?> type, String pinned) {
		if (!pinned.isEmpty() && this.apps.stream().noneMatch((app) -> app.label().equals(pinned))) {
			throw ModelErrors.of(type,
					"belongs to the app \"%s\" by @Table(app), which is not configured.".formatted(pinned),
					Suggestions.sentence(pinned, this.apps.stream().map(AppSource::label).toList()));
		}
	}

	private Collection<Class<? extends ModelBase>> candidates(AppSource app) {
		Set<Class<? extends ModelBase>> found = new LinkedHashSet<>();
		for (Class<?> type : app.classes()) {
			found.add(requireModel(type));
		}
		ModelScanner scanner = new ModelScanner(this.loader);
		for (String name : app.names()) {
			Class<?> named = scanner.load(name);
			if (named != null) {
				found.add(requireModel(named));
			}
			else {
				found.addAll(scanner.scan(name));
			}
		}
		return found;
	}

	private static Class<? extends ModelBase> requireModel(Class<?> type) {
		if (!ModelBase.class.isAssignableFrom(type)) {
			throw ModelErrors.of(type, "is registered as a model but does not extend Model.",
					"Write class %1$s extends Model<%1$s>, or take it out of the app's models."
						.formatted(type.getSimpleName()));
		}
		if (Modifier.isAbstract(type.getModifiers())) {
			throw ModelErrors.of(type, "is abstract, so it has no table.",
					"Register the concrete models that extend it.");
		}
		return type.asSubclass(ModelBase.class);
	}

	private TableRef table(Class<?> type, @Nullable Table declared) {
		String schema = (declared != null && !declared.schema().isBlank()) ? declared.schema() : null;
		if (declared != null && !declared.name().isBlank()) {
			return new TableRef(schema, declared.name());
		}
		String generated = this.tableNames.apply(type);
		boolean usable = generated != null && !generated.isBlank();
		return new TableRef(schema, usable ? generated : Naming.snakeCase(type.getSimpleName()));
	}

	private void refuseSharedTables() {
		Map<String, ModelMeta> owners = new LinkedHashMap<>();
		for (ModelMeta model : this.models.values()) {
			if (!model.managed()) {
				continue;
			}
			ModelMeta other = owners.put(model.connection() + ":" + model.table(), model);
			if (other != null) {
				throw ModelErrors.of(model.type(),
						"has the table %s, which %s has too.".formatted(model.table().name(), other.name()),
						"Give one of them another @Table(name), or managed = false if it only reads the table.");
			}
		}
	}

	private Supplier<JsonMapper> jsonSupplier() {
		if (this.json != null) {
			return () -> this.json;
		}
		return new Supplier<>() {

			private @Nullable JsonMapper found;

			@Override
			public JsonMapper get() {
				if (this.found == null) {
					this.found = JsonMappers.detected(RegistryBuild.this.loader);
				}
				return this.found;
			}

		};
	}

}
