package io.tortoiseorm.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.golden.models.Order;
import io.tortoiseorm.golden.models.Thing;
import io.tortoiseorm.golden.models.User;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Lookups on dates and times and on their parts, with any comparison chained.
 */
class DateLookupsTest extends QueryTest {

	@Test
	void comparisons() {
		assertThat(keys(User.objects.filter("joined", LocalDate.of(2025, 2, 21)))).containsExactly(2);
		assertThat(keys(User.objects.filter("joined", "2025-02-21"))).containsExactly(2);
		assertThat(keys(User.objects.filter("joined__lt", LocalDate.of(2025, 2, 22)).orderBy("id"))).containsExactly(1,
				2);
		assertThat(keys(Order.objects.filter("placedAt", Instant.parse("2026-01-12T09:00:01Z")))).containsExactly(2);
		assertThat(keys(Order.objects.filter("placedAt", OffsetDateTime.parse("2026-01-12T10:00:01+01:00"))))
			.containsExactly(2);
		assertThat(keys(Order.objects.filter("placedAt__range", List.of("2026-01-12T00:00:00Z", "2026-01-23T23:59:59Z"))
			.orderBy("id"))).containsExactly(2, 3);
	}

	@Test
	void partsOfDates() {
		assertThat(keys(User.objects.filter("joined__year", 2026))).containsExactly(11, 12);
		assertThat(keys(User.objects.filter("joined__quarter", 2).orderBy("id"))).containsExactly(4, 5);
		assertThat(keys(User.objects.filter("joined__month", 8))).containsExactly(7);
		assertThat(keys(User.objects.filter("joined__week", 8))).containsExactly(2);
		assertThat(keys(User.objects.filter("joined__day", 30))).containsExactly(3);
	}

	@Test
	void partsOfTimes() {
		assertThat(keys(Order.objects.filter("placedAt__hour", 9, "placedAt__year", 2026, "placedAt__month", 1)))
			.containsExactly(2);
		assertThat(keys(Order.objects.filter("placedAt__second", 5))).contains(6);
		assertThat(keys(Order.objects.filter("placedAt__minute", 0))).hasSize(30);
		assertThat(keys(Order.objects.filter("placedAt__microsecond", 0))).hasSize(30);
		assertThat(keys(Order.objects.filter("placedAt__date", LocalDate.of(2026, 1, 12)))).containsExactly(2);
	}

	@Test
	void comparisonsAreChainedToParts() {
		assertThat(keys(User.objects.filter("joined__year__gte", 2026))).containsExactly(11, 12);
		assertThat(keys(User.objects.filter("joined__month__in", List.of(1, 2)).orderBy("id"))).containsExactly(1, 2,
				11, 12);
		assertThat(keys(User.objects.filter("joined__day__range", List.of(6, 12)).orderBy("id"))).containsExactly(4, 5,
				9);
		assertThat(keys(User.objects.filter("joined__quarter__not", 1).orderBy("id"))).hasSize(7);
		assertThat(keys(Order.objects.filter("placedAt__date__lte", "2026-01-12").orderBy("id"))).containsExactly(1, 2);
		assertThat(
				keys(Order.objects.filter("placedAt__hour__lt", 10, "placedAt__date__lt", "2026-02-01").orderBy("id")))
			.containsExactly(1, 2);
	}

	@Test
	void partsOfParts() {
		assertThat(keys(Order.objects.filter("placedAt__date__day", 12))).contains(2);
		assertThat(keys(Order.objects.filter("placedAt__date__year__gt", 2026))).isEmpty();
	}

	@Test
	void theWeekIsThatOfIso8601() {
		// 29 December 2024 is a Sunday of week 52, 30 December begins week 1 of 2025
		assertThat(await(Thing.objects.filter("day", "2024-12-29").filter("day__week", 52).count())).isEqualTo(1);
		assertThat(await(Thing.objects.filter("at__date", "2024-12-30").filter("at__week", 1).count())).isEqualTo(1);
	}

	@Test
	void partsOfRelatedRows() {
		assertThat(keys(Order.objects.filter("customer__joined__month", 6).orderBy("id"))).containsExactly(5, 9, 14,
				28);
		assertThat(keys(User.objects.filter(Q.any("orders", Q.of("placedAt__month", 1))).orderBy("id")))
			.containsExactly(1, 8);
	}

	@Test
	void partsAreOrderedByAndSelected() {
		assertThat(list(User.objects.filter("id__lt", 4).orderBy("-joined__month").valuesListFlat("joined__month")))
			.containsExactly(3L, 2L, 1L);
	}

	@Test
	void whatHasNoPartsSaysSo() {
		assertThatExceptionOfType(FieldError.class).isThrownBy(() -> list(User.objects.filter("age__year", 1)))
			.withMessageContaining("User.age");
		assertThatExceptionOfType(FieldError.class)
			.isThrownBy(() -> list(User.objects.filter("joined__hour__yeer", 1)));
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> list(User.objects.filter("joined", "soon")))
			.withMessageContaining("User.joined");
	}

}
