package io.tortoiseorm.api;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Path;
import io.tortoiseorm.Prefetch;
import io.tortoiseorm.QuerySet;
import io.tortoiseorm.Tortoise;
import io.tortoiseorm.TortoiseConfig;
import io.tortoiseorm.Transactions;
import io.tortoiseorm.Values;
import io.tortoiseorm.exceptions.DoesNotExist;
import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.NoValuesFetched;
import io.tortoiseorm.expressions.Annotation;
import io.tortoiseorm.expressions.Case;
import io.tortoiseorm.expressions.Exists;
import io.tortoiseorm.expressions.F;
import io.tortoiseorm.expressions.OuterRef;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.expressions.RawSql;
import io.tortoiseorm.expressions.Subquery;
import io.tortoiseorm.golden.models.Category;
import io.tortoiseorm.golden.models.Order;
import io.tortoiseorm.golden.models.OrderLine;
import io.tortoiseorm.golden.models.Product;
import io.tortoiseorm.golden.models.Role;
import io.tortoiseorm.golden.models.Tag;
import io.tortoiseorm.golden.models.User;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static io.tortoiseorm.SaveOptions.updateFields;
import static io.tortoiseorm.expressions.Functions.avg;
import static io.tortoiseorm.expressions.Functions.count;
import static io.tortoiseorm.expressions.Functions.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A walk through the API, as its users write it.
 */
@DatabaseTest
class ApiByExampleTest {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static Tortoise tortoise;

	@BeforeDatabaseTests
	static void start(TestDatabase database) {
		tortoise = Tortoise
			.init(TortoiseConfig.builder()
				.connection("default", database.url())
				.app("models", (app) -> app.models("io.tortoiseorm.golden.models"))
				.build())
			.block(TIMEOUT);
		run(Tortoise.generateSchemas());
		run(Tortoise.generateSchemas());
	}

	@AfterDatabaseTests
	static void stop() {
		run(Tortoise.closeConnections());
	}

	private static <T> T run(Mono<T> work) {
		return work.contextWrite(tortoise.context()).block(TIMEOUT);
	}

	@BeforeEach
	void rows() {
		run(OrderLine.objects.all().delete());
		run(Order.objects.all().delete());
		run(Product.objects.all().delete());
		run(Category.objects.all().delete());
		run(Tag.objects.all().delete());
		run(User.objects.all().delete());
		User alice = run(User.objects.create("email", "alice@example.com", "username", "alice", "role", Role.ADMIN,
				"age", 40, "joined", LocalDate.of(2026, 1, 1)));
		run(User.objects.create("email", "bob@spam.example", "username", "bob", "joined", LocalDate.of(2026, 2, 1)));
		Category books = run(Category.objects.create("name", "Books", "slug", "books"));
		Product java = run(Product.objects.create("name", "Java", "price", new BigDecimal("30.00"), "stock", 5,
				"createdAt", Instant.parse("2026-01-01T00:00:00Z"), "category", books));
		Order order = run(Order.objects.create("orderNumber", "A-1", "customer", alice, "placedAt", Instant.now()));
		run(OrderLine.objects.create("order", order, "product", java, "quantity", 2, "unitPrice",
				new BigDecimal("30.00")));
	}

	@Test
	void conditions() {
		assertThat(run(User.objects.filter("role", "admin").list())).hasSize(1);
		assertThat(run(User.objects.filter("age__gte", 18, "isActive", true)
			.exclude("email__iendswith", "@spam.example")
			.count())).isOne();
		assertThat(run(
				User.objects.filter(Q.of("role", "admin").or(Q.of("role", "editor")), Q.of("isActive", true)).exists()))
			.isTrue();
		assertThat(run(User.objects.filter(Q.of("role", "admin").not()).list())).extracting((user) -> user.username)
			.containsExactly("bob");
	}

	@Test
	void oneRow() {
		Object key = run(User.objects.get("username", "alice")).pk();
		assertThat(run(User.objects.get(key)).username).isEqualTo("alice");
		assertThat(run(User.objects.get(Q.of("username", "bob"))).pk()).isNotEqualTo(key);
		assertThatExceptionOfType(DoesNotExist.class).isThrownBy(() -> run(User.objects.get("email", "x")));
		assertThat(run(User.objects.getOrNone("email", "x"))).isNull();
		assertThat(run(User.objects.first()).username).isEqualTo("alice");
		assertThat(run(User.objects.last()).username).isEqualTo("bob");
		assertThat(run(User.objects.latest("joined")).username).isEqualTo("bob");
		assertThat(run(User.objects.earliest("joined")).username).isEqualTo("alice");
		var created = run(User.objects.getOrCreate(Values.of("email", "c@example.com"),
				Values.of("username", "cid", "joined", LocalDate.of(2026, 3, 1))));
		assertThat(created.created()).isTrue();
		var updated = run(
				User.objects.updateOrCreate(Values.of("email", "c@example.com"), Values.of("username", "dan")));
		assertThat(updated.created()).isFalse();
		assertThat(updated.object().username).isEqualTo("dan");
		assertThat(run(User.objects.inBulk(List.of(key)))).containsOnlyKeys(key);
	}

	@Test
	void manyRowsAndShapes() {
		QuerySet<User> query = User.objects.all().orderBy("-joined", "id").offset(0).limit(20);
		assertThat(run(query.list())).extracting((user) -> user.username).containsExactly("bob", "alice");
		assertThat(run(query.flux().count())).isEqualTo(2);
		assertThat(run(Flux.from(query).count())).isEqualTo(2);
		assertThat(run(query.stream(1).count())).isEqualTo(2);
		assertThat(run(query.values("username", "age").list())).containsExactly(mapOf("username", "bob", "age", null),
				mapOf("username", "alice", "age", 40));
		assertThat(run(query.values(Values.of("name", "username")).list())).first().isEqualTo(Map.of("name", "bob"));
		assertThat(run(query.valuesList("username").list())).containsExactly(List.of("bob"), List.of("alice"));
		assertThat(run(query.valuesListFlat("username").list())).containsExactly("bob", "alice");
		assertThat(run(OrderLine.objects.all().values(LineSummary.class).list()))
			.containsExactly(new LineSummary(2, "alice@example.com"));
		assertThat(run(query.only("username").list())).extracting((user) -> user.email).containsOnlyNulls();
	}

	private static Map<String, Object> mapOf(String a, Object first, String b, Object second) {
		Map<String, Object> map = new java.util.HashMap<>();
		map.put(a, first);
		map.put(b, second);
		return map;
	}

	@Test
	void aggregates() {
		assertThat(run(User.objects.annotate("orderCount", count("orders"))
			.filter("orderCount__gte", 1)
			.values("username", "orderCount")
			.list())).containsExactly(Map.of("username", "alice", "orderCount", 1L));
		assertThat(run(Order.objects.annotate("n", count("id"), "sum", sum("total"))
			.groupBy("status")
			.values("status", "n")
			.list())).containsExactly(Map.of("status", "pending", "n", 1L));
		assertThat(run(User.objects.aggregate("avgAge", avg("age"), "total", count("id"))))
			.isEqualTo(Map.of("avgAge", 40.0, "total", 2L));
		Annotation<Long> n = count("orders").as("n");
		assertThat(run(User.objects.annotate(n).filter(n.gte(1L)).count())).isOne();
		assertThat(run(
				User.objects.annotate("paid", count("orders", Q.of("orders__status", "paid"))).get("username", "alice"))
			.annotation("paid")).isEqualTo(0L);
		assertThat(run(User.objects.annotate("n", count("orders").distinct()).values("n").list())).hasSize(2);
	}

	@Test
	void expressions() {
		assertThat(run(Product.objects.filter("name", "Java").update("stock", F.of("stock").minus(1)))).isOne();
		assertThat(run(Product.objects.get("name", "Java")).stock).isEqualTo(4);
		assertThat(
				run(Product.objects.annotate("state", Case.when(Q.of("stock__gt", 0), "in stock").otherwise("sold out"))
					.valuesListFlat("state")
					.list()))
			.containsExactly("in stock");
		assertThat(run(User.objects.filter("id__in", Subquery.of(Order.objects.all().values("customerId"))).count()))
			.isOne();
		assertThat(run(User.objects.filter(Exists.of(Order.objects.filter("customer", OuterRef.of("id")))).count()))
			.isOne();
		assertThat(run(Product.objects.annotate("x", RawSql.of("stock + ?", 1)).valuesListFlat("x").list())).hasSize(1);
		assertThat(
				run(User.objects.raw("SELECT id, email FROM users WHERE joined > ?", List.of(LocalDate.of(2026, 1, 15)))
					.list()))
			.extracting((user) -> user.email)
			.containsExactly("bob@spam.example");
	}

	@Test
	void relations() {
		Order order = run(Order.objects.filter("customer__username", "alice")
			.prefetchRelated("lines__product", "customer")
			.get());
		assertThat(order.lines.list()).singleElement()
			.satisfies((line) -> assertThat(line.product.get().name).isEqualTo("Java"));
		for (OrderLine line : order.lines) {
			assertThat(line.quantity).isEqualTo(2);
		}
		Order other = run(Order.objects
			.prefetchRelated(Prefetch.of("lines", OrderLine.objects.filter("quantity__gt", 5)).to("bigLines"))
			.get());
		assertThat(other.<OrderLine>attribute("bigLines")).isEmpty();
		assertThatExceptionOfType(NoValuesFetched.class).isThrownBy(other.lines::list)
			.withMessageContaining("lines")
			.withMessageContaining("prefetchRelated");
		run(other.fetchRelated("customer", "lines__product"));
		assertThat(other.customer.get().username).isEqualTo("alice");
		assertThat(
				run(OrderLine.objects.all().selectRelated("order__customer").get()).order.get().customer.get().username)
			.isEqualTo("alice");
		Product product = run(Product.objects.get("name", "Java"));
		Tag tag = run(Tag.objects.create("name", "new"));
		run(product.tags.add(tag, tag));
		assertThat(run(product.tags.filter("name", "new").count())).isOne();
		assertThat(run(Product.objects.filter("tags", tag).list())).containsExactly(product);
		run(product.tags.remove(tag));
		run(product.tags.clear());
		assertThat(run(product.tags.count())).isZero();
		assertThat(run(product.category.fetch()).name).isEqualTo("Books");
		assertThat(run(other.lines.create("product", product, "quantity", 1, "unitPrice", BigDecimal.ONE)).order.id())
			.isEqualTo(other.pk());
	}

	@Test
	void instancesAndBulk() {
		User alice = run(User.objects.get("username", "alice"));
		alice.bio = "Hello";
		run(alice.save(updateFields("bio")));
		run(alice.refreshFromDb());
		assertThat(alice.bio).isEqualTo("Hello");
		User twin = withTortoise(() -> alice.clone());
		twin.email = "twin@example.com";
		twin.username = "twin";
		run(twin.create());
		assertThat(twin).isNotEqualTo(alice);
		withTortoise(() -> twin.updateFromMap(Map.of("age", 7)));
		run(twin.save());
		assertThat(run(User.objects.bulkUpdate(List.of(alice, twin), List.of("role", "isActive"),
				(options) -> options.batchSize(500))))
			.isEqualTo(2);
		run(User.objects.bulkCreate(List.of(user("x1"), user("x2"))));
		run(User.objects.bulkCreate(List.of(user("x1")), (options) -> options.ignoreConflicts()));
		run(User.objects.bulkCreate(List.of(user("x1")),
				(options) -> options.batchSize(1000).onConflict("email").update("username")));
		assertThat(run(User.objects.filter("username__startswith", "x").count())).isEqualTo(2);
		run(twin.delete());
		assertThatExceptionOfType(FieldError.class).isThrownBy(() -> run(User.objects.filter("usrname", "x").list()))
			.withMessageContaining("username");
	}

	private static User user(String name) {
		User user = new User();
		user.email = name + "@example.com";
		user.username = name;
		user.joined = LocalDate.of(2026, 1, 1);
		return user;
	}

	private static <T> T withTortoise(java.util.function.Supplier<T> work) {
		Tortoise.Binding binding = tortoise.bind();
		try {
			return work.get();
		}
		finally {
			binding.close();
		}
	}

	@Test
	void transactions() {
		Mono<Long> failing = Transactions.inTransaction(() -> User.objects.filter("username", "bob")
			.update("age", 1)
			.then(Mono.<Long>error(new IllegalStateException("no"))));
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> run(failing));
		assertThat(run(User.objects.get("username", "bob")).age).isNull();
		Mono<Long> atomic = User.objects.filter("username", "bob").update("age", 2).as(Transactions.atomic());
		assertThat(run(atomic)).isOne();
		assertThat(run(Transactions.inTransaction((options) -> options.retries(3),
				() -> User.objects.selectForUpdate().filter("username", "bob").get())).age)
			.isEqualTo(2);
		Mono<Long> named = Transactions.inTransaction("default", (transaction) -> User.objects.count());
		assertThat(run(named)).isEqualTo(2);
		Flux<User> many = Transactions.inTransaction(() -> User.objects.all().flux());
		assertThat(run(many.count())).isEqualTo(2);
	}

	@Test
	void managersWithABaseQuery() {
		assertThat(run(new Admins().count())).isOne();
		assertThat(run(new Admins().filter("username", "bob").exists())).isFalse();
	}

	/**
	 * A manager with a base query.
	 */
	static class Admins extends Manager<User> {

		@Override
		public QuerySet<User> all() {
			return super.all().filter("role", Role.ADMIN);
		}

	}

	/**
	 * Two values of a line.
	 *
	 * @param quantity how many
	 * @param email whose
	 */
	record LineSummary(int quantity, @Path("order__customer__email") String email) {

	}

}
