package io.tortoiseorm.golden;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.BulkCreateOptions;
import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.QuerySet;
import io.tortoiseorm.Tortoise;
import io.tortoiseorm.Values;
import io.tortoiseorm.meta.InstanceState;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.RelationMeta;
import io.tortoiseorm.meta.RelationSlot;
import io.tortoiseorm.relations.ManyToManyRelation;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Runs the operations of a case and gives its answer.
 */
final class GoldenRunner {

	private final Tortoise tortoise;

	GoldenRunner(Tortoise tortoise) {
		this.tortoise = tortoise;
	}

	/**
	 * Runs operations.
	 * @return the answer, as a list of one, since it may be {@code null}
	 */
	Mono<List<@Nullable Object>> run(String model, Iterable<JsonNode> ops) {
		return Mono.defer(() -> {
			QuerySet<?> query = GoldenQuery.all(model);
			for (JsonNode op : ops) {
				QuerySet<?> refined = GoldenQuery.refine(query, op);
				if (refined == null) {
					return terminal(model, query, op);
				}
				query = refined;
			}
			return query.list().map((list) -> answer(keys(list)));
		});
	}

	private static List<@Nullable Object> answer(@Nullable Object value) {
		List<@Nullable Object> answer = new ArrayList<>(1);
		answer.add(value);
		return answer;
	}

	private static List<@Nullable Object> keys(List<?> results) {
		List<@Nullable Object> keys = new ArrayList<>();
		results.forEach((result) -> keys.add(key(result)));
		return keys;
	}

	private static @Nullable Object key(@Nullable Object result) {
		return (result instanceof Model<?> instance) ? instance.pk() : result;
	}

	private Mono<List<@Nullable Object>> terminal(String model, QuerySet<?> query, JsonNode op) {
		Mono<?> result = switch (op.get(0).asString()) {
			case "first" -> query.first();
			case "last" -> query.last();
			case "latest" -> query.latest(names(op));
			case "earliest" -> query.earliest(names(op));
			case "get" -> query.filter(GoldenQuery.conditions(op)).get();
			case "get_or_none" -> query.filter(GoldenQuery.conditions(op)).getOrNone();
			case "count" -> query.count();
			case "exists" -> query.exists();
			case "in_bulk" -> inBulk(query, op);
			case "tree" -> query.list().map((list) -> trees(list, op.get(1)));
			case "update" -> query.update(values(op.get(1)));
			case "delete" -> query.delete();
			case "bulk_update" -> bulkUpdate(query, model, op);
			case "m2m" -> manyToMany(query, op);
			default -> writeTo(model, op);
		};
		return result.map((value) -> answer(key(value))).defaultIfEmpty(answer(null));
	}

	private static String[] names(JsonNode op) {
		List<String> names = new ArrayList<>();
		for (int i = 1; i < op.size(); i++) {
			names.add(GoldenNames.camel(op.get(i).asString()));
		}
		return names.toArray(String[]::new);
	}

	private static Values values(JsonNode node) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		node.properties()
			.forEach((entry) -> values.put(GoldenNames.camel(entry.getKey()), GoldenQuery.operand(entry.getValue())));
		return Values.of(values);
	}

	private static Mono<Map<String, @Nullable Object>> inBulk(QuerySet<?> query, JsonNode op) {
		List<@Nullable Object> keys = new ArrayList<>();
		op.get(1).forEach((key) -> keys.add(GoldenValues.read(key)));
		return query.inBulk(keys, GoldenNames.camel(op.get(2).asString())).map((found) -> {
			Map<String, @Nullable Object> byText = new LinkedHashMap<>();
			found.forEach((key, instance) -> byText.put(String.valueOf(key), key(instance)));
			return byText;
		});
	}

	@SuppressWarnings("unchecked")
	private static <M extends Model<M>> Manager<M> manager(String model) {
		return Manager.of((Class<M>) GoldenQuery.modelClass(model));
	}

	private <M extends Model<M>> Mono<?> writeTo(String model, JsonNode op) {
		Manager<M> manager = manager(model);
		return write(manager, op);
	}

	private <M extends Model<M>> Mono<?> write(Manager<M> manager, JsonNode op) {
		return switch (op.get(0).asString()) {
			case "create" -> manager.create(values(op.get(1))).thenReturn("created");
			case "get_or_create" ->
				manager.getOrCreate(values(op.get(1)), values(op.get(2))).map((result) -> result.created());
			case "update_or_create" ->
				manager.updateOrCreate(values(op.get(1)), values(op.get(2))).map((result) -> result.created());
			case "bulk_create" -> manager.bulkCreate(instances(manager, op.get(1)), (options) -> options(options, op))
				.thenReturn("created");
			default -> throw new IllegalStateException("Unknown operation " + op + ".");
		};
	}

	private static BulkCreateOptions options(BulkCreateOptions options, JsonNode op) {
		BulkCreateOptions chosen = options;
		JsonNode given = op.path(2);
		if (given.path("ignore_conflicts").asBoolean(false)) {
			chosen = chosen.ignoreConflicts();
		}
		if (given.has("batch_size")) {
			chosen = chosen.batchSize(given.get("batch_size").intValue());
		}
		if (given.has("on_conflict")) {
			chosen = chosen.onConflict(strings(given.get("on_conflict")));
		}
		return given.has("update_fields") ? chosen.update(strings(given.get("update_fields"))) : chosen;
	}

	private static String[] strings(JsonNode list) {
		List<String> strings = new ArrayList<>();
		list.forEach((each) -> strings.add(GoldenNames.camel(each.asString())));
		return strings.toArray(String[]::new);
	}

	private <M extends Model<M>> List<M> instances(Manager<M> manager, JsonNode rows) {
		List<M> instances = new ArrayList<>();
		for (JsonNode row : rows) {
			ModelBase instance = this.tortoise.registry().get(manager.model()).newInstance();
			instances.add(GoldenData.filled(this.tortoise, manager.model().cast(instance), values(row).asMap()));
		}
		return instances;
	}

	private <M extends Model<M>> Mono<Long> bulkUpdate(QuerySet<?> query, String model, JsonNode op) {
		Manager<M> manager = manager(model);
		Map<String, Values> changes = new LinkedHashMap<>();
		List<@Nullable Object> keys = new ArrayList<>();
		for (JsonNode change : op.get(1)) {
			Object key = GoldenValues.read(change.get(0));
			keys.add(key);
			changes.put(String.valueOf(key), values(change.get(1)));
		}
		return query.filter("pk__in", keys).list().flatMap((found) -> {
			List<M> instances = new ArrayList<>();
			for (Object each : found) {
				M instance = manager.model().cast(each);
				Values change = changes.get(String.valueOf(instance.pk()));
				instances.add(GoldenData.filled(this.tortoise, instance, change.asMap()));
			}
			return manager.bulkUpdate(instances, List.of(strings(op.get(2))));
		});
	}

	private Mono<String> manyToMany(QuerySet<?> query, JsonNode op) {
		List<@Nullable Object> keys = new ArrayList<>();
		op.get(4).forEach((key) -> keys.add(GoldenValues.read(key)));
		return query.get(java.util.Objects.requireNonNull(GoldenValues.read(op.get(1)))).flatMap((found) -> {
			ManyToManyRelation<?> relation = (ManyToManyRelation<?>) slot((ModelBase) found,
					GoldenNames.camel(op.get(2).asString()));
			return switch (op.get(3).asString()) {
				case "add" -> relation.add(keys);
				case "remove" -> relation.remove(keys);
				default -> relation.clear();
			};
		}).thenReturn("done");
	}

	private RelationSlot slot(ModelBase instance, String name) {
		ModelMeta meta = this.tortoise.registry().get(instance.getClass());
		RelationMeta relation = java.util.Objects.requireNonNull(meta.relation(name));
		return InstanceState.of(instance).slot(relation);
	}

	private List<Object> trees(List<?> instances, JsonNode path) {
		List<Object> trees = new ArrayList<>();
		instances.forEach((instance) -> trees.add(tree((ModelBase) instance, path, 0)));
		return trees;
	}

	private Map<String, @Nullable Object> tree(ModelBase instance, JsonNode path, int depth) {
		Map<String, @Nullable Object> tree = new LinkedHashMap<>();
		tree.put("pk", ((Model<?>) instance).pk());
		if (depth < path.size()) {
			String name = GoldenNames.camel(path.get(depth).asString());
			RelationSlot slot = slot(instance, name);
			if (!RelationSlot.isFetched(slot)) {
				throw new IllegalStateException(name + " was not fetched.");
			}
			tree.put(name, subtree(RelationSlot.value(slot), path, depth + 1));
		}
		return tree;
	}

	private @Nullable Object subtree(@Nullable Object value, JsonNode path, int depth) {
		if (value instanceof List<?> list) {
			List<Map<String, @Nullable Object>> trees = new ArrayList<>();
			list.forEach((each) -> trees.add(tree((ModelBase) each, path, depth)));
			trees.sort(Comparator.comparing((tree) -> String.valueOf(tree.get("pk"))));
			return trees;
		}
		return (value != null) ? tree((ModelBase) value, path, depth) : null;
	}

}
