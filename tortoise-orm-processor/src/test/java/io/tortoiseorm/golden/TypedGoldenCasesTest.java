package io.tortoiseorm.golden;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import io.tortoiseorm.Model;
import io.tortoiseorm.QuerySet;
import io.tortoiseorm.expressions.Annotation;
import io.tortoiseorm.expressions.Case;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.golden.models.Category;
import io.tortoiseorm.golden.models.Category_;
import io.tortoiseorm.golden.models.Employee;
import io.tortoiseorm.golden.models.Employee_;
import io.tortoiseorm.golden.models.Event;
import io.tortoiseorm.golden.models.Event_;
import io.tortoiseorm.golden.models.Level;
import io.tortoiseorm.golden.models.Order;
import io.tortoiseorm.golden.models.OrderLine;
import io.tortoiseorm.golden.models.OrderLine_;
import io.tortoiseorm.golden.models.Order_;
import io.tortoiseorm.golden.models.Product;
import io.tortoiseorm.golden.models.Product_;
import io.tortoiseorm.golden.models.Profile;
import io.tortoiseorm.golden.models.Profile_;
import io.tortoiseorm.golden.models.Role;
import io.tortoiseorm.golden.models.Tag;
import io.tortoiseorm.golden.models.Tag_;
import io.tortoiseorm.golden.models.Team;
import io.tortoiseorm.golden.models.Team_;
import io.tortoiseorm.golden.models.Thing;
import io.tortoiseorm.golden.models.Thing_;
import io.tortoiseorm.golden.models.Tournament;
import io.tortoiseorm.golden.models.Tournament_;
import io.tortoiseorm.golden.models.User;
import io.tortoiseorm.golden.models.User_;
import io.tortoiseorm.query.TestOrm;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import static io.tortoiseorm.expressions.Functions.coalesce;
import static io.tortoiseorm.expressions.Functions.count;
import static io.tortoiseorm.expressions.Functions.max;
import static io.tortoiseorm.expressions.Functions.sum;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Golden cases written with typed paths: they must give the answers of the reference.
 */
@DatabaseTest
class TypedGoldenCasesTest {

	private static TestOrm orm;

	private final Map<String, Mono<? extends List<?>>> queries = new LinkedHashMap<>();

	@BeforeDatabaseTests
	static void start(TestDatabase database) {
		orm = TestOrm.withGoldenRows(database);
	}

	@AfterDatabaseTests
	static void stop() {
		orm.close();
	}

	@TestFactory
	Stream<DynamicTest> typed(TestDatabase database) {
		addNumbersAndTexts();
		addEnumsAndTimes();
		addThings();
		addCombinations();
		addRelations();
		addQueriesThatAreOrderedOrSelect();
		if (database.kind() == TestDatabaseKind.POSTGRES || database.kind().isMySqlFamily()) {
			addJson();
		}
		Map<String, JsonNode> cases = cases();
		assertThat(cases).containsKeys(this.queries.keySet().toArray(String[]::new));
		return this.queries.entrySet()
			.stream()
			.map((entry) -> DynamicTest.dynamicTest(entry.getKey(),
					() -> check(cases.get(entry.getKey()), entry.getValue())));
	}

	private void addNumbersAndTexts() {
		keys("lookup-int-0", Product.objects.filter(Product_.stock.eq(3)));
		keys("lookup-int__gte-3", Product.objects.filter(Product_.stock.gte(12)));
		keys("lookup-int__lt-4", Product.objects.filter(Product_.stock.lt(12)));
		keys("lookup-int__in-6", Product.objects.filter(Product_.stock.in(0, 3)));
		keys("lookup-int__in-7", Product.objects.filter(Product_.stock.in(List.of())));
		keys("lookup-int__not_in-8", Product.objects.filter(Product_.stock.notIn(0, 3)));
		keys("lookup-int__not_isnull-13", Product.objects.filter(Product_.stock.isNotNull()));
		keys("lookup-str-contains-0", Product.objects.filter(Product_.name.contains("%")));
		keys("lookup-str-contains-10", Product.objects.filter(Product_.name.contains("back\\slash hook")));
		keys("lookup-str-icontains-7", Product.objects.filter(Product_.name.icontains("keyboard")));
		keys("lookup-str-startswith-6", Product.objects.filter(Product_.name.startswith("ORM_")));
		keys("lookup-str-istartswith-7", Product.objects.filter(Product_.name.istartswith("keyboard")));
		keys("lookup-str-endswith-5", Product.objects.filter(Product_.name.endswith("50%")));
		keys("lookup-str-iendswith-11", Product.objects.filter(Product_.name.iendswith("mouse")));
		keys("lookup-str-iexact-10", Product.objects.filter(Product_.name.iexact("back\\slash hook")));
		keys("lookup-str-team__contains", Team.objects.filter(Team_.name.contains("eam")));
		keys("lookup-float__isnull-109", Product.objects.filter(Product_.rating.isNotNull()));
		keys("lookup-dec__gte", Product.objects.filter(Product_.price.gte(new BigDecimal("100"))));
		keys("lookup-dec__lte", Product.objects.filter(Product_.price.lte(new BigDecimal("250.5"))));
		keys("pk-lookup", User.objects.filter(User_.pk.eq(3)));
		keys("pk-in", User.objects.filter(User_.pk.in(1, 2, 99)));
	}

	private void addEnumsAndTimes() {
		keys("lookup-enum", User.objects.filter(User_.role.eq(Role.ADMIN)));
		keys("lookup-enum__not", User.objects.filter(User_.role.ne(Role.USER)));
		keys("lookup-enum__not_in", User.objects.filter(User_.role.notIn(Role.USER)));
		keys("lookup-datetime__second", Order.objects.filter(Order_.placedAt.second(5)));
		keys("lookup-date", User.objects.filter(User_.joined.eq(LocalDate.of(2025, 1, 15))));
		keys("lookup-date__gte", User.objects.filter(User_.joined.gte(LocalDate.of(2025, 6, 1))));
		keys("lookup-date__day", User.objects.filter(User_.joined.day().eq(15L)));
	}

	private void addThings() {
		keys("things-2", Thing.objects.filter(Thing_.big.lt(0L)));
		keys("things-3", Thing.objects.filter(Thing_.level.eq(Level.MID)));
		keys("things-4", Thing.objects.filter(Thing_.level.gte(Level.MID)));
		keys("things-5", Thing.objects.filter(Thing_.ratio.gt(2.4)));
		keys("things-9", Thing.objects.filter(Thing_.label.iexact("alpha")));
		keys("things-13", Thing.objects.filter(Thing_.body.isNull()));
		keys("things-15", Thing.objects.filter(Thing_.flag.isFalse()));
		keys("things-16", Thing.objects.filter(Thing_.flag.isNull()));
		keys("things-19", Thing.objects.filter(Thing_.at.gte(Instant.parse("2024-12-01T00:00:00Z"))));
		keys("things-24", Thing.objects.filter(Thing_.ref.in(UUID.fromString("11111111-0000-4000-8000-000000000002"),
				UUID.fromString("11111111-0000-4000-8000-000000000004"))));
	}

	private void addJson() {
		keys("json-0", Thing.objects.filter(Thing_.data.at("breed").eq("labrador")));
		keys("json-1", Thing.objects.filter(Thing_.data.at("age").gt(5)));
		keys("json-3", Thing.objects.filter(Thing_.data.at("owner", "name").isNull()));
		keys("json-4", Thing.objects.filter(Thing_.data.at("breed").ne("poodle")));
		keys("json-6", Thing.objects.filter(Thing_.data.containedBy(Map.of("breed", "pug", "x", 1))));
	}

	private void addCombinations() {
		keys("q-not-or", User.objects.filter(User_.role.eq(Role.ADMIN).or(User_.role.eq(Role.EDITOR)).not()));
		keys("q-empty", User.objects.filter(Q.empty()));
		keys("q-and-relation", Order.objects
			.filter(Order_.customer().username.eq("alice").or(Order_.customer().role.eq(Role.EDITOR))));
		keys("exclude-simple", User.objects.exclude(User_.role.eq(Role.USER)));
		keys("exclude-in", Product.objects.exclude(Product_.stock.in(0, 3)));
		keys("not-null-column", Product.objects.filter(Product_.rating.gt(3.0).not()));
		keys("not-in-null", Product.objects.filter(Product_.rating.notIn(0.5, 1.0)));
	}

	private void addRelations() {
		keys("isnull-fk-false", Category.objects.filter(Category_.parent().isNotNull()));
		keys("fk-none", Category.objects.filter(Category_.parentId.isNull()));
		keys("rel-fk-2", OrderLine.objects.filter(OrderLine_.order().customer().username.eq("alice")));
		keys("rel-reverse", User.objects.filter(User_.orders().status.eq("paid")).distinct());
		keys("rel-reverse-dup", User.objects.filter(User_.orders().status.eq("paid")));
		keys("rel-reverse-2",
				User.objects.filter(User_.orders().lines().product().category().slug.eq("keyboards")).distinct());
		keys("rel-m2m", Product.objects.filter(Product_.tags().name.eq("python")));
		keys("rel-m2m-in-distinct",
				Product.objects.filter(Product_.tags().name.in("python", "async", "sale")).distinct());
		keys("rel-m2m-reverse", Tag.objects.filter(Tag_.products().price.gt(new BigDecimal("200"))).distinct());
		keys("rel-o2o", Profile.objects.filter(Profile_.user().username.eq("alice")));
		keys("rel-o2o-reverse", User.objects.filter(User_.profile().website.isNotNull()));
		keys("rel-self-m2m", Employee.objects.filter(Employee_.talksTo().name.eq("1. first")));
		keys("rel-m2m-two-conditions-one-filter",
				Event.objects.filter(Event_.participants().name.eq("Team A"), Event_.tournament().name.eq("Open")));
		keys("rel-filter-instance-pk", Order.objects.filter(Order_.customer().eq(1)));
		keys("subquery-eq", Order.objects
			.filter(Order_.customerId.in(User.objects.filter(User_.username.eq("alice")).valuesListFlat(User_.id)))
			.orderBy(Order_.id));
		keys("random-127", Order.objects.filter(Order_.customer().role.in(Role.ADMIN, Role.EDITOR)).orderBy(Order_.id));
	}

	private void addQueriesThatAreOrderedOrSelect() {
		keys("rel-events-order", Tournament.objects.filter(Tournament_.events().name.in("Test", "Prod"))
			.orderBy(Tournament_.events().participants().name.desc(), Tournament_.id.asc()));
		keys("f-arith", Product.objects.filter(Product_.stock.gt(Product_.id.plus(20))).orderBy(Product_.id));
		rows("rel-order-by-fk-desc", Product.objects.orderBy(Product_.category().name.desc(), Product_.id.asc())
			.valuesListFlat(Product_.id));
		rows("values-list", User.objects.orderBy(User_.id).valuesList(User_.id, User_.username));
		rows("values-list-span-flat",
				Order.objects.orderBy(Order_.id).limit(4).valuesListFlat(Order_.customer().email));
		rows("values-fk-id", Product.objects.orderBy(Product_.id).limit(3).values(Product_.id, Product_.categoryId));
		Annotation<Long> x = count(Order_.lines()).as("x");
		rows("ann-count-having", Order.objects.annotate(x).filter(x.gte(3L)).orderBy(Order_.id).values(Order_.id, x));
		Annotation<Integer> most = max(Order_.lines().quantity).as("x");
		rows("ann-max-having",
				Order.objects.annotate(most).filter(most.gte(3)).orderBy(Order_.id).values(Order_.id, most));
		Annotation<Long> n = count(Order_.lines()).as("n");
		Annotation<Number> q = sum(Order_.lines().quantity).as("q");
		rows("ann-two", Order.objects.annotate(n, q).orderBy(Order_.id).values(Order_.id, n, q));
		Annotation<Integer> a = coalesce(User_.age, 0).as("a");
		rows("ann-coalesce", User.objects.annotate(a).orderBy(User_.id).values(User_.id, a));
		Annotation<Integer> l = Tag_.name.length().as("l");
		rows("ann-length", Tag.objects.annotate(l).orderBy(l.desc(), Tag_.id.asc()).values(Tag_.name, l));
		Annotation<String> c = User_.username.concat(" <", User_.email, ">").as("c");
		rows("ann-concat", User.objects.annotate(c).orderBy(User_.id).limit(3).values(User_.id, c));
		Annotation<Object> p = sum(Case.when(Order_.status.eq("paid"), 1).otherwise(0)).as("p");
		rows("case-when-sum",
				Order.objects.annotate(p)
					.groupBy(Order_.customerId)
					.orderBy(Order_.customerId)
					.values(Order_.customerId, p));
	}

	private <M extends Model<M>> void keys(String id, QuerySet<M> query) {
		this.queries.put(id, query.list().map((list) -> list.stream().map(Model::pk).toList()));
	}

	private void rows(String id, QuerySet<?> query) {
		this.queries.put(id, query.list());
	}

	private static void check(@Nullable JsonNode golden, Mono<? extends List<?>> query) {
		GoldenAnswer.of(Objects.requireNonNull(golden).get("expect").get("result"))
			.assertGivenBy(orm.await(query), golden.path("ordered").asBoolean(false));
	}

	private static Map<String, JsonNode> cases() {
		Map<String, JsonNode> byId = new HashMap<>();
		GoldenData.resource("golden/cases.json").forEach((golden) -> byId.put(golden.get("id").asString(), golden));
		return byId;
	}

}
