package io.tortoiseorm.query.generated;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.tortoiseorm.golden.GoldenData;
import io.tortoiseorm.golden.models.Category;
import io.tortoiseorm.golden.models.Employee;
import io.tortoiseorm.golden.models.Event;
import io.tortoiseorm.golden.models.Order;
import io.tortoiseorm.golden.models.OrderLine;
import io.tortoiseorm.golden.models.Product;
import io.tortoiseorm.golden.models.Profile;
import io.tortoiseorm.golden.models.Tag;
import io.tortoiseorm.golden.models.Team;
import io.tortoiseorm.golden.models.Thing;
import io.tortoiseorm.golden.models.Tournament;
import io.tortoiseorm.golden.models.User;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The rows of the reference cases in memory.
 */
final class World {

	private final Map<String, Shape> shapes = new LinkedHashMap<>();

	private final Map<String, Map<Object, Row>> rows = new LinkedHashMap<>();

	private final Map<String, List<List<Object>>> links = new LinkedHashMap<>();

	World() {
		describe();
		for (Map.Entry<String, JsonNode> table : GoldenData.rows().properties()) {
			Shape shape = this.shapes.get(table.getKey());
			if (shape != null) {
				table.getValue().forEach((row) -> add(shape, row));
			}
			else {
				this.links.put(table.getKey(), pairs(table.getValue()));
			}
		}
	}

	private void describe() {
		shape(Category.class).field("name", Kind.TEXT)
			.field("slug", Kind.TEXT)
			.forward("parent", "Category")
			.reverse("children", "Category", "parent")
			.reverse("products", "Product", "category");
		shape(Product.class).field("name", Kind.TEXT)
			.field("description", Kind.TEXT)
			.field("price", Kind.DECIMAL)
			.field("stock", Kind.INTEGER)
			.field("isAvailable", Kind.BOOLEAN)
			.field("rating", Kind.DOUBLE)
			.field("createdAt", Kind.INSTANT)
			.forward("category", "Category")
			.linked("tags", "Tag", "product_tag", 0)
			.reverse("orderLines", "OrderLine", "product");
		shape(Tag.class).field("name", Kind.TEXT).linked("products", "Product", "product_tag", 1);
		shape(User.class).field("email", Kind.TEXT)
			.field("username", Kind.TEXT)
			.field("role", Kind.CHAR_ENUM)
			.field("isActive", Kind.BOOLEAN)
			.field("bio", Kind.TEXT)
			.field("age", Kind.INTEGER)
			.field("joined", Kind.DATE)
			.reverse("profile", "Profile", "user")
			.reverse("orders", "Order", "customer");
		shape(Profile.class).field("website", Kind.TEXT).forward("user", "User");
		shape(Order.class).field("orderNumber", Kind.TEXT)
			.field("status", Kind.TEXT)
			.field("total", Kind.DECIMAL)
			.field("placedAt", Kind.INSTANT)
			.forward("customer", "User")
			.reverse("lines", "OrderLine", "order");
		shape(OrderLine.class).field("quantity", Kind.INTEGER)
			.field("unitPrice", Kind.DECIMAL)
			.forward("order", "Order")
			.forward("product", "Product");
		shape(Employee.class).field("name", Kind.TEXT)
			.forward("manager", "Employee")
			.reverse("teamMembers", "Employee", "manager")
			.linked("talksTo", "Employee", "employee_talks", 0)
			.linked("getsTalkedTo", "Employee", "employee_talks", 1);
		shape(Tournament.class).field("name", Kind.TEXT).reverse("events", "Event", "tournament");
		shape(Team.class).field("name", Kind.TEXT).linked("events", "Event", "event_team", 1);
		shape(Event.class).field("name", Kind.TEXT)
			.forward("tournament", "Tournament")
			.linked("participants", "Team", "event_team", 0);
		describeThing();
	}

	private void describeThing() {
		Shape thing = new Shape(Thing.class, Kind.UUID);
		this.shapes.put(thing.name(), thing);
		thing.field("small", Kind.SHORT)
			.field("big", Kind.LONG)
			.field("level", Kind.INT_ENUM)
			.field("ratio", Kind.DOUBLE)
			.field("amount", Kind.DECIMAL)
			.field("label", Kind.TEXT)
			.field("body", Kind.TEXT)
			.field("flag", Kind.BOOLEAN)
			.field("day", Kind.DATE)
			.field("at", Kind.INSTANT)
			.field("took", Kind.DURATION)
			.field("data", Kind.JSON)
			.field("blob", Kind.BINARY)
			.field("ref", Kind.UUID);
	}

	private Shape shape(Class<? extends io.tortoiseorm.meta.ModelBase> type) {
		Shape shape = new Shape(type, Kind.INTEGER);
		this.shapes.put(shape.name(), shape);
		return shape;
	}

	private void add(Shape shape, JsonNode node) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		node.properties().forEach((entry) -> {
			String field = GoldenData.property(entry.getKey());
			values.put(field, shape.kind(field).typed(GoldenData.value(entry.getValue())));
		});
		Row row = new Row(shape, values);
		this.rows.computeIfAbsent(shape.name(), (missing) -> new LinkedHashMap<>()).put(row.key(), row);
	}

	private static List<List<Object>> pairs(JsonNode table) {
		List<List<Object>> pairs = new ArrayList<>();
		table.forEach((pair) -> pairs.add(List.of(pair.get(0).intValue(), pair.get(1).intValue())));
		return pairs;
	}

	List<Shape> shapes() {
		return List.copyOf(this.shapes.values());
	}

	Shape shape(String name) {
		return Objects.requireNonNull(this.shapes.get(name), name);
	}

	/** The model a path of relations leads to. */
	Shape end(Shape start, List<String> path) {
		Shape shape = start;
		for (String relation : path) {
			shape = shape(shape.relation(relation).target());
		}
		return shape;
	}

	List<Row> rows(String shape) {
		return List.copyOf(Objects.requireNonNull(this.rows.get(shape), shape).values());
	}

	Row row(String shape, Object key) {
		return Objects.requireNonNull(Objects.requireNonNull(this.rows.get(shape)).get(key), shape + key);
	}

	List<List<Object>> links(String table) {
		return Objects.requireNonNull(this.links.get(table), table);
	}

}
