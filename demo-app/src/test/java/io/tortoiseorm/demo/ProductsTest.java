package io.tortoiseorm.demo;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import io.tortoiseorm.demo.models.Category;
import io.tortoiseorm.demo.models.Order;
import io.tortoiseorm.demo.models.Product;
import io.tortoiseorm.demo.models.Tag;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class ProductsTest {

	private static Shop shop;

	private static int garden;

	private static int kitchen;

	@BeforeDatabaseTests
	static void open(TestDatabase database) {
		shop = Shop.start(database);
		garden = shop.await(new Category("Garden", "garden").save()).getId();
		kitchen = shop.await(new Category("Kitchen tools", "kitchen").save()).getId();
		shop.tags(shop.product("Spade", "20.00", 5, garden), "steel", "outdoor");
		shop.tags(shop.product("Rake", "15.50", 0, garden), "outdoor");
		shop.tags(shop.product("Bread knife", "15.50", 7, kitchen), "steel");
		shop.product("100% cotton towel", "4.00", 9, kitchen);
		shop.await(Product.objects.filter("name", "Rake").update("available", false));
	}

	@AfterDatabaseTests
	static void close() {
		shop.close();
	}

	@Test
	void listsProductsWithCategoryAndTags() {
		shop.client()
			.get()
			.uri("/products?q=spade")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("X-Total-Count", "1")
			.expectBody()
			.jsonPath("$[0].name")
			.isEqualTo("Spade")
			.jsonPath("$[0].price")
			.isEqualTo(20.0)
			.jsonPath("$[0].stock")
			.isEqualTo(5)
			.jsonPath("$[0].available")
			.isEqualTo(true)
			.jsonPath("$[0].category.slug")
			.isEqualTo("garden")
			.jsonPath("$[0].tags[*].name")
			.isEqualTo(List.of("outdoor", "steel"));
	}

	@Test
	void filters() {
		assertThat(names("?minPrice=15.5")).containsExactlyInAnyOrder("Spade", "Rake", "Bread knife");
		assertThat(names("?maxPrice=15.5")).containsExactlyInAnyOrder("Rake", "Bread knife", "100% cotton towel");
		assertThat(names("?minPrice=5&maxPrice=16&available=true")).containsExactly("Bread knife");
		assertThat(names("?available=false")).containsExactly("Rake");
		assertThat(names("?tag=steel")).containsExactlyInAnyOrder("Spade", "Bread knife");
		assertThat(names("?tag=outdoor&category=garden&available=true")).containsExactly("Spade");
		assertThat(names("?category=kitchen")).containsExactlyInAnyOrder("Bread knife", "100% cotton towel");
		assertThat(names("?category=" + garden)).containsExactlyInAnyOrder("Spade", "Rake");
		assertThat(names("?category=nowhere")).isEmpty();
	}

	@Test
	void takesSearchedTextLiterally() {
		assertThat(names("?q=KNIFE")).containsExactly("Bread knife");
		assertThat(names("?q=0%25 c")).containsExactly("100% cotton towel");
		assertThat(names("?q=%25")).containsExactly("100% cotton towel");
		assertThat(names("?q=_")).isEmpty();
		assertThat(names("?q=' OR 1=1 --")).isEmpty();
	}

	@Test
	void sorts() {
		assertThat(names("?sort=name")).containsExactly("100% cotton towel", "Bread knife", "Rake", "Spade");
		assertThat(names("?sort=-price")).containsExactly("Spade", "Rake", "Bread knife", "100% cotton towel");
		assertThat(names("?sort=createdAt")).startsWith("Spade");
	}

	@Test
	void treatsEmptyParametersAsNotGiven() {
		assertThat(names("?q=&minPrice=&maxPrice=&available=&tag=&category=&sort=&limit=&offset=")).hasSize(4);
	}

	@Test
	void pages() {
		shop.client()
			.get()
			.uri("/products?sort=name&limit=2&offset=1")
			.exchange()
			.expectHeader()
			.valueEquals("X-Total-Count", "4")
			.expectBody()
			.jsonPath("$.length()")
			.isEqualTo(2)
			.jsonPath("$[0].name")
			.isEqualTo("Bread knife");
		assertThat(names("?limit=0")).isEmpty();
		assertThat(names("?offset=4")).isEmpty();
	}

	@Test
	void neverGivesMoreThanAHundredAtOnce(TestDatabase database) {
		Category many = shop.await(new Category("Many", "many").save());
		List<Product> products = IntStream.range(0, 120)
			.mapToObj((i) -> new Product(many, "Thing " + i, "", BigDecimal.ONE, 1))
			.toList();
		shop.await(Product.objects.bulkCreate(products));
		shop.client()
			.get()
			.uri("/products?category=many&limit=100000")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("X-Total-Count", "120")
			.expectBody()
			.jsonPath("$.length()")
			.isEqualTo(100);
		shop.await(Product.objects.filter("category", many).delete());
	}

	@Test
	void createsAProduct() {
		String location = shop.client()
			.post()
			.uri("/products")
			.bodyValue(Map.of("name", "Ladle", "description", "For soup", "price", 7.25, "stock", 3, "categoryId",
					kitchen))
			.exchange()
			.expectStatus()
			.isCreated()
			.expectBody()
			.jsonPath("$.name")
			.isEqualTo("Ladle")
			.jsonPath("$.price")
			.isEqualTo(7.25)
			.jsonPath("$.category.name")
			.isEqualTo("Kitchen tools")
			.jsonPath("$.tags")
			.isEmpty()
			.returnResult()
			.getResponseHeaders()
			.getFirst("Location");
		assertThat(location).matches("/products/\\d+");
		shop.client()
			.get()
			.uri(Objects.requireNonNull(location))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.description")
			.isEqualTo("For soup");
		shop.client().delete().uri(location).exchange().expectStatus().isNoContent();
		shop.client().get().uri(location).exchange().expectStatus().isNotFound();
	}

	@Test
	void replacesTags() {
		int id = shop.product("Tagged", "1.00", 1, garden);
		tags(id, List.of("red", "round", "red"), "red", "round");
		tags(id, List.of("round", "small"), "round", "small");
		tags(id, List.of(), new String[0]);
		assertThat(shop.await(Tag.objects.filter("name", "round").count())).isEqualTo(1);
		shop.client().delete().uri("/products/{id}", id).exchange().expectStatus().isNoContent();
	}

	@Test
	void refusesToDeleteWhatWasOrdered() {
		int id = shop.product("Ordered", "1.00", 1, garden);
		int order = shop.order(shop.user("keeper"), id, 1);
		shop.client()
			.delete()
			.uri("/products/{id}", id)
			.exchange()
			.expectStatus()
			.isEqualTo(HttpStatus.CONFLICT)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON);
		shop.client().get().uri("/products/{id}", id).exchange().expectStatus().isOk();
		shop.await(Order.objects.filter("id", order).delete());
		shop.client().delete().uri("/products/{id}", id).exchange().expectStatus().isNoContent();
	}

	@Test
	void knowsNoSuchProductOrCategory() {
		shop.client().get().uri("/products/99999").exchange().expectStatus().isNotFound();
		shop.client().delete().uri("/products/99999").exchange().expectStatus().isNotFound();
		shop.client()
			.put()
			.uri("/products/99999/tags")
			.bodyValue(List.of("lost"))
			.exchange()
			.expectStatus()
			.isNotFound();
		shop.client()
			.post()
			.uri("/products")
			.bodyValue(Map.of("name", "Lost", "price", 1, "stock", 1, "categoryId", 99999))
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(shop.await(Tag.objects.filter("name", "lost").exists())).isFalse();
	}

	private static void tags(int id, List<String> given, String... expected) {
		shop.client()
			.put()
			.uri("/products/{id}/tags", id)
			.bodyValue(given)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.tags[*].name")
			.isEqualTo(Arrays.asList(expected));
	}

	private static List<String> names(String query) {
		return shop.list("/products" + query.replace(" ", "%20"))
			.stream()
			.map((product) -> (String) product.get("name"))
			.toList();
	}

}
