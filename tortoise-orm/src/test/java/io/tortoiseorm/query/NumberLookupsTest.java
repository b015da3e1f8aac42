package io.tortoiseorm.query;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.golden.models.Level;
import io.tortoiseorm.golden.models.Product;
import io.tortoiseorm.golden.models.Thing;
import io.tortoiseorm.golden.models.User;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Lookups on numbers, durations and numbered enums.
 */
class NumberLookupsTest extends QueryTest {

	@Test
	void exactAndNot() {
		assertThat(keys(User.objects.filter("age", 25))).containsExactly(2);
		assertThat(keys(User.objects.filter("age__exact", 25))).containsExactly(2);
		assertThat(keys(User.objects.filter("age__not", 25))).hasSize(11).contains(7);
	}

	@Test
	void nullMeansIsNull() {
		assertThat(keys(User.objects.filter("age", null))).containsExactly(7);
		assertThat(keys(User.objects.filter("age__not", null))).hasSize(11).doesNotContain(7);
		assertThat(keys(User.objects.filter("age__isnull", true))).containsExactly(7);
		assertThat(keys(User.objects.filter("age__isnull", false))).hasSize(11);
		assertThat(keys(User.objects.filter("age__not_isnull", true))).hasSize(11);
		assertThat(keys(User.objects.filter("age__notIsnull", false))).containsExactly(7);
	}

	@Test
	void comparisons() {
		assertThat(keys(User.objects.filter("age__gt", 43).orderBy("id"))).containsExactly(5, 6, 12);
		assertThat(keys(User.objects.filter("age__gte", 43).orderBy("id"))).containsExactly(5, 6, 11, 12);
		assertThat(keys(User.objects.filter("age__lt", 22))).containsExactly(1);
		assertThat(keys(User.objects.filter("age__lte", 22).orderBy("id"))).containsExactly(1, 8);
		assertThat(keys(User.objects.filter("age__range", List.of(22, 29)).orderBy("id"))).containsExactly(2, 8, 9);
	}

	@Test
	void membership() {
		assertThat(keys(User.objects.filter("age__in", List.of(18, 25, 99)).orderBy("id"))).containsExactly(1, 2);
		assertThat(keys(User.objects.filter("age__in", new Integer[] { 18, 25 }).orderBy("id"))).containsExactly(1, 2);
		assertThat(keys(User.objects.filter("age__in", List.of()))).isEmpty();
		assertThat(keys(User.objects.filter("age__not_in", List.of(18, 25)))).hasSize(10).contains(7);
		assertThat(keys(User.objects.filter("age__notIn", List.of()))).hasSize(12);
		assertThat(keys(User.objects.filter("age__in", Arrays.asList(18, null)))).containsExactly(1);
		assertThat(keys(User.objects.filter("age__not_in", Arrays.asList(18, null)))).hasSize(11).contains(7);
	}

	@Test
	void wholeNumbersAreComparedWithFractionsAsTheyAre() {
		assertThat(keys(User.objects.filter("age", 25.0))).containsExactly(2);
		assertThat(keys(User.objects.filter("age", new BigDecimal("25.00")))).containsExactly(2);
		assertThat(keys(User.objects.filter("age", 24.5))).isEmpty();
		assertThat(keys(User.objects.filter("age__not", 24.5))).hasSize(12);
		assertThat(keys(User.objects.filter("age__gt", 45.5).orderBy("id"))).containsExactly(5, 6, 12);
		assertThat(keys(User.objects.filter("age__lt", new BigDecimal("18.5")))).containsExactly(1);
		assertThat(keys(User.objects.filter("age__range", List.of(21.5, 25.5)).orderBy("id"))).containsExactly(2, 8);
		assertThat(keys(User.objects.filter("age__in", List.of(24.5, 25.0)))).containsExactly(2);
		assertThat(keys(User.objects.exclude("age__in", List.of(24.5)))).hasSize(11);
	}

	@Test
	void numbersOutOfRangeAreBeyondAllThatAreThere() {
		long most = 1L << 40;
		assertThat(keys(User.objects.filter("age", most))).isEmpty();
		assertThat(keys(User.objects.filter("id", most))).isEmpty();
		assertThat(keys(User.objects.filter("age__lt", most))).hasSize(11);
		assertThat(keys(User.objects.filter("age__gte", most))).isEmpty();
		assertThat(keys(User.objects.filter("age__gt", -most))).hasSize(11);
		assertThat(keys(User.objects.filter("age__not", most))).hasSize(12);
		assertThat(keys(User.objects.filter("age__in", List.of(most, 25)))).containsExactly(2);
		assertThat(keys(User.objects.filter("age__range", List.of(51, most)))).containsExactly(6);
	}

	@Test
	void decimalsAreComparedAsNumbers() {
		assertThat(keys(Product.objects.filter("price", new BigDecimal("96.130")))).containsExactly(2);
		assertThat(keys(Product.objects.filter("price__lt", 96).orderBy("id"))).containsExactly(13, 17);
		assertThat(keys(Product.objects.filter("price__gte", "391.11"))).containsExactly(7);
		assertThat(keys(Product.objects.filter("price__in", List.of(new BigDecimal("10.46"), 96.13)).orderBy("id")))
			.containsExactly(2, 17);
	}

	@Test
	void durationsAreComparedByLength() {
		assertThat(await(Thing.objects.filter("took__gt", Duration.ofSeconds(360)).count())).isEqualTo(4);
		assertThat(await(Thing.objects.filter("took", Duration.ofNanos(90_000_001_000L)).count())).isEqualTo(1);
	}

	@Test
	void numberedEnumsAreComparedByNumber() {
		assertThat(await(Thing.objects.filter("level", Level.MID).count())).isEqualTo(3);
		assertThat(await(Thing.objects.filter("level", 5).count())).isEqualTo(3);
		assertThat(await(Thing.objects.filter("level__gte", Level.MID).count())).isEqualTo(5);
		assertThat(await(Thing.objects.filter("level__in", List.of(Level.LOW, Level.HIGH)).count())).isEqualTo(5);
	}

	@Test
	void numbersAreSearchedAsText() {
		assertThat(keys(User.objects.filter("age__contains", "3").orderBy("id"))).containsExactly(3, 4, 6, 10, 11);
		assertThat(keys(User.objects.filter("id__startswith", 1).orderBy("id"))).containsExactly(1, 10, 11, 12);
	}

	@Test
	void whatIsNoNumberIsRefused() {
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> list(User.objects.filter("age", "many")))
			.withMessageContaining("User.age")
			.withMessageContaining("many");
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> list(User.objects.filter("age__gt", null)))
			.withMessageContaining("isnull");
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> list(User.objects.filter("age__range", List.of(1))))
			.withMessageContaining("two values");
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> list(User.objects.filter("age__in", 5)))
			.withMessageContaining("collection");
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> list(User.objects.filter("age__isnull", "false")))
			.withMessageContaining("true or false");
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> Q.of("age", 1, "role"));
	}

}
