package io.tortoiseorm.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import io.tortoiseorm.dialect.DatePart;
import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.Expression;
import io.tortoiseorm.expressions.F;
import io.tortoiseorm.expressions.Functions;
import io.tortoiseorm.expressions.Value;
import io.tortoiseorm.golden.models.Order;
import io.tortoiseorm.golden.models.Product;
import io.tortoiseorm.golden.models.Thing;
import io.tortoiseorm.golden.models.User;
import org.junit.jupiter.api.Test;

import static io.tortoiseorm.expressions.Functions.abs;
import static io.tortoiseorm.expressions.Functions.cast;
import static io.tortoiseorm.expressions.Functions.ceil;
import static io.tortoiseorm.expressions.Functions.coalesce;
import static io.tortoiseorm.expressions.Functions.concat;
import static io.tortoiseorm.expressions.Functions.count;
import static io.tortoiseorm.expressions.Functions.date;
import static io.tortoiseorm.expressions.Functions.extract;
import static io.tortoiseorm.expressions.Functions.floor;
import static io.tortoiseorm.expressions.Functions.greatest;
import static io.tortoiseorm.expressions.Functions.least;
import static io.tortoiseorm.expressions.Functions.length;
import static io.tortoiseorm.expressions.Functions.lower;
import static io.tortoiseorm.expressions.Functions.now;
import static io.tortoiseorm.expressions.Functions.nullIf;
import static io.tortoiseorm.expressions.Functions.random;
import static io.tortoiseorm.expressions.Functions.replace;
import static io.tortoiseorm.expressions.Functions.round;
import static io.tortoiseorm.expressions.Functions.substr;
import static io.tortoiseorm.expressions.Functions.trim;
import static io.tortoiseorm.expressions.Functions.trunc;
import static io.tortoiseorm.expressions.Functions.upper;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Functions in annotations, conditions, orderings, groups and updates.
 */
class QueryFunctionsTest extends QueryTest {

	private Object ofUser(int id, Expression<?> expression) {
		return list(User.objects.filter("id", id).annotate("x", expression).valuesListFlat("x")).get(0);
	}

	private Object ofProduct(int id, Expression<?> expression) {
		return list(Product.objects.filter("id", id).annotate("x", expression).valuesListFlat("x")).get(0);
	}

	private Object ofOrder(int id, Expression<?> expression) {
		return list(Order.objects.filter("id", id).annotate("x", expression).valuesListFlat("x")).get(0);
	}

	@Test
	void texts() {
		assertThat(ofProduct(14, upper("name"))).isEqualTo("ÜNÏCÖDÉ VASE");
		assertThat(ofUser(3, lower("username"))).isEqualTo("carol");
		assertThat(ofProduct(14, length("name"))).isEqualTo(12);
		assertThat(ofUser(1, trim(concat(Value.of("  "), F.of("username"), " ")))).isEqualTo("alice");
		assertThat(ofUser(1, concat("username", "@", F.of("role")))).isEqualTo("alice@user");
		assertThat(ofUser(1, substr("username", 2, 3))).isEqualTo("lic");
		assertThat(ofUser(1, replace("email", "spam", "ham"))).isEqualTo("alice@ham.example");
	}

	@Test
	void textsThatAreNull() {
		assertThat(ofUser(2, upper("bio"))).isNull();
		assertThat(ofUser(2, concat("username", F.of("bio")))).isNull();
		assertThat(ofUser(2, concat("username", coalesce("bio", "!")))).isEqualTo("bob!");
	}

	@Test
	void choices() {
		assertThat(ofUser(7, coalesce("age", 0))).isEqualTo(0);
		assertThat(ofUser(2, coalesce("bio", F.of("email")))).isEqualTo("bob@example.com");
		assertThat(ofUser(1, nullIf("age", 18))).isNull();
		assertThat(ofUser(2, nullIf("age", 18))).isEqualTo(25);
		assertThat(ofUser(2, greatest("age", F.of("id"), 20))).isEqualTo(25);
		assertThat(ofUser(2, least("age", F.of("id"), 20))).isEqualTo(2);
		assertThat(ofUser(7, greatest("age", 20))).isNull();
	}

	@Test
	void numbers() {
		assertThat(ofUser(2, abs(F.of("age").minus(30)))).isEqualTo(5);
		assertThat((BigDecimal) ofProduct(2, round("price", 1))).isEqualByComparingTo("96.1");
		assertThat((BigDecimal) ofProduct(2, round("price", 0))).isEqualByComparingTo("96");
		assertThat((BigDecimal) ofProduct(2, ceil("price"))).isEqualByComparingTo("97");
		assertThat((BigDecimal) ofProduct(2, floor("price"))).isEqualByComparingTo("96");
		assertThat(ofProduct(1, floor("rating"))).isEqualTo(2.0);
		assertThat((Double) ofUser(1, random())).isBetween(0.0, 1.0);
	}

	@Test
	void times() {
		assertThat(ofOrder(2, extract(DatePart.HOUR, "placedAt"))).isEqualTo(9L);
		assertThat(ofOrder(2, extract(DatePart.WEEK, "placedAt"))).isEqualTo(3L);
		assertThat(ofOrder(2, trunc(DatePart.MONTH, "placedAt"))).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
		assertThat(ofOrder(2, trunc(DatePart.HOUR, "placedAt"))).isEqualTo(Instant.parse("2026-01-12T09:00:00Z"));
		assertThat(ofUser(2, trunc(DatePart.QUARTER, "joined"))).isEqualTo(LocalDate.of(2025, 1, 1));
		assertThat(ofOrder(2, date("placedAt"))).isEqualTo(LocalDate.of(2026, 1, 12));
		assertThat((Instant) ofUser(1, now())).isAfter(Instant.parse("2020-01-01T00:00:00Z"));
		assertThat(await(Order.objects.filter("placedAt__lt", now()).exists())).isTrue();
	}

	@Test
	void conversions() {
		assertThat(ofUser(1, cast("age", String.class))).isEqualTo("18");
		assertThat(ofUser(1, cast(Value.of("12"), Integer.class))).isEqualTo(12);
		assertThat((BigDecimal) ofUser(1, cast("age", BigDecimal.class))).isEqualByComparingTo("18");
		assertThat(ofProduct(2, cast("price", Long.class))).isEqualTo(96L);
		assertThat(ofUser(1, cast("age", Double.class))).isEqualTo(18.0);
		assertThat(ofUser(1, cast("isActive", String.class))).isEqualTo("true");
		assertThat(ofUser(2, cast("joined", String.class))).isEqualTo("2025-02-21");
	}

	@Test
	void plainValues() {
		assertThat(ofUser(1, Value.of("it's"))).isEqualTo("it's");
		assertThat(ofUser(1, Value.of(7L))).isEqualTo(7L);
		assertThat(ofUser(1, Value.of(LocalDate.of(2026, 1, 2)))).isEqualTo(LocalDate.of(2026, 1, 2));
		assertThat(list(Thing.objects.filter("label", "alpha").annotate("x", Value.of(true)).valuesListFlat("x")))
			.containsExactly(true);
	}

	@Test
	void inConditionsOrderingsAndGroups() {
		assertThat(keys(
				User.objects.annotate("size", length("username")).filter("size__gte", 5, "id__lt", 6).orderBy("id")))
			.containsExactly(1, 3);
		assertThat(keys(User.objects.filter(upper("username").eq("CAROL")))).containsExactly(3);
		assertThat(keys(User.objects.filter("id__lte", 4).orderBy(length("username").desc(), lower("username").asc())))
			.containsExactly(1, 3, 4, 2);
		assertThat(list(Order.objects.annotate("month", trunc(DatePart.MONTH, "placedAt"), "n", count("id"))
			.groupBy("month")
			.orderBy("month")
			.limit(2)
			.valuesList("month", "n"))).containsExactly(List.of(Instant.parse("2026-01-01T00:00:00Z"), 3L),
					List.of(Instant.parse("2026-02-01T00:00:00Z"), 3L));
	}

	@Test
	void insideEachOtherAndAcrossRelations() {
		assertThat(ofOrder(1, upper(substr(concat("customer__username", F.of("status")), 4, 4)))).isEqualTo("DISH");
		assertThat(ofOrder(1, length(trim(replace("customer__email", "@", " "))))).isEqualTo(17);
	}

	@Test
	void inUpdates() {
		assertThat(awaitRolledBack(User.objects.filter("id", 1)
			.update("bio", concat(upper("username"), "!"), "age", greatest("age", 21))
			.then(User.objects.filter("id", 1).valuesList("bio", "age").get()))).isEqualTo(List.of("ALICE!", 21));
	}

	@Test
	void ownFunctionsTakeALine() {
		Expression<String> reversed = Functions.function("LTRIM", String.class,
				concat(Value.of("  "), F.of("username")));
		assertThat(ofUser(1, reversed)).isEqualTo("alice");
		assertThat(keys(User.objects.annotate("root", Functions.function("SIGN", Integer.class, F.of("age").minus(25)))
			.filter("root", 0))).containsExactly(2);
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> Functions.function("x(); DROP TABLE users; --", String.class, "username"));
	}

	@Test
	void unknownFieldsAreRefused() {
		assertThatExceptionOfType(FieldError.class).isThrownBy(() -> ofUser(1, upper("usernam")))
			.withMessageContaining("username");
		assertThatExceptionOfType(FieldError.class).isThrownBy(() -> ofUser(1, abs("username")));
	}

}
