package io.tortoiseorm.query;

import java.math.BigDecimal;
import java.util.List;

import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.F;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.expressions.Subquery;
import io.tortoiseorm.expressions.Window;
import io.tortoiseorm.golden.models.Order;
import io.tortoiseorm.golden.models.OrderLine;
import io.tortoiseorm.golden.models.Product;
import io.tortoiseorm.golden.models.User;
import org.junit.jupiter.api.Test;

import static io.tortoiseorm.expressions.Functions.avg;
import static io.tortoiseorm.expressions.Functions.count;
import static io.tortoiseorm.expressions.Functions.denseRank;
import static io.tortoiseorm.expressions.Functions.firstValue;
import static io.tortoiseorm.expressions.Functions.lag;
import static io.tortoiseorm.expressions.Functions.lastValue;
import static io.tortoiseorm.expressions.Functions.lead;
import static io.tortoiseorm.expressions.Functions.max;
import static io.tortoiseorm.expressions.Functions.ntile;
import static io.tortoiseorm.expressions.Functions.rank;
import static io.tortoiseorm.expressions.Functions.rowNumber;
import static io.tortoiseorm.expressions.Functions.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Functions that look at the rows around each row.
 */
class WindowFunctionsTest extends QueryTest {

	@Test
	void rowsAreNumbered() {
		assertThat(list(User.objects.filter("id__lte", 3)
			.annotate("n", rowNumber().over(Window.orderedBy("-age")))
			.orderBy("id")
			.valuesList("id", "n"))).containsExactly(List.of(1, 3L), List.of(2, 2L), List.of(3, 1L));
	}

	@Test
	void rowsAreNumberedInPartitions() {
		assertThat(list(Order.objects.filter("customerId__in", List.of(3, 4))
			.annotate("n", rowNumber().over(Window.partitionBy("customer").orderBy("-placedAt")))
			.orderBy("customerId", "n")
			.valuesList("id", "n")))
			.containsExactly(List.of(16, 1L), List.of(15, 2L), List.of(24, 1L), List.of(19, 2L), List.of(4, 3L));
	}

	@Test
	void ranksHaveGapsAndDenseRanksHaveNone() {
		assertThat(list(Product.objects.filter("categoryId", 6)
			.annotate("r", rank().over(Window.orderedBy("stock")), "d", denseRank().over(Window.orderedBy("stock")))
			.orderBy("stock", "id")
			.valuesList("stock", "r", "d")))
			.containsExactly(List.of(0, 1L, 1L), List.of(0, 1L, 1L), List.of(12, 3L, 2L), List.of(40, 4L, 3L));
	}

	@Test
	void bucketsAreOfEqualSize() {
		assertThat(list(User.objects.filter("id__lte", 5)
			.annotate("n", ntile(2).over(Window.orderedBy("id")))
			.orderBy("id")
			.valuesListFlat("n"))).containsExactly(1L, 1L, 1L, 2L, 2L);
	}

	@Test
	void neighbours() {
		assertThat(list(User.objects.filter("id__in", List.of(1, 2, 3))
			.annotate("before", lag("username", 1).over(Window.orderedBy("id")), "after",
					lead("age", 1).over(Window.orderedBy("id")))
			.orderBy("id")
			.values("before", "after")))
			.satisfiesExactly((row) -> assertThat(row).containsEntry("before", null).containsEntry("after", 25),
					(row) -> assertThat(row).containsEntry("before", "alice").containsEntry("after", 32),
					(row) -> assertThat(row).containsEntry("before", "bob").containsEntry("after", null));
	}

	@Test
	void firstAndLastOfAPartition() {
		assertThat(list(User.objects.filter("id__lte", 3)
			.annotate("first", firstValue("username").over(Window.orderedBy("age")), "last",
					lastValue("username").over(Window.orderedBy("age").wholePartition()))
			.orderBy("id")
			.valuesList("first", "last")))
			.containsExactly(List.of("alice", "Carol"), List.of("alice", "Carol"), List.of("alice", "Carol"));
	}

	@Test
	void runningSums() {
		assertThat(list(OrderLine.objects.filter("orderId__in", List.of(1, 3))
			.annotate("running", sum("quantity").over(Window.partitionBy("orderId").orderBy("id").rowsToCurrent()))
			.orderBy("id")
			.valuesListFlat("running"))).containsExactly(5L, 10L, 15L, 4L, 8L, 10L, 13L);
	}

	@Test
	void aggregatesOfThePartition() {
		assertThat(list(Product.objects.filter("id__lte", 4)
			.annotate("n", count("id").over(Window.partitionBy("category")), "dearest",
					max("price").over(Window.partitionBy("category")), "mean", avg("stock").over(Window.all()))
			.orderBy("id")
			.valuesList("n", "dearest", "mean"))).satisfiesExactly((row) -> {
				assertThat(row.get(0)).isEqualTo(3L);
				assertThat((BigDecimal) row.get(1)).isEqualByComparingTo("295.6");
				assertThat(row.get(2)).isEqualTo(60.75);
			}, (row) -> assertThat(row.get(0)).isEqualTo(3L), (row) -> assertThat(row.get(0)).isEqualTo(3L),
					(row) -> assertThat(row.get(0)).isEqualTo(1L));
	}

	@Test
	void filteredAggregates() {
		assertThat(list(Order.objects.filter("customerId", 4)
			.annotate("n", count("id", Q.of("status", "shipped")).over(Window.all()))
			.valuesListFlat("n"))).containsExactly(1L, 1L, 1L);
	}

	@Test
	void acrossRelationsAndByExpressions() {
		assertThat(list(Order.objects.filter("customer__age__lt", 23)
			.annotate("n",
					rowNumber().over(Window.partitionBy(F.of("customer__username"))
						.orderBy(F.of("total").desc(), F.of("id").asc())))
			.filter("n", 1)
			.orderBy("id")
			.valuesListFlat("id"))).containsExactly(1, 25);
	}

	@Test
	void conditionsOnThemHoldAfterTheyAreComputed() {
		var newest = Order.objects
			.annotate("n", rowNumber().over(Window.partitionBy("customer").orderBy("-placedAt", "id")))
			.filter("n", 1)
			.orderBy("customerId");
		assertThat(keys(newest)).containsExactly(29, 30, 16, 24, 28, 21, 23);
		assertThat(await(newest.count())).isEqualTo(7);
		assertThat(await(newest.exists())).isTrue();
		assertThat(list(newest.limit(2).valuesListFlat("orderNumber"))).containsExactly("ORD-029", "ORD-030");
		assertThat(keys(User.objects.filter("orders__in", Subquery.of(newest.filter("status", "paid").values("id")))
			.orderBy("id"))).containsExactly(1, 2, 5, 8);
	}

	@Test
	void theyAreOrderedBy() {
		assertThat(keys(Product.objects.filter("id__lte", 4)
			.annotate("n", rowNumber().over(Window.orderedBy("price")))
			.orderBy("-n"))).containsExactly(4, 1, 3, 2);
	}

	@Test
	void theyAreOfGroupsToo() {
		assertThat(list(Order.objects.annotate("n", count("id"))
			.annotate("place", rank().over(Window.orderedBy("-n")))
			.groupBy("status")
			.orderBy("place", "status")
			.valuesList("status", "n", "place"))).containsExactly(List.of("paid", 10L, 1L), List.of("shipped", 8L, 2L),
					List.of("cancelled", 6L, 3L), List.of("pending", 6L, 3L));
	}

	@Test
	void noRowsCanBeLockedByThem() {
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> awaitRolledBack(User.objects.annotate("n", rowNumber().over(Window.orderedBy("id")))
				.filter("n", 1)
				.selectForUpdate()
				.list()));
	}

}
