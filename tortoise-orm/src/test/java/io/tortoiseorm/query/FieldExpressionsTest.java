package io.tortoiseorm.query;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.QuerySet;
import io.tortoiseorm.Values;
import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.expressions.DynamicExpression;
import io.tortoiseorm.expressions.F;
import io.tortoiseorm.golden.models.Category;
import io.tortoiseorm.golden.models.Order;
import io.tortoiseorm.golden.models.OrderLine;
import io.tortoiseorm.golden.models.Product;
import io.tortoiseorm.golden.models.Tag;
import io.tortoiseorm.golden.models.User;
import org.junit.jupiter.api.Test;

import static io.tortoiseorm.expressions.Functions.cast;
import static io.tortoiseorm.expressions.Functions.coalesce;
import static io.tortoiseorm.expressions.Functions.count;
import static io.tortoiseorm.expressions.Functions.length;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * F: fields in expressions, with arithmetic between number types, across relations, over
 * annotations and into JSON.
 */
class FieldExpressionsTest extends QueryTest {

	private Object valueOf(String model, DynamicExpression<?> expression) {
		return switch (model) {
			case "product" ->
				list(Product.objects.filter("id", 1).annotate("x", expression).valuesListFlat("x")).get(0);
			case "user" -> list(User.objects.filter("id", 2).annotate("x", expression).valuesListFlat("x")).get(0);
			default -> list(OrderLine.objects.filter("id", 4).annotate("x", expression).valuesListFlat("x")).get(0);
		};
	}

	@Test
	void wholeNumbers() {
		assertThat(valueOf("user", F.of("age").plus(1))).isEqualTo(26);
		assertThat(valueOf("user", F.of("age").minus(30))).isEqualTo(-5);
		assertThat(valueOf("user", F.of("age").times(2))).isEqualTo(50);
		assertThat(valueOf("user", F.of("age").dividedBy(2))).isEqualTo(12);
		assertThat(valueOf("user", F.of("age").mod(7))).isEqualTo(4);
		assertThat(valueOf("user", F.of("age").negate())).isEqualTo(-25);
		assertThat(valueOf("user", F.of("age").plus(1L << 40))).isEqualTo((1L << 40) + 25);
		assertThat(valueOf("user", F.of("age").pow(2))).isEqualTo(625.0);
	}

	@Test
	void betweenFields() {
		assertThat(valueOf("user", F.of("age").plus(F.of("id")))).isEqualTo(27);
		assertThat(valueOf("user", F.of("age").minus(F.of("id")).times(F.of("id")))).isEqualTo(46);
		assertThat(valueOf("line", F.of("unitPrice").times(F.of("quantity")))).isEqualTo(new BigDecimal("1548.08"));
	}

	@Test
	void betweenNumberTypes() {
		assertThat((BigDecimal) valueOf("product", F.of("price").plus(F.of("stock")))).isEqualByComparingTo("395.6");
		assertThat((BigDecimal) valueOf("product", F.of("stock").times(new BigDecimal("1.5"))))
			.isEqualByComparingTo("150");
		assertThat(valueOf("product", F.of("stock").times(1.5))).isEqualTo(150.0);
		assertThat(valueOf("product", F.of("rating").times(F.of("stock")))).isEqualTo(275.0);
		assertThat(valueOf("product", F.of("rating").plus(1))).isEqualTo(3.75);
		assertThat((BigDecimal) valueOf("product", F.of("price").dividedBy(3)))
			.isEqualByComparingTo("98.53333333333333333333");
	}

	@Test
	void decimalsStayExact() {
		assertThat((BigDecimal) valueOf("product", F.of("price").plus(new BigDecimal("0.01"))))
			.isEqualByComparingTo("295.61");
		assertThat((BigDecimal) valueOf("product", F.of("price").times(3).minus(F.of("price"))))
			.isEqualByComparingTo("591.2");
	}

	@Test
	void computedDecimalsAreComparedAndOrderedAsNumbers() {
		QuerySet<Tag> tripled = Tag.objects.filter("name__in", List.of("python", "async", "sale"))
			.annotate("size", cast(length("name").times(3), BigDecimal.class));
		assertThat(list(tripled.filter("size__lt", 13).valuesListFlat("name"))).containsExactly("sale");
		assertThat(list(tripled.orderBy("-size").valuesListFlat("name"))).containsExactly("python", "async", "sale");
		assertThat(list(tripled.orderBy("-size"))).extracting((tag) -> tag.name)
			.containsExactly("python", "async", "sale");
		assertThat(await(tripled.filter("size__range", List.of(12, 15)).count())).isEqualTo(2);
	}

	@Test
	void acrossRelations() {
		assertThat(list(OrderLine.objects.filter("id__lt", 3)
			.orderBy("id")
			.annotate("x", F.of("product__price").minus(F.of("unitPrice")))
			.valuesListFlat("x"))).allSatisfy((difference) -> assertThat((BigDecimal) difference).isZero());
		assertThat(keys(Category.objects.filter("parentId__lt", F.of("parent__parentId")))).isEmpty();
		assertThat(keys(Category.objects.filter("id__gt", F.of("parent__id")).orderBy("id"))).containsExactly(2, 3, 5,
				6);
	}

	@Test
	void onTheRightOfAnyComparison() {
		assertThat(keys(User.objects.filter("age__lt", F.of("id").times(4)).orderBy("id"))).containsExactly(8, 9, 10,
				11);
		assertThat(keys(User.objects.filter("age", F.of("id").times(7).plus(11)).orderBy("id"))).containsExactly(1, 2,
				3, 4, 5, 6);
		assertThat(keys(User.objects.filter("age__in", List.of(F.of("id").times(18), 25)).orderBy("id")))
			.containsExactly(1, 2);
		assertThat(keys(
				User.objects.filter("age__range", List.of(F.of("id").times(9), F.of("id").times(13))).orderBy("id")))
			.containsExactly(2, 3, 4, 5);
		assertThat(keys(User.objects.filter(F.of("age").minus(F.of("id")).gt(40)).orderBy("id"))).containsExactly(5, 6);
	}

	@Test
	void overAnnotations() {
		assertThat(list(Category.objects.annotate("n", count("products"))
			.annotate("more", F.of("n").times(10).plus(1))
			.filter("more__gt", 31)
			.orderBy("id")
			.valuesList("id", "more")))
			.containsExactly(List.of(2, 41L), List.of(3, 41L), List.of(6, 41L), List.of(7, 51L));
	}

	@Test
	void inOrderings() {
		assertThat(keys(User.objects.filter("id__in", List.of(1, 2, 3)).orderBy(F.of("age").mod(10).desc())))
			.containsExactly(1, 2, 3);
	}

	@Test
	void inUpdates() {
		assertThat(awaitRolledBack(Product.objects.filter("stock__gte", 40)
			.update("stock", F.of("stock").minus(F.of("id")))
			.thenMany(Product.objects.filter("id__in", List.of(1, 2)).orderBy("id").valuesListFlat("stock"))
			.collectList())).containsExactly(99, 38);
		assertThat(awaitRolledBack(Product.objects.filter("id", 1)
			.update(Values.of("price", F.of("price").times(2), "stock", F.of("stock").plus(1)))
			.then(Product.objects.filter("id", 1).values("price", "stock").get())))
			.isEqualTo(Map.of("price", new BigDecimal("591.20"), "stock", 101));
	}

	@Test
	void inUpdatesAcrossRelations() {
		assertThat(awaitRolledBack(Order.objects.filter("id__in", List.of(1, 2))
			.update("status", F.of("customer__username"))
			.thenMany(Order.objects.filter("id__in", List.of(1, 2)).orderBy("id").valuesListFlat("status"))
			.collectList())).containsExactly("heidi", "alice");
	}

	@Test
	void withNull() {
		assertThat(list(User.objects.filter("id", 7).annotate("x", F.of("age").plus(1)).valuesListFlat("x")))
			.containsExactly((Object) null);
		assertThat(list(User.objects.filter("id", 7).annotate("x", coalesce(F.of("age"), 0)).valuesListFlat("x")))
			.containsExactly(0);
	}

	@Test
	void whatIsNoNumberIsRefused() {
		assertThatExceptionOfType(FieldError.class)
			.isThrownBy(() -> list(User.objects.annotate("x", F.of("username").plus(1))))
			.withMessageContaining("needs two numbers");
		assertThatExceptionOfType(FieldError.class).isThrownBy(() -> list(User.objects.filter("age", F.of("nope"))))
			.withMessageContaining("nope");
		assertThatExceptionOfType(FieldError.class)
			.isThrownBy(() -> list(User.objects.annotate("a", F.of("b")).annotate("b", F.of("a"))))
			.withMessageContaining("refers to itself");
	}

}
