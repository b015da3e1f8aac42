package io.tortoiseorm.migrations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.tortoiseorm.db.Database;
import io.tortoiseorm.schema.introspection.LiveSchema;
import io.tortoiseorm.schema.introspection.SchemaInspector;
import io.tortoiseorm.schema.introspection.WordedTables;
import io.tortoiseorm.sql.ddl.TableDefinition;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What a database has otherwise than definitions say.
 *
 * @param differences the differences, in sentences
 * @param notCompared what could not be compared, and why
 */
record LiveDrift(List<String> differences, List<String> notCompared) {

	/** Of all schemas that the tables are in, and that of the connection. */
	static Flux<LiveDrift> of(Database database, List<TableDefinition> tables) {
		Map<String, List<TableDefinition>> bySchema = new TreeMap<>(Map.of("", List.of()));
		bySchema.putAll(tables.stream()
			.collect(Collectors.groupingBy((table) -> Objects.requireNonNullElse(table.table().schema(), ""))));
		return Flux.fromIterable(bySchema.entrySet())
			.concatMap((entry) -> (entry.getKey().isEmpty() ? SchemaInspector.inspect(database)
					: SchemaInspector.inspect(database, entry.getKey()))
				.flatMap((live) -> of(database, entry.getValue(), live)));
	}

	static Mono<LiveDrift> of(Database database, List<TableDefinition> tables, LiveSchema live) {
		return WordedTables.read(database, tables, live.tables()).map((words) -> {
			List<String> differences = new LiveDifferences(database.dialect()).of(tables, live.tables(), words);
			return new LiveDrift(differences, notCompared(words));
		});
	}

	/** Told once for all tables, which cannot be read for the same reason. */
	private static List<String> notCompared(WordedTables words) {
		List<String> reasons = new ArrayList<>();
		words.failures()
			.entrySet()
			.stream()
			.collect(Collectors.groupingBy(Map.Entry::getValue, TreeMap::new,
					Collectors.mapping((entry) -> TableNames.text(entry.getKey()), Collectors.joining(", "))))
			.forEach((reason, names) -> reasons
				.add("the words of defaults, checks and conditions of %s: %s".formatted(names, reason)));
		return reasons;
	}

}
