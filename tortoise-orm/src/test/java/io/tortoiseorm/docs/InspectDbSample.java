package io.tortoiseorm.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.schema.inspectdb.InspectDb;
import reactor.core.scheduler.Schedulers;

/**
 * The sample of the guide to models from a database.
 */
final class InspectDbSample {

	private InspectDbSample() {
	}

	static void write(Tortoise tortoise) {
		InspectDb.into("com.example.shop.models")
			.tables((table) -> !table.name().startsWith("tmp_"))
			.inspect(tortoise.database("default"))
			.publishOn(Schedulers.boundedElastic())
			.doOnNext((sources) -> sources.notes().forEach(System.out::println))
			.subscribe((sources) -> {
				try {
					sources.writeTo(Path.of("src/main/java"));
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			});
	}

}
