package io.tortoiseorm.golden;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.tortoiseorm.Model;
import io.tortoiseorm.Prefetch;
import io.tortoiseorm.QuerySet;
import io.tortoiseorm.SaveOptions;
import io.tortoiseorm.Values;
import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.expressions.Annotation;
import io.tortoiseorm.expressions.Exists;
import io.tortoiseorm.expressions.F;
import io.tortoiseorm.expressions.OuterRef;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.golden.models.Category;
import io.tortoiseorm.golden.models.Category_;
import io.tortoiseorm.golden.models.Order;
import io.tortoiseorm.golden.models.OrderLine;
import io.tortoiseorm.golden.models.OrderLine_;
import io.tortoiseorm.golden.models.Order_;
import io.tortoiseorm.golden.models.Product;
import io.tortoiseorm.golden.models.Product_;
import io.tortoiseorm.golden.models.Role;
import io.tortoiseorm.golden.models.Tag;
import io.tortoiseorm.golden.models.Tag_;
import io.tortoiseorm.golden.models.Thing;
import io.tortoiseorm.golden.models.Thing_;
import io.tortoiseorm.golden.models.User;
import io.tortoiseorm.golden.models.User_;
import io.tortoiseorm.query.TestOrm;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static io.tortoiseorm.expressions.Functions.avg;
import static io.tortoiseorm.expressions.Functions.count;
import static io.tortoiseorm.expressions.Functions.length;
import static io.tortoiseorm.expressions.Functions.max;
import static io.tortoiseorm.expressions.Functions.min;
import static io.tortoiseorm.expressions.Functions.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Queries by typed paths say the same as queries by names.
 */
@DatabaseTest
class TypedQueriesTest {

	private static TestOrm orm;

	@BeforeDatabaseTests
	static void start(TestDatabase database) {
		orm = TestOrm.withGoldenRows(database);
	}

	@AfterDatabaseTests
	static void stop() {
		orm.close();
	}

	@Test
	void asksForAnyNoneOrAllOfTheRelatedRows() {
		same(User.objects.filter(User_.orders().any(Order_.status.eq("paid"), Order_.total.gt(BigDecimal.TEN))),
				User.objects.filter(Q.any("orders", Q.of("status", "paid", "total__gt", BigDecimal.TEN))));
		same(User.objects.filter(User_.orders().none()), User.objects.filter("orders__isnull", true));
		assertThat(keys(User.objects.filter(User_.orders().any()))).doesNotHaveDuplicates().isNotEmpty();
		assertThat(keys(User.objects.filter(User_.orders().all(Order_.status.eq("paid")))))
			.containsAll(keys(User.objects.filter(User_.orders().none())));
	}

	@Test
	void comparesRelationsWithInstancesAndKeys() {
		User alice = await(User.objects.get(User_.username.eq("alice")));
		List<Object> expected = keys(Order.objects.filter("customer", alice));
		assertThat(keys(Order.objects.filter(Order_.customer().eq(alice)))).isEqualTo(expected);
		assertThat(keys(Order.objects.filter(Order_.customer().eq(1)))).isEqualTo(expected);
		assertThat(keys(Order.objects.filter(Order_.customer().in(alice)))).isEqualTo(expected);
		assertThat(keys(Order.objects.filter(Order_.customer().in(List.of(alice))))).isEqualTo(expected);
		assertThat(keys(Order.objects.filter(Order_.customer().in(1, 99)))).isEqualTo(expected);
		assertThat(keys(Order.objects.filter(Order_.customer().ne(alice)))).doesNotContainAnyElementsOf(expected);
		assertThat(keys(Order.objects.filter(Order_.customer().notIn(alice)))).doesNotContainAnyElementsOf(expected);
		same(Product.objects.filter(Product_.tags().in(1, 2)), Product.objects.filter("tags__in", List.of(1, 2)));
	}

	@Test
	void givesValuesInTheirTypes() {
		List<String> names = await(Tag.objects.orderBy(Tag_.name).valuesListFlat(Tag_.name).list());
		assertThat(names).isSorted().isNotEmpty();
		List<Role> roles = await(User.objects.orderBy(User_.id).valuesListFlat(User_.role).list());
		assertThat(roles).contains(Role.ADMIN);
		List<BigDecimal> most = await(Order.objects.groupBy(Order_.status).valuesListFlat(max(Order_.total)).list());
		assertThat(most).isNotEmpty();
		List<BigDecimal> sums = await(
				Order.objects.groupBy(Order_.status).valuesListFlat(sum(Order_.total).typed(BigDecimal.class)).list());
		assertThat(sums).hasSameSizeAs(most);
		Integer key = await(Order.objects.filter(Order_.customerId.eq(1)).first().valuesListFlat(Order_.customer()));
		assertThat(key).isEqualTo(1);
		Map<String, User> byName = await(User.objects.inBulk(List.of("alice", "bob", "nobody"), User_.username));
		assertThat(byName).containsOnlyKeys("alice", "bob");
	}

	@Test
	void refusesATypeThatValuesAreNotOf() {
		assertThatExceptionOfType(FieldError.class)
			.isThrownBy(() -> orm.await(Product.objects.groupBy(Product_.categoryId)
				.valuesListFlat(sum(Product_.stock).typed(Integer.class))
				.list()))
			.withMessageContaining("gives values of type Long, not of type Integer");
	}

	@Test
	void aggregatesOverPaths() {
		Annotation<Long> n = count(Product_.id).as("n");
		Annotation<Integer> least = min(Product_.stock).as("least");
		Annotation<Number> mean = avg(Product_.stock).as("mean");
		Annotation<Number> cheap = sum(Product_.stock, Product_.price.lt(BigDecimal.TEN)).as("cheap");
		assertThat(await(Product.objects.aggregate(n, least, mean, cheap)))
			.isEqualTo(await(Product.objects.aggregate("n", count("id"), "least", min("stock"), "mean", avg("stock"),
					"cheap", sum("stock", Q.of("price__lt", BigDecimal.TEN)))));
	}

	@Test
	void filtersByComputedValues() {
		same(OrderLine.objects.filter(OrderLine_.unitPrice.times(OrderLine_.quantity).gt(new BigDecimal("500"))),
				OrderLine.objects.filter(F.of("unitPrice").times(F.of("quantity")).gt(500)));
		same(Product.objects.filter(Product_.stock.mod(2).eq(1)), Product.objects.filter(F.of("stock").mod(2).eq(1)));
		same(Product.objects.filter(Product_.stock.pow(2).gt(100.0)), Product.objects.filter("stock__gt", 10));
		same(User.objects.filter(User_.username.upper().eq("ALICE")), User.objects.filter("username", "alice"));
		same(User.objects.filter(User_.username.length().gt(5)), User.objects.filter(length("username").gt(5)));
		same(Order.objects.filter(Order_.placedAt.year(2026), Order_.placedAt.month().gte(6L)),
				Order.objects.filter("placedAt__year", 2026, "placedAt__month__gte", 6));
		same(Order.objects.filter(Order_.placedAt.date().eq(LocalDate.of(2026, 1, 1))),
				Order.objects.filter("placedAt__date", "2026-01-01"));
	}

	@Test
	void keepsTheTypeOfArithmetic() {
		List<Short> shorts = await(
				Thing.objects.filter(Thing_.small.isNotNull()).valuesListFlat(Thing_.small.plus(0)).list());
		assertThat(shorts).allSatisfy((value) -> assertThat(value).isInstanceOf(Short.class)).isNotEmpty();
		List<BigDecimal> prices = await(Product.objects.valuesListFlat(Product_.price.times(2)).list());
		assertThat(prices).allSatisfy((value) -> assertThat(value).isInstanceOf(BigDecimal.class));
		List<Integer> negative = await(
				Product.objects.orderBy(Product_.id).limit(1).valuesListFlat(Product_.stock.negate()).list());
		assertThat(negative).containsExactly(-100);
		assertThatExceptionOfType(FieldError.class)
			.isThrownBy(() -> orm
				.await(OrderLine.objects.valuesListFlat(OrderLine_.quantity.times(OrderLine_.unitPrice)).list()))
			.withMessageContaining("gives values of type BigDecimal, which do not fit the type Integer");
	}

	@Test
	void reachesTheQueryAround() {
		QuerySet<Order> paid = Order.objects.filter(Order_.customerId.eq(OuterRef.of(User_.id)),
				Order_.status.eq("paid"));
		same(User.objects.filter(Exists.of(paid)), User.objects.filter(User_.orders().any(Order_.status.eq("paid"))));
		same(User.objects
			.filter(User_.id.in(Order.objects.filter(Order_.status.eq("paid")).valuesListFlat(Order_.customerId))),
				User.objects.filter(User_.orders().any(Order_.status.eq("paid"))));
	}

	@Test
	void loadsRelations() {
		Order order = await(Order.objects.get(3).selectRelated(Order_.customer()));
		assertThat(order.customer.isFetched()).isTrue();
		Order other = await(Order.objects.filter(Order_.id.eq(3))
			.prefetchRelated(Order_.lines().product(), Order_.customer())
			.get());
		assertThat(other.lines.list()).isNotEmpty().allMatch((line) -> line.product.isFetched());
		Order filtered = await(Order.objects.get(3)
			.prefetchRelated(Prefetch.of(Order_.lines(), OrderLine.objects.filter(OrderLine_.quantity.gt(1000)))));
		assertThat(filtered.lines.list()).isEmpty();
		Order fetched = await(await(Order.objects.get(3)).fetchRelated(Order_.lines().product()));
		assertThat(fetched.lines.list()).isNotEmpty();
		assertThat(orm.statementsOf(Order.objects.only(Order_.status).list())).singleElement()
			.asString()
			.doesNotContain("total");
	}

	@Test
	void findsTheFirstAndTheLast() {
		assertThat(await(Order.objects.latest(Order_.placedAt)).pk())
			.isEqualTo(await(Order.objects.latest("placedAt")).pk());
		assertThat(await(Product.objects.earliest(Product_.stock, Product_.id)).pk())
			.isEqualTo(await(Product.objects.earliest("stock", "id")).pk());
		assertThat(keys(Category.objects.filter(Category_.id.eq(1)).recursively(Category_.children())))
			.isEqualTo(keys(Category.objects.filter("id", 1).recursively("children")));
	}

	@Test
	void writesByPaths() {
		Mono<List<Object>> work = Product.objects.filter(Product_.id.in(1, 2))
			.update(Product_.stock.set(Product_.stock.minus(1)), Product_.rating.setNull(),
					Product_.isAvailable.set(false))
			.then(Product.objects.filter(Product_.id.eq(1)).update(Product_.category().set(category(4))))
			.then(Product.objects.orderBy(Product_.id)
				.limit(2)
				.valuesList(Product_.stock, Product_.rating, Product_.isAvailable, Product_.categoryId)
				.list())
			.map(List::<Object>copyOf);
		assertThat(Objects.requireNonNull(orm.awaitRolledBack(work)).get(0))
			.isEqualTo(Arrays.asList(99, null, false, 4));
	}

	@Test
	void createsAndSavesByPaths() {
		Mono<Set<Object>> work = Tag.objects.create(Tag_.name.set("typed"))
			.flatMap((tag) -> Tag.objects.getOrCreate(Values.of(Tag_.name.set("typed"))))
			.flatMap((found) -> {
				found.object().name = "changed";
				return found.object().save(SaveOptions.updateFields(Tag_.name)).thenReturn(found.created());
			})
			.flatMap((created) -> Tag.objects.filter(Tag_.name.eq("changed")).count().map((n) -> Set.of(created, n)));
		assertThat(orm.awaitRolledBack(work)).containsExactlyInAnyOrder(false, 1L);
	}

	@Test
	void refusesToSetWhatIsNotAColumnOfTheModel() {
		assertThatExceptionOfType(FieldError.class)
			.isThrownBy(() -> orm.await(Order.objects.update(Order_.customer().email.set("x"))));
		assertThatExceptionOfType(FieldError.class)
			.isThrownBy(() -> orm.await(User.objects.update(User_.profile().setNull())));
	}

	private static Category category(int id) {
		return await(Category.objects.get(id));
	}

	private static void same(QuerySet<? extends Model<?>> typed, QuerySet<? extends Model<?>> named) {
		assertThat(keys(typed)).containsExactlyInAnyOrderElementsOf(keys(named)).isNotEmpty();
	}

	private static List<Object> keys(QuerySet<? extends Model<?>> query) {
		return await(query.list()).stream().<Object>map(Model::pk).sorted().toList();
	}

	private static <T> T await(Mono<T> work) {
		return Objects.requireNonNull(orm.await(work));
	}

}
