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
import io.tortoiseorm.migrations.MigrationSource;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import picocli.CommandLine.Option;

/**
 * How a command line names models and connections.
 */
final class ProjectOptions {

	@Option(names = { "-c", "--config" }, paramLabel = "FILE",
			description = "YAML with connections and apps, as TortoiseConfig.fromMap reads them")
	private @Nullable Path config;

	@Option(names = "--url", paramLabel = "URL", description = "the connection, instead of a configuration")
	private @Nullable String url;

	@Option(names = "--models", split = ",", paramLabel = "PACKAGE",
			description = "packages or classes of models, instead of a configuration")
	private List<String> models = List.of();

	@Option(names = "--app", defaultValue = "models", paramLabel = "APP",
			description = "the label of the app of these models (${DEFAULT-VALUE})")
	private String app = "models";

	@Option(names = "--location", paramLabel = "FOLDER",
			defaultValue = "src/main/resources/" + MigrationSource.LOCATION,
			description = "the folder of migrations (${DEFAULT-VALUE})")
	private Path location = Path.of("");

	/** A project whose connections are opened when they are used. */
	Project project() {
		return Project.of(tortoise(), this.location);
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
			.connection("default", this.url)
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
