package io.tortoiseorm.spring.boot.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.RelationMeta;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;

/**
 * Loads rows for tests from YAML or JSON. A file names models, each with a list of its
 * rows, in the order in which they are to be created:
 *
 * <pre>
 * Author:
 *   - {id: 1, name: Ursula}
 * Book:
 *   - {title: The Dispossessed, author: 1}
 * </pre>
 *
 * A model is named {@code Author} or {@code app.Author}; a relation to one row is given
 * by its key.
 */
public final class Fixtures {

	private Fixtures() {
	}

	/**
	 * Creates the rows of files.
	 * @param locations where they are: {@code library.yml} or {@code classpath:…} on the
	 * class path, {@code file:…} elsewhere
	 * @return how many rows were created; {@link ParamsError} if a file names a model or
	 * holds something that there is not
	 */
	public static Mono<Long> load(String... locations) {
		return Tortoise.with((tortoise) -> Flux.fromArray(locations)
			.concatMap((location) -> load(tortoise, location, read(location)))
			.count());
	}

	private static Flux<?> load(Tortoise tortoise, String location, Map<?, ?> models) {
		return Flux.fromIterable(models.entrySet()).concatMap((entry) -> {
			ModelMeta model = tortoise.registry().find(String.valueOf(entry.getKey()));
			if (model == null) {
				throw new ParamsError("The fixture " + location + " names " + entry.getKey()
						+ ", which is not a model of one app. There are: "
						+ tortoise.registry().models().stream().map(ModelMeta::name).sorted().toList());
			}
			if (!(entry.getValue() instanceof List<?> rows)) {
				throw new ParamsError(
						"The fixture " + location + " must hold a list of rows under " + entry.getKey() + ".");
			}
			return Flux.fromIterable(rows).concatMap((row) -> tortoise.create(model, values(location, model, row)));
		});
	}

	private static Map<String, @Nullable Object> values(String location, ModelMeta model, @Nullable Object row) {
		if (!(row instanceof Map<?, ?> columns)) {
			throw new ParamsError("The fixture " + location + " holds " + row + " under " + model.name()
					+ ": a row must be a map of fields.");
		}
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		columns.forEach((name, value) -> values.put(field(model, String.valueOf(name)), value));
		return values;
	}

	private static String field(ModelMeta model, String name) {
		RelationMeta relation = model.relation(name);
		boolean byKey = relation != null && relation.holdsKey() && relation.sourceFields().size() == 1;
		return byKey ? relation.sourceField().name() : name;
	}

	private static Map<?, ?> read(String location) {
		Resource resource = new DefaultResourceLoader().getResource(location);
		try (InputStream stream = resource.getInputStream()) {
			Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
			if (content instanceof Map<?, ?> models) {
				return models;
			}
			throw new ParamsError("The fixture " + location + " must be a map of models to their rows.");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
