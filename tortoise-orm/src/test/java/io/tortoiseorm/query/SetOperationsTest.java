package io.tortoiseorm.query;

import java.util.List;
import java.util.Map;

import io.tortoiseorm.Model;
import io.tortoiseorm.QuerySet;
import io.tortoiseorm.Values;
import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.Exists;
import io.tortoiseorm.expressions.OuterRef;
import io.tortoiseorm.expressions.Subquery;
import io.tortoiseorm.golden.models.Category;
import io.tortoiseorm.golden.models.Order;
import io.tortoiseorm.golden.models.Product;
import io.tortoiseorm.golden.models.Tag;
import io.tortoiseorm.golden.models.User;
import org.junit.jupiter.api.Test;

import static io.tortoiseorm.expressions.Functions.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Union, intersection and difference of queries.
 */
class SetOperationsTest extends QueryTest {

	private static final QuerySet<User> YOUNG = User.objects.filter("age__lt", 30);

	private static final QuerySet<User> EXAMPLE = User.objects.filter("email__endswith", "@example.com");

	@Test
	void unionGivesEachRowOnce() {
		assertThat(keys(YOUNG.union(EXAMPLE).orderBy("id"))).containsExactly(1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12);
		assertThat(list(YOUNG.union(EXAMPLE).orderBy("-age").limit(1))).extracting((user) -> user.username)
			.containsExactly("Grace");
	}

	@Test
	void unionAllGivesRowsAsOftenAsTheyCome() {
		assertThat(keys(YOUNG.unionAll(EXAMPLE).orderBy("id"))).containsExactly(1, 2, 2, 3, 4, 6, 7, 8, 8, 9, 10, 11,
				12);
	}

	@Test
	void intersect() {
		assertThat(keys(YOUNG.intersect(EXAMPLE).orderBy("id"))).containsExactly(2, 8);
	}

	@Test
	void except() {
		assertThat(keys(YOUNG.except(EXAMPLE).orderBy("id"))).containsExactly(1, 9);
		assertThat(keys(EXAMPLE.except(YOUNG, User.objects.filter("role", "admin")).orderBy("id"))).containsExactly(3,
				4, 6, 10, 11, 12);
	}

	@Test
	void severalAndCombinationsOfCombinations() {
		QuerySet<User> some = User.objects.filter("id__lte", 2);
		assertThat(keys(some.union(User.objects.filter("id", 5), User.objects.filter("id", 7)).orderBy("id")))
			.containsExactly(1, 2, 5, 7);
		assertThat(keys(some.union(User.objects.filter("id", 5)).union(User.objects.filter("id", 7)).orderBy("id")))
			.containsExactly(1, 2, 5, 7);
		assertThat(keys(YOUNG.union(EXAMPLE).except(some).orderBy("id"))).containsExactly(3, 4, 6, 7, 8, 9, 10, 11, 12);
		assertThat(keys(some.except(YOUNG.intersect(EXAMPLE)))).containsExactly(1);
	}

	@Test
	void eachMayBeOrderedAndSliced() {
		assertThat(keys(User.objects.orderBy("id").limit(2).union(User.objects.orderBy("-id").limit(2)).orderBy("id")))
			.containsExactly(1, 2, 11, 12);
	}

	@Test
	void theWholeIsOrderedAndSliced() {
		QuerySet<User> whole = YOUNG.union(EXAMPLE).orderBy("-id").offset(1).limit(3);
		assertThat(keys(whole)).containsExactly(11, 10, 9);
		assertThat(await(whole.count())).isEqualTo(3);
		assertThat(await(whole.exists())).isTrue();
		assertThat(await(YOUNG.union(EXAMPLE).count())).isEqualTo(11);
		assertThat(await(YOUNG.unionAll(EXAMPLE).count())).isEqualTo(13);
		assertThat(await(YOUNG.union(EXAMPLE).first()).id).isEqualTo(1);
		assertThat(await(YOUNG.union(EXAMPLE).last()).id).isEqualTo(12);
	}

	@Test
	void theWholeIsPrefetchedAndStreamed() {
		List<User> users = list(YOUNG.intersect(EXAMPLE).orderBy("id").prefetchRelated("orders"));
		assertThat(users).extracting((user) -> user.orders.list().size()).containsExactly(8, 3);
		assertThat(await(YOUNG.union(EXAMPLE).orderBy("id").stream(3).map((user) -> user.id).collectList()))
			.containsExactly(1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12);
	}

	@Test
	void partialInstances() {
		List<User> users = list(YOUNG.only("username").intersect(EXAMPLE.only("username")).orderBy("username"));
		assertThat(users).extracting((user) -> user.username).containsExactly("bob", "heidi");
		assertThat(users).extracting((user) -> user.email).containsOnlyNulls();
	}

	@Test
	void values() {
		assertThat(list(
				YOUNG.values("role", "isActive").union(EXAMPLE.values("role", "isActive")).orderBy("role", "isActive")))
			.containsExactly(Map.of("role", io.tortoiseorm.golden.models.Role.ADMIN, "isActive", true),
					Map.of("role", io.tortoiseorm.golden.models.Role.EDITOR, "isActive", true),
					Map.of("role", io.tortoiseorm.golden.models.Role.USER, "isActive", false),
					Map.of("role", io.tortoiseorm.golden.models.Role.USER, "isActive", true));
		assertThat(list(YOUNG.union(EXAMPLE).orderBy("-id").limit(2).values("username", "age")))
			.containsExactly(Map.of("username", "niaj", "age", 50), Map.of("username", "mallory", "age", 43));
		assertThat(list(YOUNG.union(EXAMPLE).orderBy("id").limit(2).values(Values.of("who", "username"))))
			.containsExactly(Map.of("who", "alice"), Map.of("who", "bob"));
	}

	@Test
	void valuesOfSeveralModels() {
		assertThat(list(Tag.objects.values(Values.of("title", "name", "key", "id"))
			.union(Category.objects.values(Values.of("title", "slug", "key", "id")))
			.orderBy("title")
			.limit(3))).containsExactly(Map.of("title", "100%_cotton", "key", 8), Map.of("title", "async", "key", 2),
					Map.of("title", "books", "key", 4));
		assertThat(list(Tag.objects.valuesListFlat("name").intersect(Product.objects.valuesListFlat("name"))))
			.isEmpty();
	}

	@Test
	void instancesOfSeveralModels() {
		QuerySet<Tag> tags = Tag.objects.filter("id__lte", 2).only("id", "name");
		QuerySet<Product> products = Product.objects.filter("id__lte", 2).only("id", "name");
		QuerySet<Model<?>> both = QuerySet.unionOf(tags, products, tags);
		List<Model<?>> found = list(both.orderBy("id", "name"));
		assertThat(found).hasSize(4);
		assertThat(found).filteredOn(Tag.class::isInstance)
			.extracting((tag) -> ((Tag) tag).name)
			.containsExactly("python", "async");
		assertThat(found).filteredOn(Product.class::isInstance)
			.extracting((product) -> ((Product) product).id)
			.containsExactly(1, 2);
		assertThat(await(both.count())).isEqualTo(4);
		assertThat(await(both.orderBy("-id", "name").offset(1).limit(2).count())).isEqualTo(2);
		assertThat(await(QuerySet.unionAllOf(tags, products, tags).count())).isEqualTo(6);
		assertThat(await(both.orderBy("id", "name").last()).pk()).isEqualTo(2);
		assertThat(list(both.orderBy("-name").limit(1).values("name"))).containsExactly(Map.of("name", "python"));
		QuerySet<Model<?>> nested = QuerySet.unionOf(tags,
				products.union(Product.objects.filter("id", 3).only("name")));
		assertThat(list(nested)).hasSize(5).filteredOn(Product.class::isInstance).hasSize(3);
		assertThat(await(nested.stream(2).collectList())).hasSize(5);
		assertThat(list(nested.except(QuerySet.unionOf(tags, products)))).extracting(Model::pk).containsExactly(3);
	}

	@Test
	void whatInstancesOfSeveralModelsCannotDoIsRefused() {
		QuerySet<Tag> tags = Tag.objects.all().only("name");
		QuerySet<User> users = User.objects.all().only("username");
		QuerySet<Product> products = Product.objects.all().only("name");
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> list(QuerySet.unionOf(tags, users)))
			.withMessageContaining("[id, name] and [id, username]");
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> list(QuerySet.<Model<?>>unionOf(tags, products).prefetchRelated("products")))
			.withMessageContaining("no relations in common");
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> list(QuerySet.<Model<?>>unionOf(tags).intersect(QuerySet.<Model<?>>unionOf(products))))
			.withMessageContaining("one model");
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> list(Product.objects.filter("tags__in", QuerySet.unionOf(tags, products))))
			.withMessageContaining("no key in common");
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> QuerySet.unionOf(tags.values("name"), products.values("name")))
			.withMessageContaining("needs a query of instances");
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> QuerySet.unionOf(tags.usingDb("one"), products.usingDb("two")))
			.withMessageContaining("[one, two]");
	}

	@Test
	void aggregatesOfGroups() {
		assertThat(list(Order.objects.annotate("n", count("id"))
			.groupBy("status")
			.valuesList("status", "n")
			.except(Order.objects.filter("status", "paid")
				.annotate("n", count("id"))
				.groupBy("status")
				.valuesList("status", "n"))
			.orderBy("status")))
			.containsExactly(List.of("cancelled", 6L), List.of("pending", 6L), List.of("shipped", 8L));
	}

	@Test
	void insideOtherQueries() {
		QuerySet<User> both = YOUNG.intersect(EXAMPLE);
		assertThat(await(Order.objects.filter("customer__in", both).count())).isEqualTo(11);
		assertThat(
				await(Order.objects.filter("customerId__in", Subquery.of(YOUNG.union(EXAMPLE).orderBy("id").limit(2)))
					.count()))
			.isEqualTo(16);
		assertThat(keys(User.objects.filter("username__in", YOUNG.except(EXAMPLE).values("username")).orderBy("id")))
			.containsExactly(1, 9);
		assertThat(await(User.objects.filter(Exists.of(both)).count())).isEqualTo(12);
		assertThat(await(Tag.objects.filter(Exists.of(both.intersect(User.objects.filter("id", 3)))).exists()))
			.isFalse();
	}

	@Test
	void containsAnInstance() {
		User bob = await(User.objects.get(2));
		User erin = await(User.objects.get(5));
		assertThat(await(YOUNG.contains(bob))).isTrue();
		assertThat(await(YOUNG.contains(erin))).isFalse();
		assertThat(await(YOUNG.orderBy("id").limit(1).contains(bob))).isFalse();
		assertThat(await(YOUNG.orderBy("id").offset(1).limit(1).contains(bob))).isTrue();
		assertThat(await(YOUNG.union(EXAMPLE).contains(bob))).isTrue();
		assertThat(await(YOUNG.union(EXAMPLE).contains(erin))).isFalse();
		assertThat(await(User.objects.filter("orders__status", "paid").contains(bob))).isTrue();
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> await(YOUNG.contains(new Tag())))
			.withMessageContaining("Tag");
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> await(YOUNG.contains(new User())))
			.withMessageContaining("no key yet");
	}

	@Test
	void whatCannotBeCombinedIsRefused() {
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> list(YOUNG.values("id", "age").union(EXAMPLE.values("id", "username"))))
			.withMessageContaining("same fields");
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> list(YOUNG.union(EXAMPLE).filter("id", 1)))
			.withMessageContaining("belong into the queries");
		assertThatExceptionOfType(FieldError.class)
			.isThrownBy(() -> list(YOUNG.values("id").union(EXAMPLE.values("id")).orderBy("age")))
			.withMessageContaining("age");
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> list(YOUNG.annotate("n", count("orders")).union(EXAMPLE)));
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> list(YOUNG.prefetchRelated("orders").union(EXAMPLE)))
			.withMessageContaining("behind the combination");
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> await(YOUNG.union(EXAMPLE).update("age", 1)));
		assertThatExceptionOfType(ParamsError.class).isThrownBy(
				() -> list(YOUNG.union(EXAMPLE.filter("id", OuterRef.of("id"))).prefetchRelated("orders").only("id")));
	}

}
