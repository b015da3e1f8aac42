package io.tortoiseorm.golden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.Prefetch;
import io.tortoiseorm.QuerySet;
import io.tortoiseorm.Values;
import io.tortoiseorm.expressions.Aggregate;
import io.tortoiseorm.expressions.Case;
import io.tortoiseorm.expressions.DynamicExpression;
import io.tortoiseorm.expressions.Expression;
import io.tortoiseorm.expressions.F;
import io.tortoiseorm.expressions.Functions;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.expressions.RawSql;
import io.tortoiseorm.expressions.Subquery;
import io.tortoiseorm.meta.ModelBase;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Builds query sets of the operations of a case.
 */
final class GoldenQuery {

	private GoldenQuery() {
	}

	static QuerySet<? extends ModelBase> all(String model) {
		return QuerySet.of(modelClass(model));
	}

	static Class<? extends ModelBase> modelClass(String model) {
		try {
			return Class.forName("io.tortoiseorm.golden.models." + model).asSubclass(ModelBase.class);
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Applies an operation that refines a query.
	 * @return the refined query, or {@code null} if the operation is a terminal one
	 */
	static @Nullable QuerySet<?> refine(QuerySet<?> query, JsonNode op) {
		return switch (op.get(0).asString()) {
			case "filter" -> query.filter(conditions(op));
			case "exclude" -> query.exclude(conditions(op));
			case "order_by" -> query.orderBy(names(op));
			case "group_by" -> query.groupBy(names(op));
			case "prefetch_related" -> query.prefetchRelated(names(op));
			case "select_related" -> query.selectRelated(names(op));
			case "only" -> query.only(names(op));
			case "limit" -> query.limit(op.get(1).longValue());
			case "offset" -> query.offset(op.get(1).longValue());
			case "distinct" -> query.distinct();
			case "annotate" -> annotate(query, op.get(1));
			case "values" -> query.values(selections(op));
			case "values_list" -> query.valuesList(names(op));
			case "values_list_flat" -> query.valuesListFlat(GoldenNames.camel(op.get(1).asString()));
			case "prefetch" ->
				query.prefetchRelated(Prefetch.of(GoldenNames.camel(op.get(1).asString()), subquery(op.get(2))));
			default -> null;
		};
	}

	static QuerySet<?> subquery(JsonNode description) {
		QuerySet<?> query = all(description.get("model").asString());
		for (JsonNode op : description.get("ops")) {
			QuerySet<?> refined = refine(query, op);
			if (refined == null) {
				throw new IllegalStateException("An inner query cannot end in " + op + ".");
			}
			query = refined;
		}
		return query;
	}

	static Q[] conditions(JsonNode op) {
		List<Q> conditions = new ArrayList<>();
		op.get(1).forEach((q) -> conditions.add(condition(q)));
		lookups(op.get(2)).forEach((lookup, value) -> conditions.add(Q.of(lookup, value)));
		return conditions.toArray(Q[]::new);
	}

	private static Map<String, @Nullable Object> lookups(JsonNode node) {
		Map<String, @Nullable Object> lookups = new LinkedHashMap<>();
		node.properties().forEach((entry) -> lookups.put(GoldenNames.camel(entry.getKey()), operand(entry.getValue())));
		return lookups;
	}

	private static Q condition(JsonNode node) {
		if (node.has("$and")) {
			return Q.allOf(conditionList(node.get("$and")));
		}
		if (node.has("$or")) {
			return Q.anyOf(conditionList(node.get("$or")));
		}
		if (node.has("$not")) {
			return condition(node.get("$not")).not();
		}
		return Q.of(lookups(node));
	}

	private static Q[] conditionList(JsonNode list) {
		List<Q> conditions = new ArrayList<>();
		list.forEach((each) -> conditions.add(condition(each)));
		return conditions.toArray(Q[]::new);
	}

	private static String[] names(JsonNode op) {
		List<String> names = new ArrayList<>();
		for (int i = 1; i < op.size(); i++) {
			names.add(GoldenNames.camel(op.get(i).asString()));
		}
		return names.toArray(String[]::new);
	}

	private static Values selections(JsonNode op) {
		Map<String, Object> selections = new LinkedHashMap<>();
		op.get(1)
			.forEach((name) -> selections.put(GoldenNames.camel(name.asString()), GoldenNames.camel(name.asString())));
		if (op.has(2)) {
			op.get(2)
				.properties()
				.forEach((entry) -> selections.put(GoldenNames.camel(entry.getKey()),
						GoldenNames.camel(entry.getValue().asString())));
		}
		return Values.of(selections);
	}

	private static QuerySet<?> annotate(QuerySet<?> query, JsonNode annotations) {
		QuerySet<?> annotated = query;
		for (Map.Entry<String, JsonNode> entry : annotations.properties()) {
			annotated = annotated.annotate(GoldenNames.camel(entry.getKey()),
					(Expression<?>) expression(entry.getValue(), true));
		}
		return annotated;
	}

	/**
	 * A value on the right of a lookup or an assignment.
	 */
	static @Nullable Object operand(JsonNode node) {
		return expression(node, false);
	}

	private static @Nullable Object expression(JsonNode node, boolean path) {
		if (path && node.isString()) {
			return F.of(GoldenNames.camel(node.asString()));
		}
		if (!node.isObject() || node.isEmpty()) {
			return GoldenValues.read(node);
		}
		String tag = node.propertyNames().iterator().next();
		return switch (tag) {
			case "$F" -> F.of(GoldenNames.camel(node.get(tag).asString()));
			case "$add" -> left(node.get(tag)).plus(right(node.get(tag)));
			case "$sub" -> left(node.get(tag)).minus(right(node.get(tag)));
			case "$mul" -> left(node.get(tag)).times(right(node.get(tag)));
			case "$fn" -> function(node);
			case "$case" -> searchedCase(node);
			case "$subquery" -> Subquery.of(subquery(node.get(tag)));
			case "$raw" -> RawSql.of(node.get(tag).asString());
			default -> GoldenValues.read(node);
		};
	}

	private static DynamicExpression<?> left(JsonNode operands) {
		Object operand = operand(operands.get(0));
		return (operand instanceof Expression<?> expression) ? expression.dynamic()
				: io.tortoiseorm.expressions.Value.of(operand);
	}

	private static Object right(JsonNode operands) {
		return java.util.Objects.requireNonNull(operand(operands.get(1)));
	}

	private static Expression<?> searchedCase(JsonNode node) {
		Case result = null;
		for (JsonNode branch : node.get("$case")) {
			Q condition = condition(branch.get(0));
			Object then = operand(branch.get(1));
			result = (result == null) ? Case.when(condition, then) : result.orWhen(condition, then);
		}
		return java.util.Objects.requireNonNull(result).otherwise(operand(node.get("default")));
	}

	private static Expression<?> function(JsonNode node) {
		List<@Nullable Object> arguments = new ArrayList<>();
		node.get("args").forEach((argument) -> arguments.add(expression(argument, arguments.isEmpty())));
		Object first = arguments.get(0);
		Object[] more = arguments.subList(1, arguments.size()).toArray();
		Expression<?> call = switch (node.get("$fn").asString()) {
			case "Count" -> Functions.count(first);
			case "Sum" -> Functions.sum(first);
			case "Avg" -> Functions.avg(first);
			case "Min" -> Functions.min(first);
			case "Max" -> Functions.max(first);
			case "Length" -> Functions.length(first);
			case "Lower" -> Functions.lower(first);
			case "Upper" -> Functions.upper(first);
			case "Trim" -> Functions.trim(first);
			case "Coalesce" -> Functions.coalesce(first, more);
			case "Concat" -> Functions.concat(first, more);
			default -> throw new IllegalStateException("Unknown function in " + node + ".");
		};
		if (call instanceof Aggregate<?> aggregate) {
			if (node.path("distinct").asBoolean(false)) {
				aggregate = aggregate.distinct();
			}
			return node.has("filter") ? aggregate.filter(condition(node.get("filter"))) : aggregate;
		}
		return call;
	}

}
