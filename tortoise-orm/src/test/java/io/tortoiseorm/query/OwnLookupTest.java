package io.tortoiseorm.query;

import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.expressions.F;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.golden.models.Order;
import io.tortoiseorm.golden.models.User;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A lookup of one's own, added as a service of the class path, is used like any other.
 */
class OwnLookupTest extends QueryTest {

	@Test
	void isUsedOnAField() {
		assertThat(keys(User.objects.filter("id__divisibleBy", 5).orderBy("id"))).containsExactly(5, 10);
		assertThat(keys(User.objects.exclude("age__divisibleBy", 2).orderBy("id"))).containsExactly(2, 4, 6, 9, 11);
	}

	@Test
	void isUsedBehindRelationsAndOnPartsOfDates() {
		assertThat(keys(
				Order.objects.filter("customer__id__divisibleBy", 4, "placedAt__month__divisibleBy", 4).orderBy("id")))
			.containsExactly(11);
	}

	@Test
	void isUsedOnExpressions() {
		assertThat(keys(
				User.objects.annotate("twice", F.of("id").times(2)).filter("twice__divisibleBy", 12).orderBy("id")))
			.containsExactly(6, 12);
		assertThat(keys(User.objects.filter(F.of("id").lookup("divisibleBy", 6).or(Q.of("id", 1))).orderBy("id")))
			.containsExactly(1, 6, 12);
	}

	@Test
	void isAmongThoseThatErrorsSuggest() {
		assertThatExceptionOfType(FieldError.class).isThrownBy(() -> list(User.objects.filter("id__divisibleBi", 5)))
			.withMessageContaining("divisibleBy");
	}

}
