package io.tortoiseorm.query;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.Annotation;
import io.tortoiseorm.expressions.F;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.golden.models.Category;
import io.tortoiseorm.golden.models.Order;
import io.tortoiseorm.golden.models.OrderLine;
import io.tortoiseorm.golden.models.Product;
import io.tortoiseorm.golden.models.Tag;
import io.tortoiseorm.golden.models.Tournament;
import io.tortoiseorm.golden.models.User;
import org.junit.jupiter.api.Test;

import static io.tortoiseorm.expressions.Functions.avg;
import static io.tortoiseorm.expressions.Functions.coalesce;
import static io.tortoiseorm.expressions.Functions.count;
import static io.tortoiseorm.expressions.Functions.lower;
import static io.tortoiseorm.expressions.Functions.max;
import static io.tortoiseorm.expressions.Functions.min;
import static io.tortoiseorm.expressions.Functions.stdDev;
import static io.tortoiseorm.expressions.Functions.stdDevPop;
import static io.tortoiseorm.expressions.Functions.stringAgg;
import static io.tortoiseorm.expressions.Functions.sum;
import static io.tortoiseorm.expressions.Functions.variance;
import static io.tortoiseorm.expressions.Functions.variancePop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

/**
 * Aggregates of all rows, of each row's related rows, and of groups.
 */
class AggregatesTest extends QueryTest {

	private static Map<String, Object> row(Object... namesAndValues) {
		Map<String, Object> row = new LinkedHashMap<>();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			row.put((String) namesAndValues[i], namesAndValues[i + 1]);
		}
		return row;
	}

	@Test
	void sumsHaveOneTypeOnEveryDatabase() {
		Map<String, Object> sums = await(Product.objects.aggregate("whole", sum("stock"), "decimal", sum("price"),
				"floating", sum("rating"), "id", sum("category__id")));
		assertThat(sums).containsEntry("whole", 489L).containsEntry("floating", 50.0).containsEntry("id", 94L);
		assertThat(sums.get("decimal")).isInstanceOf(BigDecimal.class);
		assertThat((BigDecimal) sums.get("decimal")).isEqualByComparingTo("4847.91");
	}

	@Test
	void averagesAreFractionsOfFullPrecision() {
		assertThat((Double) await(User.objects.aggregate("x", avg("age"))).get("x")).isCloseTo(35.72727272727273,
				within(1e-12));
		assertThat(await(Product.objects.aggregate("x", avg("rating"))).get("x")).isInstanceOf(Double.class);
		assertThat((BigDecimal) await(Product.objects.filter("categoryId", 5).aggregate("x", avg("price"))).get("x"))
			.isEqualByComparingTo("347.89333333333333333333");
	}

	@Test
	void extremesKeepTheTypeOfTheField() {
		assertThat(await(User.objects.aggregate("first", min("joined"), "last", max("joined"), "name", min("username"),
				"age", max("age"))))
			.isEqualTo(row("first", LocalDate.of(2025, 1, 15), "last", LocalDate.of(2026, 2, 26), "name", "Carol",
					"age", 53));
		assertThat((BigDecimal) await(Order.objects.aggregate("x", max("total"))).get("x"))
			.isEqualByComparingTo("4266.06");
	}

	@Test
	void countsSkipNull() {
		assertThat(await(User.objects.aggregate("rows", count("pk"), "ages", count("age"))))
			.isEqualTo(row("rows", 12L, "ages", 11L));
	}

	@Test
	void distinctCountsEqualValuesOnce() {
		assertThat(await(Order.objects.aggregate("all", count("status"), "kinds", count("status").distinct(),
				"customers", count("customer").distinct())))
			.isEqualTo(row("all", 30L, "kinds", 4L, "customers", 7L));
		assertThat(await(OrderLine.objects.aggregate("x", sum("quantity").distinct()))).containsEntry("x", 15L);
	}

	@Test
	void filtersChooseWhatIsAggregated() {
		assertThat(await(Order.objects.aggregate("paid", count("id", Q.of("status", "paid")), "none",
				count("id").filter(Q.of("status", "lost")), "nothing", sum("total", Q.of("status", "lost")))))
			.isEqualTo(row("paid", 10L, "none", 0L, "nothing", null));
		assertThat(await(Order.objects.aggregate("x",
				count("customer").distinct().filter(Q.of("status", "paid").and(Q.of("customer__age__lt", 30))))))
			.containsEntry("x", 3L);
	}

	@Test
	void filtersMayLeadElsewhereThanTheAggregate() {
		assertThat(list(Category.objects.annotate("n", count("id", Q.of("products__stock", 100)))
			.filter("id__in", List.of(2, 3, 7))
			.orderBy("id")
			.valuesListFlat("n"))).containsExactly(1L, 2L, 0L);
	}

	@Test
	void statistics() {
		Map<String, Object> values = await(User.objects.filter("id__in", List.of(1, 2, 3))
			.aggregate("a", stdDev("age"), "b", stdDevPop("age"), "c", variance("age"), "d", variancePop("age")));
		assertThat((Double) values.get("a")).isCloseTo(7.0, within(1e-9));
		assertThat((Double) values.get("b")).isCloseTo(5.715476066494082, within(1e-9));
		assertThat((Double) values.get("c")).isCloseTo(49.0, within(1e-9));
		assertThat((Double) values.get("d")).isCloseTo(32.666666666666664, within(1e-9));
	}

	@Test
	void joinedTexts() {
		assertThat(await(Tag.objects.filter("id__lte", 3).aggregate("x", stringAgg("name", ", ")))).containsEntry("x",
				"async, java, python");
		assertThat(list(Product.objects.filter("id__in", List.of(5, 8))
			.annotate("x", stringAgg("tags__name", "|"))
			.orderBy("id")
			.valuesListFlat("x"))).containsExactly(null, "java|orm|sale");
	}

	@Test
	void ofNothingAreNullAndZero() {
		assertThat(await(User.objects.filter("id", -1)
			.aggregate("n", count("id"), "sum", sum("age"), "avg", avg("age"), "max", max("age"), "text",
					stringAgg("username", ","))))
			.isEqualTo(row("n", 0L, "sum", null, "avg", null, "max", null, "text", null));
	}

	@Test
	void annotateInstances() {
		List<User> users = list(
				User.objects.annotate("n", count("orders")).filter("id__in", List.of(1, 3, 7)).orderBy("-n", "id"));
		assertThat(users).extracting((user) -> user.id).containsExactly(1, 3, 7);
		assertThat(users).extracting((user) -> user.annotation("n")).containsExactly(8L, 2L, 0L);
		assertThat(users).extracting((user) -> user.email).doesNotContainNull();
	}

	@Test
	void acrossRelationsOfAnyDepth() {
		assertThat(list(User.objects.annotate("pieces", sum("orders__lines__quantity"))
			.filter("pieces__gte", 24)
			.orderBy("-pieces")
			.valuesList("id", "pieces"))).containsExactly(List.of(1, 48L), List.of(5, 27L), List.of(8, 24L));
		assertThat(list(Tournament.objects.annotate("teams", count("events__participants").distinct())
			.orderBy("id")
			.valuesListFlat("teams"))).containsExactly(3L, 4L, 0L);
		assertThat(list(Category.objects.annotate("tags", count("children__products__tags").distinct())
			.filter("id__in", List.of(1, 4))
			.orderBy("id")
			.valuesListFlat("tags"))).containsExactly(7L, 4L);
	}

	@Test
	void groups() {
		assertThat(list(Order.objects.annotate("n", count("id"), "sum", sum("total"))
			.groupBy("status")
			.orderBy("status")
			.valuesList("status", "n"))).containsExactly(List.of("cancelled", 6L), List.of("paid", 10L),
					List.of("pending", 6L), List.of("shipped", 8L));
		assertThat(list(Product.objects.annotate("n", count("id"))
			.groupBy("category__parent__name", "isAvailable")
			.orderBy("-n", "category__parent__name")
			.limit(2)
			.values("category__parent__name", "isAvailable", "n")))
			.containsExactly(row("category__parent__name", "Electronics", "isAvailable", true, "n", 6L),
					row("category__parent__name", null, "isAvailable", true, "n", 4L));
	}

	@Test
	void groupsByAnnotationsAndParts() {
		assertThat(list(Order.objects.annotate("month", F.of("placedAt__month"), "n", count("id"))
			.groupBy("month")
			.filter("month__lte", 3)
			.orderBy("month")
			.valuesList("month", "n"))).containsExactly(List.of(1L, 3L), List.of(2L, 3L), List.of(3L, 3L));
	}

	@Test
	void oneGroupOfAllRows() {
		assertThat(list(User.objects.annotate("n", count("id"), "oldest", max("age")).groupBy().values("n", "oldest")))
			.containsExactly(row("n", 12L, "oldest", 53));
	}

	@Test
	void conditionsOnAliasesHoldForGroups() {
		assertThat(list(Order.objects.annotate("n", count("id"))
			.groupBy("customer__username")
			.filter("n__gt", 3, "status__not", "cancelled")
			.orderBy("customer__username")
			.valuesList("customer__username", "n"))).containsExactly(List.of("alice", 6L), List.of("bob", 8L));
		assertThat(keys(User.objects.annotate("n", count("orders"))
			.filter(Q.of("n__gte", 8).or(Q.of("username", "Grace")))
			.orderBy("id"))).containsExactly(1, 2, 7);
		assertThat(keys(User.objects.annotate("n", count("orders")).filter(Q.of("n__gt", 0).not()).orderBy("id")))
			.containsExactly(7, 9, 10, 11, 12);
	}

	@Test
	void namedByTypedAliases() {
		Annotation<Long> number = count("orders").as("number");
		assertThat(keys(User.objects.annotate(number).filter(number.gte(8L)).orderBy("id"))).containsExactly(1, 2);
		assertThat(await(User.objects.aggregate(max("age").as("oldest")))).isEqualTo(row("oldest", 53));
	}

	@Test
	void ofExpressionsAndInExpressions() {
		assertThat((BigDecimal) await(
				OrderLine.objects.filter("orderId", 1).aggregate("x", sum(F.of("quantity").times(F.of("unitPrice")))))
			.get("x")).isEqualByComparingTo("2807.25");
		assertThat(await(User.objects.aggregate("x", lower(max("username")), "y", max("age").minus(min("age")))))
			.isEqualTo(row("x", "niaj", "y", 35));
		assertThat(list(Category.objects.annotate("worth", coalesce(sum("products__price"), BigDecimal.ZERO))
			.filter("id__in", List.of(1, 5))
			.orderBy("id")
			.valuesListFlat("worth"))).satisfiesExactly((x) -> assertThat((BigDecimal) x).isZero(),
					(x) -> assertThat((BigDecimal) x).isEqualByComparingTo("1043.68"));
	}

	@Test
	void countIsTheNumberOfGroups() {
		assertThat(await(
				Order.objects.annotate("n", count("id")).groupBy("status").filter("n__gt", 6).values("status").count()))
			.isEqualTo(2);
		assertThat(await(User.objects.annotate("n", count("orders")).filter("n__gte", 3).count())).isEqualTo(5);
		assertThat(await(User.objects.annotate("n", count("orders")).filter("n__gte", 9).exists())).isFalse();
	}

	@Test
	void misuseIsRefused() {
		assertThatExceptionOfType(FieldError.class).isThrownBy(() -> await(User.objects.aggregate("x", sum("email"))))
			.withMessageContaining("number");
		assertThatExceptionOfType(FieldError.class).isThrownBy(() -> await(User.objects.aggregate("x", F.of("age"))))
			.withMessageContaining("not an aggregate");
		assertThatExceptionOfType(FieldError.class)
			.isThrownBy(() -> list(User.objects.annotate("n", count("orders")).annotate("m", max("n"))))
			.withMessageContaining("inside another aggregate");
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> await(User.objects.limit(3).aggregate("x", count("id"))))
			.withMessageContaining("limit");
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> list(User.objects.annotate("n", count("id")).groupBy("role")))
			.withMessageContaining("values(..)");
		assertThatExceptionOfType(FieldError.class)
			.isThrownBy(
					() -> list(Order.objects.annotate("n", count("id")).groupBy("n").values(Arrays.asList("n").get(0))))
			.withMessageContaining("grouped by");
	}

}
