package io.tortoiseorm.meta;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.tortoiseorm.exceptions.ConfigurationError;
import org.jspecify.annotations.Nullable;

/**
 * All models of one ORM instance, linked to each other. Immutable and thread-safe.
 */
public final class ModelRegistry {

	private final Map<Class<?>, ModelMeta> byClass;

	private final Map<String, ModelMeta> byTable;

	private final Map<String, AppMeta> apps;

	private final ValueTypes valueTypes;

	ModelRegistry(Collection<ModelMeta> models, Map<String, AppMeta> apps, ValueTypes valueTypes) {
		this.valueTypes = valueTypes;
		Map<Class<?>, ModelMeta> classes = new LinkedHashMap<>();
		Map<String, ModelMeta> tables = new LinkedHashMap<>();
		for (ModelMeta model : models) {
			classes.put(model.type(), model);
			tables.putIfAbsent(model.table().name(), model);
		}
		this.byClass = Collections.unmodifiableMap(classes);
		this.byTable = Collections.unmodifiableMap(tables);
		this.apps = Collections.unmodifiableMap(new LinkedHashMap<>(apps));
	}

	/**
	 * Starts a registry.
	 * @return the builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * The same models and, besides, models of tables as they were or will be.
	 * @param tables the tables, each with a class of its own
	 * @return the new registry
	 */
	public ModelRegistry withHistorical(Collection<HistoricalTable> tables) {
		List<ModelMeta> all = new ArrayList<>(HistoricalSources.models(tables, this.valueTypes));
		all.addAll(models());
		return new ModelRegistry(all, this.apps, this.valueTypes);
	}

	/**
	 * The model of a class.
	 * @param type a registered model class, or a class that extends one
	 * @return its model
	 * @throws ConfigurationError if the class is not registered
	 */
	public ModelMeta get(Class<?> type) {
		ModelMeta model = find(type);
		if (model == null) {
			throw new ConfigurationError(
					"%s is not a registered model. Add its class or package to the models of an app."
						.formatted(type.getName()));
		}
		return model;
	}

	/**
	 * The model of a class.
	 * @param type any class
	 * @return its model, that of the nearest registered superclass, or {@code null}
	 */
	public @Nullable ModelMeta find(Class<?> type) {
		for (Class<?> candidate = type; candidate != null; candidate = candidate.getSuperclass()) {
			ModelMeta model = this.byClass.get(candidate);
			if (model != null) {
				return model;
			}
		}
		return null;
	}

	/**
	 * A model by name.
	 * @param name {@code app.Model}, or {@code Model} where only one app has it
	 * @return the model, or {@code null} when there is none or several
	 */
	public @Nullable ModelMeta find(String name) {
		List<ModelMeta> found = models().stream()
			.filter((model) -> name.equals(model.name()) || name.equals(model.app() + "." + model.name()))
			.toList();
		return (found.size() == 1) ? found.get(0) : null;
	}

	/**
	 * All models, app by app, in the order they were given.
	 * @return the models
	 */
	public Collection<ModelMeta> models() {
		return this.byClass.values();
	}

	/**
	 * The apps by label.
	 * @return the apps in the order they were given
	 */
	public Map<String, AppMeta> apps() {
		return this.apps;
	}

	/**
	 * The model that has a table.
	 * @param table the name of the table without schema
	 * @return the model, the first where schemas repeat the name, or {@code null}
	 */
	public @Nullable ModelMeta byTable(String table) {
		return this.byTable.get(table);
	}

	/**
	 * Collects what a registry is made of.
	 */
	public static final class Builder {

		private final List<AppSource> apps = new ArrayList<>();

		private Function<Class<?>, @Nullable String> tableNames = (type) -> null;

		private @Nullable JsonMapper json;

		private Zones zones = Zones.UTC;

		private @Nullable ClassLoader loader;

		private Builder() {
		}

		/**
		 * Adds an app by its model classes.
		 * @param label the label of the app
		 * @param connection the name of its default connection
		 * @param models concrete model classes
		 * @return this builder
		 */
		public Builder app(String label, String connection, Class<?>... models) {
			this.apps.add(new AppSource(label, connection, List.of(models), List.of()));
			return this;
		}

		/**
		 * Adds an app by names of classes and packages. A package stands for all concrete
		 * models in it and below it.
		 * @param label the label of the app
		 * @param connection the name of its default connection
		 * @param names names of classes or packages, at least one
		 * @return this builder
		 */
		public Builder app(String label, String connection, Collection<String> names) {
			this.apps.add(new AppSource(label, connection, List.of(), List.copyOf(names)));
			return this;
		}

		/**
		 * Names the tables of models that name none.
		 * @param generator gives the table of a model class, {@code null} for the default
		 * @return this builder
		 */
		public Builder tableNameGenerator(Function<Class<?>, @Nullable String> generator) {
			this.tableNames = generator;
			return this;
		}

		/**
		 * Reads and writes the documents of JSON fields. Without it Jackson is used.
		 * @param mapper the mapper
		 * @return this builder
		 */
		public Builder jsonMapper(JsonMapper mapper) {
			this.json = mapper;
			return this;
		}

		/**
		 * Sets the zones of points in time. They are stored in UTC whatever these are.
		 * @param shown the zone in which {@link java.time.OffsetDateTime} and
		 * {@link java.time.ZonedDateTime} are given back
		 * @param assumed the zone of given values that name none: text, local times
		 * @return this builder
		 */
		public Builder zones(ZoneId shown, ZoneId assumed) {
			this.zones = new Zones(shown, assumed);
			return this;
		}

		/**
		 * Loads classes and finds packages. Without it the thread's context class loader
		 * is used.
		 * @param classLoader the class loader
		 * @return this builder
		 */
		public Builder classLoader(ClassLoader classLoader) {
			this.loader = classLoader;
			return this;
		}

		/**
		 * Reads all models, checks them and links them.
		 * @return the registry
		 * @throws ConfigurationError if a model is wrong, naming class, field and mend
		 */
		public ModelRegistry build() {
			ClassLoader classLoader = (this.loader != null) ? this.loader : ModelScanner.defaultClassLoader();
			return new RegistryBuild(this.apps, this.tableNames, this.json, this.zones, classLoader).build();
		}

	}

}
