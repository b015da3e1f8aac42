package io.tortoiseorm.migrations.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.TortoiseConfig;
import io.tortoiseorm.exceptions.ConfigurationError;
import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.migrations.MigrationSource;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * How a command line names models and connections.
 */
final class ProjectOptions {

	private static final String CONNECTION = "default";

	@Option(names = { "-c", "--config" }, scope = ScopeType.INHERIT, paramLabel = "FILE",
			description = "YAML with connections and apps, as TortoiseConfig.fromMap reads them")
	private @Nullable Path config;

	@Option(names = "--url", scope = ScopeType.INHERIT, paramLabel = "URL",
			description = "the connection, instead of a configuration")
	private @Nullable String url;

	@Option(names = "--models", scope = ScopeType.INHERIT, split = ",", paramLabel = "PACKAGE",
			description = "packages or classes of models, instead of a configuration")
	private List<String> models = List.of();

	@Option(names = "--app", scope = ScopeType.INHERIT, defaultValue = "models", paramLabel = "APP",
			description = "the label of the app of these models (${DEFAULT-VALUE})")
	private String app = "models";

	@Option(names = "--location", scope = ScopeType.INHERIT, paramLabel = "FOLDER",
			description = "the folder of migrations (src/main/resources/" + MigrationSource.LOCATION + ")")
	private @Nullable Path location;

	/** A project whose connections are opened when they are used. */
	Project project() {
		Path folder = (this.location != null) ? this.location
				: Path.of("src/main/resources/" + MigrationSource.LOCATION);
		if (this.config == null && this.url == null && !this.models.isEmpty()) {
			ModelRegistry registry = ModelRegistry.builder().app(this.app, CONNECTION, this.models).build();
			return Project.of(Tortoise.builder(registry).build(), folder);
		}
		return Project.of(tortoise(), folder);
	}

	/** Explains what is missing where a command wants a connection. */
	static void requireConnection(Project project) {
		if (project.databases().all().isEmpty()) {
			throw new ConfigurationError("This command needs a database: say which by --url or --config");
		}
	}

	/** A given project, with migrations made elsewhere if asked for. */
	Project at(Project given) {
		return (this.location == null) ? given : new Project(given.tortoise(), this.location, given.applied());
	}

	private Tortoise tortoise() {
		if (this.config != null) {
			return Tortoise.prepare(TortoiseConfig.fromMap(read(this.config)));
		}
		if (this.url == null || this.models.isEmpty()) {
			throw new ConfigurationError(
					"Neither --config nor both --url and --models are given: say where the models and the database are");
		}
		return Tortoise.prepare(TortoiseConfig.builder()
			.connection(CONNECTION, this.url)
			.app(this.app, (described) -> described.models(this.models.toArray(String[]::new)))
			.build());
	}

	private static Map<String, ?> read(Path file) {
		try {
			Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
			if (!(read instanceof Map<?, ?> map)) {
				throw new ConfigurationError("%s has to be a map with connections and apps".formatted(file));
			}
			Map<String, Object> config = new LinkedHashMap<>();
			map.forEach((key, value) -> config.put(String.valueOf(key), value));
			return config;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The configuration %s cannot be read".formatted(file), ex);
		}
	}

}
