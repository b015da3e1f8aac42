package io.tortoiseorm.golden;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Tortoise;
import io.tortoiseorm.relations.ManyToManyRelation;
import io.tortoiseorm.golden.models.Employee;
import io.tortoiseorm.golden.models.Event;
import io.tortoiseorm.golden.models.Product;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts the rows of the cases into a database.
 */
public final class GoldenData {

	private GoldenData() {
	}

	/**
	 * The rows of the cases, by model and by link table.
	 * @return names are those of the reference
	 */
	public static JsonNode rows() {
		return resource("golden/data.json");
	}

	/**
	 * A value of a row.
	 * @param node the value as the cases write it
	 * @return the value in Java; enums are what the database stores
	 */
	public static @Nullable Object value(JsonNode node) {
		return GoldenValues.read(node);
	}

	/**
	 * The name of a property.
	 * @param name the name that the cases use
	 * @return the name in Java
	 */
	public static String property(String name) {
		return GoldenNames.camel(name);
	}

	static JsonNode resource(String name) {
		try (InputStream in = GoldenData.class.getClassLoader().getResourceAsStream(name)) {
			return JsonMapper.shared().readTree(Objects.requireNonNull(in));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Inserts all rows of the cases.
	 * @param tortoise the ORM, whose tables are empty
	 * @return completes when they are there
	 */
	public static Mono<Void> load(Tortoise tortoise) {
		return load(tortoise, rows());
	}

	/**
	 * Inserts all rows of the cases, with blanks in place of empty texts, for a database
	 * that has none.
	 * @param tortoise the ORM, whose tables are empty
	 * @return completes when they are there
	 */
	static Mono<Void> loadWithoutEmptyTexts(Tortoise tortoise) {
		return load(tortoise, JsonMapper.shared().readTree(rows().toString().replace(":\"\"", ":\" \"")));
	}

	/**
	 * Inserts all rows. Keys that the database makes are left to it, and must come out as
	 * the data has them, so that later inserts find free ones.
	 */
	private static Mono<Void> load(Tortoise tortoise, JsonNode data) {
		return Flux.fromIterable(data.properties()).concatMap((entry) -> switch (entry.getKey()) {
			case "product_tag" -> links(Product.class, entry.getValue(), (product) -> product.tags);
			case "employee_talks" -> links(Employee.class, entry.getValue(), (employee) -> employee.talksTo);
			case "event_team" -> links(Event.class, entry.getValue(), (event) -> event.participants);
			default -> rows(tortoise, entry.getKey(), entry.getValue());
		}).then();
	}

	@SuppressWarnings("unchecked")
	private static <M extends Model<M>> Mono<Void> rows(Tortoise tortoise, String model, JsonNode rows) {
		Class<M> type = (Class<M>) GoldenQuery.modelClass(model);
		List<M> instances = new ArrayList<>();
		List<@Nullable Object> keys = new ArrayList<>();
		for (JsonNode row : rows) {
			Map<String, @Nullable Object> values = new LinkedHashMap<>();
			row.properties()
				.forEach((field) -> values.put(GoldenNames.camel(field.getKey()), GoldenValues.read(field.getValue())));
			keys.add(values.get("id"));
			if (tortoise.registry().get(type).primaryKey().generated()) {
				values.remove("id");
			}
			instances.add(filled(tortoise, type.cast(tortoise.registry().get(type).newInstance()), values));
		}
		return Manager.of(type).bulkCreate(instances).doOnNext((created) -> {
			for (int i = 0; i < keys.size(); i++) {
				if (!keys.get(i).equals(created.get(i).pk())) {
					throw new IllegalStateException(
							model + " got the key " + created.get(i).pk() + " instead of " + keys.get(i) + ".");
				}
			}
		}).then();
	}

	/** Other ORMs may be active, so this one must be named. */
	static <M extends Model<M>> M filled(Tortoise tortoise, M instance, Map<String, @Nullable Object> values) {
		try (Tortoise.Binding bound = tortoise.bind()) {
			Objects.requireNonNull(bound);
			return instance.updateFromMap(values);
		}
	}

	private static <M extends Model<M>> Mono<Void> links(Class<M> type, JsonNode pairs,
			java.util.function.Function<M, ManyToManyRelation<?>> relation) {
		return Flux.fromIterable(pairs)
			.concatMap((pair) -> Manager.of(type)
				.get(pair.get(0).intValue())
				.flatMap((owner) -> relation.apply(owner).add(List.of(pair.get(1).intValue()))))
			.then();
	}

}
