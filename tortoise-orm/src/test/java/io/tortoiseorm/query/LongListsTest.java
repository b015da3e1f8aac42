package io.tortoiseorm.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.tortoiseorm.golden.models.Product;
import io.tortoiseorm.golden.models.User;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lists of values that are longer than a database takes at once.
 */
class LongListsTest extends QueryTest {

	/** More than any statement has bound values. */
	private static final int HUGE = 70_000;

	/** More than any list has values. */
	private static final int LONG = 20_000;

	@Test
	void ofNumbers() {
		List<Integer> ids = IntStream.range(0, HUGE).map((i) -> HUGE + 11 - i).boxed().toList();
		assertThat(keys(User.objects.filter("id__in", ids).orderBy("id"))).containsExactly(12);
		assertThat(await(User.objects.filter("id__not_in", ids).count())).isEqualTo(11);
	}

	@Test
	void ofTexts() {
		List<String> names = new ArrayList<>();
		IntStream.range(0, LONG).forEach((i) -> names.add("name " + i));
		names.add("bob");
		assertThat(keys(User.objects.filter("username__in", names))).containsExactly(2);
	}

	@Test
	void ofDecimals() {
		List<BigDecimal> prices = new ArrayList<>();
		IntStream.range(0, LONG).forEach((i) -> prices.add(new BigDecimal(1_000_000 + i)));
		prices.add(new BigDecimal("96.13"));
		assertThat(keys(Product.objects.filter("price__in", prices))).containsExactly(2);
	}

}
