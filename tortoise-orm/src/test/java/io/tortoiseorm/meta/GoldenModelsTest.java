package io.tortoiseorm.meta;

import java.util.List;
import java.util.stream.Stream;

import io.tortoiseorm.fields.OnDelete;
import io.tortoiseorm.golden.models.Category;
import io.tortoiseorm.golden.models.Employee;
import io.tortoiseorm.golden.models.Level;
import io.tortoiseorm.golden.models.Order;
import io.tortoiseorm.golden.models.Product;
import io.tortoiseorm.golden.models.Profile;
import io.tortoiseorm.golden.models.Role;
import io.tortoiseorm.golden.models.Thing;
import io.tortoiseorm.golden.models.User;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The reference models, written as users write models, have the tables and names of the
 * reference.
 */
class GoldenModelsTest {

	private final ModelRegistry registry = ModelRegistry.builder()
		.app("models", "default", List.of("io.tortoiseorm.golden.models"))
		.build();

	@Test
	void allModelsAreFoundWithTheirTables() {
		assertThat(this.registry.models()).extracting((model) -> model.name() + " " + model.table().name())
			.containsExactlyInAnyOrder("Category categories", "Tag tags", "Product products", "User users",
					"Profile profiles", "Order orders", "OrderLine order_lines", "Employee employees",
					"Tournament tournaments", "Team teams", "Event events", "Thing things");
	}

	@Test
	void columnsAreThoseOfTheReference() {
		assertThat(columns(Product.class)).containsExactly("id INTEGER", "name VARCHAR", "description TEXT",
				"price DECIMAL", "stock INTEGER", "is_available BOOLEAN", "rating DOUBLE NULL", "created_at INSTANT",
				"category_id INTEGER");
		assertThat(columns(User.class)).containsExactly("id INTEGER", "email VARCHAR", "username VARCHAR",
				"role VARCHAR", "is_active BOOLEAN", "bio TEXT NULL", "age INTEGER NULL", "joined DATE");
		assertThat(columns(Order.class)).containsExactly("id INTEGER", "order_number VARCHAR", "customer_id INTEGER",
				"status VARCHAR", "total DECIMAL", "placed_at INSTANT");
		assertThat(columns(Thing.class)).containsExactly("id UUID", "small SMALLINT NULL", "big BIGINT NULL",
				"level SMALLINT", "ratio DOUBLE NULL", "amount DECIMAL NULL", "label VARCHAR NULL", "body TEXT NULL",
				"flag BOOLEAN NULL", "day DATE NULL", "at INSTANT NULL", "took BIGINT NULL", "data JSON NULL",
				"blob BINARY NULL", "ref UUID NULL");
	}

	@Test
	void lookupsKnowTheNamesOfTheReferenceInCamelCase() {
		assertThat(this.registry.get(Category.class).names()).containsExactly("children", "id", "name", "parent",
				"parentId", "pk", "products", "slug");
		assertThat(this.registry.get(Product.class).names()).containsExactly("category", "categoryId", "createdAt",
				"description", "id", "isAvailable", "name", "orderLines", "pk", "price", "rating", "stock", "tags");
		assertThat(this.registry.get(User.class).names()).contains("orders", "profile");
		assertThat(this.registry.get(Employee.class).names()).contains("manager", "managerId", "teamMembers", "talksTo",
				"getsTalkedTo");
	}

	@Test
	void relationsAreThoseOfTheReference() {
		RelationMeta parent = this.registry.get(Category.class).relation("parent");
		assertThat(parent.nullable()).isTrue();
		assertThat(parent.onDelete()).isEqualTo(OnDelete.SET_NULL);
		assertThat(this.registry.get(Profile.class).field("userId").unique()).isTrue();
		ThroughMeta tags = this.registry.get(Product.class).relation("tags").through();
		assertThat(tags.table().name()).isEqualTo("product_tag");
		assertThat(tags.sourceColumns()).containsExactly("products_id");
		assertThat(tags.targetColumns()).containsExactly("tag_id");
		ThroughMeta talks = this.registry.get(Employee.class).relation("talksTo").through();
		assertThat(talks.sourceColumns()).containsExactly("employees_id");
		assertThat(talks.targetColumns()).containsExactly("employee_id");
	}

	@Test
	void enumsAreStoredAsInTheReference() {
		assertThat(this.registry.get(User.class).field("role").toLogical(Role.ADMIN)).isEqualTo("admin");
		assertThat(this.registry.get(Thing.class).field("level").toLogical(Level.MID)).isEqualTo((short) 5);
	}

	private Stream<String> columns(Class<?> model) {
		return this.registry.get(model)
			.fields()
			.stream()
			.map((field) -> field.column() + " " + field.sqlType().kind() + (field.nullable() ? " NULL" : ""));
	}

}
