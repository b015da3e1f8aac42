package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import io.tortoiseorm.Prefetch;
import io.tortoiseorm.QuerySet;
import io.tortoiseorm.db.TransactionOptions;
import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.NoValuesFetched;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.exceptions.TransactionManagementError;
import io.tortoiseorm.golden.models.Category;
import io.tortoiseorm.golden.models.Employee;
import io.tortoiseorm.golden.models.Order;
import io.tortoiseorm.golden.models.OrderLine;
import io.tortoiseorm.golden.models.Product;
import io.tortoiseorm.golden.models.Profile;
import io.tortoiseorm.golden.models.Tag;
import io.tortoiseorm.golden.models.User;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static io.tortoiseorm.expressions.Functions.count;
import static io.tortoiseorm.expressions.Functions.upper;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Related rows that are loaded with the rows that refer to them.
 */
class PrefetchTest extends QueryTest {

	private static List<Object> ids(Iterable<? extends io.tortoiseorm.Model<?>> instances) {
		List<Object> ids = new ArrayList<>();
		instances.forEach((instance) -> ids.add(Objects.requireNonNull(instance.pk())));
		return ids;
	}

	private User user(int id, Prefetch prefetch) {
		return await(User.objects.prefetchRelated(prefetch).get(id));
	}

	@Test
	void everyKindOfRelation() {
		Order order = await(Order.objects.prefetchRelated("customer", "lines").get(1));
		assertThat(order.customer.get().username).isEqualTo("heidi");
		assertThat(ids(order.lines.list())).containsExactlyInAnyOrder(1, 2, 3);
		Product product = await(Product.objects.prefetchRelated("tags").get(8));
		assertThat(ids(product.tags.list())).containsExactlyInAnyOrder(3, 4, 6);
		Tag tag = await(Tag.objects.prefetchRelated("products").get(7));
		assertThat(ids(tag.products.list())).containsExactlyInAnyOrder(2, 10);
		User user = await(User.objects.prefetchRelated("profile").get(5));
		assertThat(user.profile.get().website).isEqualTo("https://5.example");
		Profile profile = await(Profile.objects.prefetchRelated("user").get(4));
		assertThat(profile.user.get().username).isEqualTo("erin");
	}

	@Test
	void whatIsNotThereIsEmptyOrNull() {
		User grace = await(User.objects.prefetchRelated("profile", "orders").get(7));
		assertThat(grace.profile.get()).isNull();
		assertThat(grace.orders.list()).isEmpty();
		Category books = await(Category.objects.prefetchRelated("parent").get(4));
		assertThat(books.parent.get()).isNull();
	}

	@Test
	void oneStatementForEachRelationAndLevel() {
		List<String> statements = orm().statementsOf(
				Order.objects.prefetchRelated("customer__profile", "lines__product__tags", "lines__product").list());
		assertThat(statements).hasSize(6);
	}

	@Test
	void manyLevels() {
		User alice = await(User.objects.prefetchRelated("orders__lines__product__category").get(1));
		assertThat(alice.orders.list()).hasSize(8);
		assertThat(alice.orders.list()).flatExtracting((order) -> order.lines.list())
			.extracting((line) -> line.product.get().category.get().name)
			.contains("Mice", "Garden");
	}

	@Test
	void relatedRowsKnowWhoTheyBelongTo() {
		User alice = await(User.objects.prefetchRelated("orders").get(1));
		assertThat(alice.orders.list()).allSatisfy((order) -> assertThat(order.customer.get()).isSameAs(alice));
	}

	@Test
	void rowsReferredToByManyAreOneInstance() {
		List<Order> orders = list(Order.objects.filter("customerId", 3).prefetchRelated("customer"));
		assertThat(orders.get(0).customer.get()).isSameAs(orders.get(1).customer.get());
		List<Product> products = list(Product.objects.filter("id__in", List.of(4, 12)).prefetchRelated("tags"));
		List<Tag> sale = products.stream()
			.flatMap((product) -> product.tags.list().stream())
			.filter((tag) -> tag.id == 6)
			.toList();
		assertThat(sale).hasSize(2);
		assertThat(sale.get(0)).isSameAs(sale.get(1));
	}

	@Test
	void aQueryOfItsOwnKeepsFiltersAndOrder() {
		User alice = user(1, Prefetch.of("orders", Order.objects.filter("status", "paid").orderBy("-total", "id")));
		assertThat(ids(alice.orders.list())).containsExactly(25, 3, 2, 29);
		Product product = await(Product.objects
			.prefetchRelated(Prefetch.of("tags", Tag.objects.exclude("name", "sale").orderBy("-name")))
			.get(8));
		assertThat(ids(product.tags.list())).containsExactly(4, 3);
	}

	@Test
	void aQueryOfItsOwnKeepsOnlyAndAnnotations() {
		User alice = user(1, Prefetch.of("orders",
				Order.objects.only("orderNumber").annotate("lineCount", count("lines")).orderBy("id")));
		Order first = alice.orders.list().get(1);
		assertThat(first.orderNumber).isEqualTo("ORD-003");
		assertThat(first.annotation("lineCount")).isEqualTo(4L);
		assertThat(first.placedAt).isNull();
		Product product = await(Product.objects
			.prefetchRelated(
					Prefetch.of("tags", Tag.objects.only("id").annotate("loud", upper("name")).orderBy("-loud")))
			.get(8));
		assertThat(product.tags.list()).extracting((tag) -> tag.annotation("loud"))
			.containsExactly("SALE", "ORM", "JAVA");
		assertThat(product.tags.list()).extracting((tag) -> tag.name).containsOnlyNulls();
	}

	@Test
	void aQueryOfItsOwnKeepsJoinsDistinctAndPrefetches() {
		User alice = user(1,
				Prefetch.of("orders",
						Order.objects.filter("lines__quantity__gte", 3)
							.distinct()
							.selectRelated("customer__profile")
							.prefetchRelated("lines__product")
							.orderBy("id")));
		assertThat(ids(alice.orders.list())).containsExactly(3, 7, 18, 25, 27);
		assertThat(alice.orders.list().get(0).customer.get().profile.get().website).isEqualTo("https://1.example");
		assertThat(alice.orders.list().get(0).lines.list().get(0).product.get().name).isNotEmpty();
	}

	@Test
	void limitAndOffsetAreForEachOwner() {
		List<User> users = list(User.objects.filter("id__in", List.of(1, 2, 3, 7))
			.orderBy("id")
			.prefetchRelated(Prefetch.of("orders", Order.objects.orderBy("-placedAt").offset(1).limit(2))));
		assertThat(users).extracting((user) -> ids(user.orders.list()))
			.containsExactly(List.of(27, 25), List.of(26, 22), List.of(15), List.of());
		List<Product> products = list(Product.objects.filter("id__in", List.of(8, 10))
			.orderBy("id")
			.prefetchRelated(Prefetch.of("tags", Tag.objects.orderBy("name").limit(2))));
		assertThat(products).extracting((product) -> ids(product.tags.list()))
			.containsExactly(List.of(3, 4), List.of(7, 6));
	}

	@Test
	void toAttribute() {
		User alice = await(User.objects
			.prefetchRelated(Prefetch.of("orders", Order.objects.filter("status", "paid")).to("paid"),
					Prefetch.of("orders", Order.objects.filter("status", "pending")).to("open"))
			.get(1));
		assertThat(ids(alice.<Order>attribute("paid"))).containsExactlyInAnyOrder(2, 3, 25, 29);
		assertThat(ids(alice.<Order>attribute("open"))).containsExactly(27);
		assertThatExceptionOfType(NoValuesFetched.class).isThrownBy(alice.orders::list);
	}

	@Test
	void noneIsLostOfManyAtATime() {
		List<String> names = List.of("a", "b", "c", "d");
		QuerySet<OrderLine> lines = OrderLine.objects.prefetchRelated(names.stream()
			.map((name) -> Prefetch.of("product", Product.objects.all()).to(name))
			.toArray(Prefetch[]::new));
		for (int i = 0; i < 100; i++) {
			assertThat(list(lines)).hasSizeGreaterThan(50)
				.allMatch((line) -> names.stream()
					.allMatch((name) -> ids(line.<Product>attribute(name)).equals(List.of(line.product.id()))));
		}
	}

	@Test
	void pathsToAQueryOfItsOwn() {
		User alice = user(1, Prefetch.of("orders__lines", OrderLine.objects.filter("quantity", 5).orderBy("id")));
		assertThat(alice.orders.list()).flatExtracting((order) -> ids(order.lines.list()))
			.containsExactlyInAnyOrder(44, 46, 50);
	}

	@Test
	void rowsThatAQueryLeavesOutDoNotHarmTheKey() {
		Order order = await(
				Order.objects.prefetchRelated(Prefetch.of("customer", User.objects.filter("age__gt", 90))).get(1));
		assertThat(order.customer.get()).isNull();
		assertThat(order.customer.id()).isEqualTo(8);
	}

	@Test
	void severalCallsAddUp() {
		Order order = await(Order.objects.prefetchRelated("customer").prefetchRelated("lines").get(1));
		assertThat(order.customer.isFetched()).isTrue();
		assertThat(order.lines.list()).hasSize(3);
	}

	@Test
	void laterForSomeInstances() {
		List<User> users = list(User.objects.filter("id__in", List.of(1, 7)).orderBy("id"));
		await(User.objects.fetchForList(users, "orders__lines", "profile"));
		assertThat(users.get(0).orders.list()).hasSize(8);
		assertThat(users.get(1).orders.list()).isEmpty();
		User bob = await(User.objects.get(2));
		await(bob.fetchRelated(Prefetch.of("orders", Order.objects.filter("total", 0).orderBy("id"))));
		assertThat(ids(bob.orders.list())).containsExactly(8, 17, 22);
	}

	@Test
	void relationsOfAModelToItself() {
		Employee root = await(Employee.objects.prefetchRelated("teamMembers__teamMembers__teamMembers").get(1));
		assertThat(ids(root.teamMembers.list())).containsExactlyInAnyOrder(3, 4);
		assertThat(root.teamMembers.list()).flatExtracting((member) -> ids(member.teamMembers.list()))
			.containsExactlyInAnyOrder(5, 6, 7);
	}

	@Test
	void siblingsRunAtOnceOutsideOfATransactionAndInTurnInside() {
		var query = Order.objects.filter("id", 1).prefetchRelated("customer", "lines");
		assertThat(list(query)).hasSize(1);
		Integer found = awaitOrNull(orm().database()
			.transactional(TransactionOptions.DEFAULTS,
					query.list().map((orders) -> orders.get(0).lines.list().size())));
		assertThat(found).isEqualTo(3);
	}

	@Test
	void windowsOfAStreamArePrefetchedOneByOne() {
		List<Order> orders = new ArrayList<>();
		List<String> statements = orm().statementsOf(Order.objects.orderBy("id")
			.prefetchRelated("customer", "lines")
			.stream(10)
			.doOnNext(orders::add)
			.then());
		assertThat(orders).extracting((order) -> order.id)
			.containsExactlyElementsOf(IntStream.rangeClosed(1, 30).boxed().toList());
		assertThat(orders).allMatch((order) -> order.customer.isFetched() && order.lines.isFetched());
		assertThat(statements).hasSize(1 + 3 * 2);
	}

	@Test
	void aStreamInATransactionHasNoConnectionToPrefetchBy() {
		assertThatExceptionOfType(TransactionManagementError.class).isThrownBy(() -> awaitOrNull(orm().database()
			.transactional(TransactionOptions.DEFAULTS, Order.objects.prefetchRelated("lines").stream(10))
			.collectList()));
	}

	@Test
	void moreOwnersThanAListTakes() {
		int size = orm().database().dialect().limits().listSize();
		if (size > 40_000) {
			return;
		}
		List<@Nullable Employee> owners = new ArrayList<>();
		for (int i = 0; i < size + 10; i++) {
			Employee owner = new Employee();
			owner.id = i + 1;
			owners.add(owner);
		}
		await(Employee.objects.fetchForList(owners, "teamMembers"));
		assertThat(ids(owners.get(0).teamMembers.list())).containsExactlyInAnyOrder(3, 4);
		assertThat(owners.get(size + 5).teamMembers.list()).isEmpty();
	}

	@Test
	void misuseIsRefused() {
		assertThatExceptionOfType(FieldError.class).isThrownBy(() -> list(User.objects.prefetchRelated("order")))
			.withMessageContaining("orders");
		assertThatExceptionOfType(FieldError.class).isThrownBy(() -> list(User.objects.prefetchRelated("username")))
			.withMessageContaining("not a relation");
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> user(1, Prefetch.of("orders", Tag.objects.all())))
			.withMessageContaining("Order");
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> user(1, Prefetch.of("orders", Order.objects.values("id"))))
			.withMessageContaining("instances");
	}

}
