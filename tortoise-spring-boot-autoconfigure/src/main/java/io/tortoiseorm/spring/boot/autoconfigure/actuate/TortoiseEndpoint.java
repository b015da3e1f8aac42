package io.tortoiseorm.spring.boot.autoconfigure.actuate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.PoolState;
import io.tortoiseorm.exceptions.ConfigurationError;
import io.tortoiseorm.meta.AppMeta;
import io.tortoiseorm.meta.ModelMeta;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * Shows what the ORM is made of: apps, models with fields and relations, connections with
 * the state of their pools. Neither URLs nor users are shown.
 */
@Endpoint(id = "tortoise")
public class TortoiseEndpoint {

	private static final String DIAGRAM = "diagram";

	private final Tortoise tortoise;

	/**
	 * Creates the endpoint.
	 * @param tortoise the ORM of the application
	 */
	public TortoiseEndpoint(Tortoise tortoise) {
		this.tortoise = tortoise;
	}

	/**
	 * Everything as data.
	 * @return the description
	 */
	@ReadOperation
	public Description describe() {
		Map<String, App> apps = new LinkedHashMap<>();
		this.tortoise.registry().apps().forEach((label, app) -> apps.put(label, App.of(app)));
		Map<String, Map<String, @Nullable Object>> models = new LinkedHashMap<>();
		this.tortoise.registry()
			.models()
			.forEach((model) -> models.put(model.app() + "." + model.name(), model.describe()));
		Map<String, Connection> connections = new LinkedHashMap<>();
		this.tortoise.databases()
			.all()
			.forEach((database) -> connections.put(database.name(), Connection.of(database)));
		return new Description(apps, models, connections);
	}

	/**
	 * Models and relations as a diagram.
	 * @param part {@code diagram}
	 * @return an entity relationship diagram of Mermaid, {@code null} for anything else
	 */
	@ReadOperation(produces = "text/plain;charset=UTF-8")
	public @Nullable String part(@Selector String part) {
		return part.equals(DIAGRAM) ? MermaidDiagram.of(this.tortoise.registry().models()) : null;
	}

	/**
	 * What the ORM is made of.
	 *
	 * @param apps the apps by label
	 * @param models the models by {@code app.Model}
	 * @param connections the connections by name
	 */
	public record Description(Map<String, App> apps, Map<String, Map<String, @Nullable Object>> models,
			Map<String, Connection> connections) {

	}

	/**
	 * One app.
	 *
	 * @param connection the name of its default connection
	 * @param models the names of its models
	 */
	public record App(String connection, List<String> models) {

		static App of(AppMeta app) {
			return new App(app.connection(), app.models().stream().map(ModelMeta::name).toList());
		}

	}

	/**
	 * One connection.
	 *
	 * @param dialect the database's dialect, or {@code null} as long as it is not known
	 * @param target what is connected to
	 * @param pool the pool as it is now, or {@code null} if there is none
	 */
	public record Connection(@Nullable String dialect, String target, @Nullable PoolState pool) {

		static Connection of(Database database) {
			return new Connection(dialect(database), database.target(), database.poolState());
		}

		/** Of a database that could not be reached yet it may be unknown. */
		private static @Nullable String dialect(Database database) {
			try {
				return database.dialect().name();
			}
			catch (ConfigurationError ex) {
				return null;
			}
		}

	}

}
