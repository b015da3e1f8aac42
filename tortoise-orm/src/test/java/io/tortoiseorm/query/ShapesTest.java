package io.tortoiseorm.query;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.tortoiseorm.Path;
import io.tortoiseorm.QuerySet;
import io.tortoiseorm.SaveOptions;
import io.tortoiseorm.Values;
import io.tortoiseorm.db.TransactionOptions;
import io.tortoiseorm.exceptions.DoesNotExist;
import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.IncompleteInstanceError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.exceptions.TransactionManagementError;
import io.tortoiseorm.expressions.F;
import io.tortoiseorm.golden.models.Category;
import io.tortoiseorm.golden.models.Order;
import io.tortoiseorm.golden.models.OrderLine;
import io.tortoiseorm.golden.models.Product;
import io.tortoiseorm.golden.models.Role;
import io.tortoiseorm.golden.models.User;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static io.tortoiseorm.expressions.Functions.count;
import static io.tortoiseorm.expressions.Functions.upper;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What results can be: maps, lists, single values, records, whole and partial instances.
 */
class ShapesTest extends QueryTest {

	private static final QuerySet<User> FIRST = User.objects.filter("id__lte", 2).orderBy("id");

	@Test
	void maps() {
		assertThat(list(FIRST.values("username", "age"))).containsExactly(Map.of("username", "alice", "age", 18),
				Map.of("username", "bob", "age", 25));
		assertThat(list(FIRST.values("age", "username")).get(0).keySet()).containsExactly("age", "username");
	}

	@Test
	void mapsOfEverything() {
		Map<String, Object> all = list(FIRST.annotate("loud", upper("username")).values()).get(1);
		assertThat(all.keySet()).containsExactly("id", "email", "username", "role", "isActive", "bio", "age", "joined",
				"loud");
		assertThat(all).containsEntry("role", Role.USER).containsEntry("bio", null).containsEntry("loud", "BOB");
		assertThat(list(Order.objects.filter("id", 4).values()).get(0)).containsEntry("customerId", 4);
	}

	@Test
	void mapsAcrossRelations() {
		assertThat(list(OrderLine.objects.filter("id", 4)
			.values("quantity", "order__customer__username", "product__category__parent__name")))
			.containsExactly(Map.of("quantity", 4, "order__customer__username", "alice",
					"product__category__parent__name", "Electronics"));
		assertThat(list(User.objects.filter("id", 4).orderBy("orders__id").values("username", "orders__orderNumber")))
			.extracting((row) -> row.get("orders__orderNumber"))
			.containsExactly("ORD-004", "ORD-019", "ORD-024");
	}

	@Test
	void mapsOfMissingRelatedRowsHoldNull() {
		Map<String, Object> expected = new LinkedHashMap<>();
		expected.put("name", "Books");
		expected.put("parent__name", null);
		assertThat(list(Category.objects.filter("id", 4).values("name", "parent__name"))).containsExactly(expected);
	}

	@Test
	void renamesAndExpressions() {
		assertThat(list(FIRST.values(Values.of("who", "username", "next", F.of("age").plus(1)))))
			.containsExactly(Map.of("who", "alice", "next", 19), Map.of("who", "bob", "next", 26));
		assertThat(list(FIRST.annotate("n", count("orders")).values(Values.of("orders", "n"))))
			.containsExactly(Map.of("orders", 8L), Map.of("orders", 8L));
	}

	@Test
	void listsOfValues() {
		assertThat(list(FIRST.valuesList("id", "username"))).containsExactly(List.of(1, "alice"), List.of(2, "bob"));
		assertThat(list(FIRST.valuesList("bio"))).containsExactly(List.of("Bio of alice"),
				Arrays.asList((Object) null));
		assertThat(list(FIRST.valuesList()).get(0)).hasSize(8).startsWith(1, "alice@spam.example", "alice", Role.USER);
	}

	@Test
	void singleValues() {
		assertThat(list(FIRST.valuesListFlat("username"))).containsExactly("alice", "bob");
		assertThat(list(FIRST.valuesListFlat("profile__website"))).containsExactly("https://1.example",
				"https://2.example");
		assertThat(list(FIRST.valuesListFlat("bio"))).containsExactly("Bio of alice", null);
		assertThat(list(FIRST.valuesListFlat(F.of("age").times(2).typed(Integer.class)))).containsExactly(36, 50);
	}

	@Test
	void oneResultOfAShape() {
		assertThat(await(User.objects.get(1).values("username"))).isEqualTo(Map.of("username", "alice"));
		assertThat(await(User.objects.get(1).values(Values.of("who", "username")))).isEqualTo(Map.of("who", "alice"));
		assertThat(await(FIRST.first().valuesList("id", "age"))).isEqualTo(List.of(1, 18));
		assertThat(await(FIRST.last().valuesListFlat("username"))).isEqualTo("bob");
		assertThat(await(FIRST.values("username").first())).isEqualTo(Map.of("username", "alice"));
		assertThat(awaitOrNull(User.objects.getOrNone(-1).values("username"))).isNull();
		assertThatExceptionOfType(DoesNotExist.class).isThrownBy(() -> await(User.objects.get(-1).values("username")));
	}

	@Test
	void records() {
		assertThat(list(FIRST.annotate("loud", upper("username")).values(Person.class))).containsExactly(
				new Person("alice", "ALICE", 18, "https://1.example"),
				new Person("bob", "BOB", 25, "https://2.example"));
	}

	@Test
	void recordsInRecords() {
		assertThat(list(Order.objects.filter("id__in", List.of(1, 2)).orderBy("id").values(OrderView.class)))
			.containsExactly(
					new OrderView("ORD-001", new Customer("heidi"),
							Set.of(new Line(5, new Item("ORM_internals")), new Line(5, new Item("Numpad")),
									new Line(5, new Item("Gaming mouse")))),
					new OrderView("ORD-002", new Customer("alice"), Set.of()));
	}

	@Test
	void partialInstances() {
		User alice = list(FIRST.only("username")).get(0);
		assertThat(alice.id).isEqualTo(1);
		assertThat(alice.username).isEqualTo("alice");
		assertThat(alice.email).isNull();
		assertThatExceptionOfType(IncompleteInstanceError.class)
			.isThrownBy(() -> awaitRolledBack(alice.save(SaveOptions.updateFields("email"))));
		Order order = list(Order.objects.filter("id", 1).selectRelated("customer").only("status", "customer__username"))
			.get(0);
		assertThat(order.status).isEqualTo("shipped");
		assertThat(order.customer.get().username).isEqualTo("heidi");
		assertThat(order.customer.get().email).isNull();
	}

	@Test
	void joinedInstances() {
		OrderLine line = await(OrderLine.objects.selectRelated("order__customer", "product__category").get("id", 4));
		assertThat(line.order.get().customer.get().username).isEqualTo("alice");
		assertThat(line.product.get().category.get().name).isEqualTo("Mice");
		List<Category> categories = list(Category.objects.selectRelated("parent").filter("id__in", List.of(1, 2)))
			.stream()
			.sorted((a, b) -> a.id - b.id)
			.toList();
		assertThat(categories.get(0).parent.isFetched()).isTrue();
		assertThat(categories.get(0).parent.get()).isNull();
		assertThat(categories.get(1).parent.get().name).isEqualTo("Electronics");
		assertThat(list(User.objects.filter("id__in", List.of(4, 5)).orderBy("id").selectRelated("profile")))
			.extracting((user) -> user.profile.get())
			.extracting((profile) -> (profile != null) ? profile.website : null)
			.containsExactly(null, "https://5.example");
	}

	@Test
	void everythingSetHoldsForEveryShape() {
		QuerySet<Product> query = Product.objects.filter("tags__id__in", List.of(1, 6))
			.exclude("name", "Rake")
			.annotate("n", count("orderLines"))
			.filter("n__gt", 0)
			.distinct()
			.orderBy("-price")
			.offset(1)
			.limit(4);
		List<Object> expected = List.of(16, 1, 8, 6);
		assertThat(keys(query)).isEqualTo(expected);
		assertThat(list(query.values("id", "price", "n"))).extracting((row) -> row.get("id")).isEqualTo(expected);
		assertThat(list(query.valuesList("id", "price"))).extracting((row) -> row.get(0)).isEqualTo(expected);
		assertThat(list(query.values(Key.class))).extracting((key) -> (Object) key.id).isEqualTo(expected);
		assertThat(await(query.stream(2).map((product) -> (Object) product.id).collectList())).isEqualTo(expected);
		assertThat(await(query.count())).isEqualTo(4);
		assertThat(await(query.exists())).isTrue();
	}

	@Test
	void locksHoldForEveryShape() {
		QuerySet<User> query = User.objects.filter("id", 1).selectForUpdate();
		for (QuerySet<?> shape : List.of(query, query.values("id"), query.valuesList("id"), query.valuesListFlat("id"),
				query.values(Key.class), query.only("id"))) {
			assertThatExceptionOfType(TransactionManagementError.class).isThrownBy(() -> await(shape.list()));
			assertThatExceptionOfType(TransactionManagementError.class)
				.isThrownBy(() -> await(shape.stream(10).collectList()));
			List<String> statements = orm().statementsOf(
					orm().database().transactional(TransactionOptions.DEFAULTS, shape.list().map(List::size)));
			if (kind() != TestDatabaseKind.SQLITE) {
				assertThat(statements).last().asString().contains("FOR UPDATE");
			}
		}
	}

	@Test
	void queriesAreNeverChanged() {
		QuerySet<User> base = User.objects.filter("age__gt", 40);
		base.filter("username", "erin").orderBy("-id").limit(1).annotate("n", count("orders")).values("n");
		assertThat(keys(base.orderBy("id"))).containsExactly(5, 6, 11, 12);
	}

	@Test
	void whatAShapeCannotDoIsRefused() {
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> FIRST.values("id").only("age"));
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> FIRST.values("id").prefetchRelated("orders"));
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> FIRST.values("id").selectRelated("profile"));
		assertThatExceptionOfType(FieldError.class).isThrownBy(() -> list(Order.objects.values("customer")))
			.withMessageContaining("customer__pk");
		assertThatExceptionOfType(FieldError.class).isThrownBy(() -> list(Order.objects.values("status", "status")))
			.withMessageContaining("twice");
		assertThatExceptionOfType(FieldError.class).isThrownBy(() -> list(Order.objects.values("statuss")))
			.withMessageContaining("Did you mean status");
		assertThatExceptionOfType(FieldError.class).isThrownBy(() -> list(User.objects.annotate("age", count("id"))))
			.withMessageContaining("name of a field");
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> User.objects.limit(-1));
	}

	record Key(Integer id) {

	}

	/**
	 * Some values of a user.
	 *
	 * @param username the name
	 * @param loud an annotation
	 * @param age how old
	 * @param website from the profile
	 */
	record Person(String username, String loud, @Nullable Integer age,
			@Path("profile__website") @Nullable String website) {

	}

	record OrderView(String orderNumber, Customer customer, Set<Line> lines) {

	}

	record Customer(String username) {

	}

	record Line(int quantity, Item product) {

	}

	record Item(String name) {

	}

}
