package io.tortoiseorm.query;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.Case;
import io.tortoiseorm.expressions.F;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.expressions.RawSql;
import io.tortoiseorm.golden.models.Order;
import io.tortoiseorm.golden.models.Product;
import io.tortoiseorm.golden.models.User;
import org.junit.jupiter.api.Test;

import static io.tortoiseorm.expressions.Functions.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * SQL by hand inside queries, with parameters that are bound.
 */
class RawSqlTest extends QueryTest {

	@Test
	void isAnnotatedFilteredAndOrderedBy() {
		assertThat(list(User.objects.filter("id__lte", 2)
			.orderBy("id")
			.annotate("x", RawSql.of("age * ? + ?", 2, 1).as(Integer.class))
			.valuesListFlat("x"))).containsExactly(37, 51);
		assertThat(keys(
				User.objects.annotate("x", RawSql.of("age % ?", 10).as(Integer.class)).filter("x", 2).orderBy("id")))
			.containsExactly(3, 8);
		assertThat(keys(User.objects.filter("id__lte", 3).orderBy(RawSql.of("age % ?", 10).as(Integer.class).asc())))
			.containsExactly(3, 2, 1);
	}

	@Test
	void isAValueToCompareWith() {
		assertThat(keys(User.objects.filter("age", RawSql.of("? + 7", 18)))).containsExactly(2);
		assertThat(keys(User.objects.filter("id__in", List.of(RawSql.of("1 + ?", 1), 3)).orderBy("id")))
			.containsExactly(2, 3);
	}

	@Test
	void takesEveryTypeOfParameter() {
		assertThat(keys(User.objects.filter("joined__gt", RawSql.of("?", LocalDate.of(2026, 1, 1))).orderBy("id")))
			.containsExactly(11, 12);
		assertThat(keys(Product.objects.filter("price", RawSql.of("?", new BigDecimal("96.13"))))).containsExactly(2);
		assertThat(keys(User.objects.filter("username", RawSql.of("?", "bob")))).containsExactly(2);
		assertThat(keys(User.objects.filter("username", RawSql.of("?", "x' OR '1'='1")))).isEmpty();
	}

	@Test
	void questionMarksInQuotesAndDoubledOnesAreText() {
		assertThat(list(User.objects.filter("id", 1)
			.annotate("x",
					RawSql.of("CASE WHEN username = ? THEN 'who?' ELSE '?''?' END /* ? */", "alice").as(String.class))
			.valuesListFlat("x"))).containsExactly("who?");
	}

	@Test
	void isPartOfOtherExpressions() {
		assertThat(await(Order.objects.aggregate("x",
				sum(RawSql.of("CASE WHEN status = ? THEN 1 ELSE 0 END", "paid").as(Integer.class)))))
			.containsEntry("x", 10L);
		assertThat(list(User.objects.filter("id", 1)
			.annotate("x", Case.when(Q.of("id", RawSql.of("?", 1)), F.of("age")).otherwise(0))
			.valuesListFlat("x"))).containsExactly(18);
	}

	@Test
	void takesNamedParameters() {
		assertThat(keys(User.objects.annotate("x", RawSql.of("age % :n", Map.of("n", 10)).as(Integer.class))
			.filter("x", 2)
			.orderBy("id"))).containsExactly(3, 8);
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> RawSql.of("age % :n", Map.of("m", 10)))
			.withMessageContaining("':n'");
	}

	@Test
	void isASubqueryToLookIn() {
		RawSql<Object> buyers = RawSql.of("SELECT customer_id FROM orders WHERE status = :status AND total > :least",
				Map.of("status", "paid", "least", 1000));
		List<Object> expected = keys(
				User.objects.filter(Q.any("orders", Q.of("status", "paid", "total__gt", 1000))).orderBy("id"));
		assertThat(keys(User.objects.filter("id__in", buyers).orderBy("id"))).isNotEmpty().isEqualTo(expected);
		assertThat(keys(User.objects.filter("id__not_in", buyers))).hasSize(12 - expected.size());
	}

	@Test
	void parametersAndMarkersMustAgree() {
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> RawSql.of("? + ?", 1))
			.withMessageContaining("2 parameter markers");
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> RawSql.of("1", 1));
	}

	@Test
	void nullIsAParameter() {
		assertThat(list(User.objects.filter("id", 1)
			.annotate("x", RawSql.of("COALESCE(?, username)", (Object) null).as(String.class))
			.valuesListFlat("x"))).containsExactly("alice");
	}

}
