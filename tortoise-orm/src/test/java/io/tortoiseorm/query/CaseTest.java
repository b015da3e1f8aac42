package io.tortoiseorm.query;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.expressions.Case;
import io.tortoiseorm.expressions.F;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.golden.models.Order;
import io.tortoiseorm.golden.models.Product;
import io.tortoiseorm.golden.models.Role;
import io.tortoiseorm.golden.models.User;
import org.junit.jupiter.api.Test;

import static io.tortoiseorm.expressions.Functions.count;
import static io.tortoiseorm.expressions.Functions.sum;
import static io.tortoiseorm.expressions.Functions.upper;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Case: values chosen by conditions, in selections, conditions, orderings, aggregates and
 * updates.
 */
class CaseTest extends QueryTest {

	private static final Case AGE = Case.when(Q.of("age__isnull", true), "unknown")
		.orWhen(Q.of("age__lt", 30), "young")
		.otherwise("old");

	@Test
	void takesTheFirstBranchThatHolds() {
		assertThat(list(
				User.objects.filter("id__in", List.of(1, 3, 7)).orderBy("id").annotate("x", AGE).valuesListFlat("x")))
			.containsExactly("young", "old", "unknown");
	}

	@Test
	void isNullWithoutABranchThatHolds() {
		assertThat(list(User.objects.filter("id", 1).annotate("x", Case.when("id", 2, "two")).valuesListFlat("x")))
			.containsExactly((Object) null);
	}

	@Test
	void hasTheWidestTypeOfItsBranches() {
		assertThat(list(Product.objects.filter("id__lte", 3)
			.orderBy("id")
			.annotate("x", Case.when("id", 1, 1).orWhen(Q.of("id", 2), F.of("price")).otherwise(0))
			.valuesListFlat("x"))).satisfiesExactly((x) -> assertThat((BigDecimal) x).isEqualByComparingTo("1"),
					(x) -> assertThat((BigDecimal) x).isEqualByComparingTo("96.13"),
					(x) -> assertThat((BigDecimal) x).isZero());
	}

	@Test
	void takesFieldsExpressionsAndNull() {
		assertThat(list(User.objects.filter("id__lte", 3)
			.orderBy("id")
			.annotate("x", Case.when("id", 1, F.of("email")).orWhen(Q.of("id", 2), null).otherwise(upper("username")))
			.valuesListFlat("x"))).containsExactly("alice@spam.example", null, "CAROL");
	}

	@Test
	void isFilteredOrderedAndGroupedBy() {
		assertThat(keys(User.objects.annotate("x", AGE).filter("x", "young").orderBy("id"))).containsExactly(1, 2, 8,
				9);
		assertThat(keys(User.objects.annotate("x", AGE).filter("id__in", List.of(1, 3, 7)).orderBy("-x")))
			.containsExactly(1, 7, 3);
		assertThat(list(
				User.objects.annotate("x", AGE).annotate("n", count("id")).groupBy("x").orderBy("x").values("x", "n")))
			.containsExactly(Map.of("x", "old", "n", 7L), Map.of("x", "unknown", "n", 1L),
					Map.of("x", "young", "n", 4L));
	}

	@Test
	void isPartOfAggregates() {
		assertThat(await(Order.objects.aggregate("paid", sum(Case.when("status", "paid", 1).otherwise(0)))))
			.containsEntry("paid", 10L);
	}

	@Test
	void conditionsReachAcrossRelations() {
		assertThat(list(Order.objects.filter("id__in", List.of(1, 6))
			.orderBy("id")
			.annotate("x", Case.when("customer__username", "bob", "his").otherwise("other"))
			.valuesListFlat("x"))).containsExactly("other", "his");
	}

	@Test
	void isSetInUpdates() {
		assertThat(awaitRolledBack(User.objects.filter("id__in", List.of(1, 2))
			.update("role", Case.when("username", "alice", Role.ADMIN.value()).otherwise(Role.EDITOR.value()))
			.thenMany(User.objects.filter("id__in", List.of(1, 2)).orderBy("id").valuesListFlat("role"))
			.collectList())).containsExactly(Role.ADMIN, Role.EDITOR);
	}

	@Test
	void unknownNamesAreRefused() {
		assertThatExceptionOfType(FieldError.class)
			.isThrownBy(() -> list(User.objects.annotate("x", Case.when("nope", 1, "a"))))
			.withMessageContaining("nope");
	}

}
