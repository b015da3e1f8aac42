package io.tortoiseorm.query;

import java.util.List;

import io.tortoiseorm.QuerySet;
import io.tortoiseorm.exceptions.DoesNotExist;
import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.MultipleObjectsReturned;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.golden.models.Product;
import io.tortoiseorm.golden.models.User;
import org.junit.jupiter.api.Test;

import static io.tortoiseorm.expressions.Functions.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * One result of a query, and how many there are.
 */
class SingleResultsTest extends QueryTest {

	private static final QuerySet<User> NOBODY = User.objects.filter("id", -1);

	@Test
	void getGivesTheOnlyResult() {
		assertThat(await(User.objects.get(2)).username).isEqualTo("bob");
		assertThat(await(User.objects.get("username", "bob")).id).isEqualTo(2);
		assertThat(await(User.objects.get(Q.of("username", "bob"))).id).isEqualTo(2);
		assertThat(await(User.objects.filter("id", 2).get()).username).isEqualTo("bob");
		assertThatExceptionOfType(DoesNotExist.class).isThrownBy(() -> await(NOBODY.get()))
			.withMessageContaining("\"User\" does not exist");
		assertThatExceptionOfType(MultipleObjectsReturned.class).isThrownBy(() -> await(User.objects.get()))
			.withMessageContaining("expected exactly one");
	}

	@Test
	void getOrNoneGivesTheOnlyResultOrNone() {
		assertThat(await(User.objects.getOrNone(2)).username).isEqualTo("bob");
		assertThat(awaitOrNull(NOBODY.getOrNone())).isNull();
		assertThatExceptionOfType(MultipleObjectsReturned.class)
			.isThrownBy(() -> await(User.objects.getOrNone("age__gt", 1)))
			.withMessageContaining("at most one");
	}

	@Test
	void firstAndLastFollowTheOrder() {
		assertThat(await(User.objects.first()).id).isEqualTo(1);
		assertThat(await(User.objects.last()).id).isEqualTo(12);
		assertThat(await(User.objects.orderBy("-id").first()).id).isEqualTo(12);
		assertThat(await(User.objects.orderBy("-id").last()).id).isEqualTo(1);
		assertThat(awaitOrNull(NOBODY.first())).isNull();
		assertThat(awaitOrNull(NOBODY.last())).isNull();
	}

	@Test
	void latestAndEarliestHaveTheExtremeValues() {
		List<User> users = list(User.objects.orderBy("joined", "id"));
		assertThat(await(User.objects.earliest("joined", "id"))).isEqualTo(users.get(0));
		assertThat(await(User.objects.latest("joined", "id"))).isEqualTo(users.get(users.size() - 1));
		assertThat(await(User.objects.latest("-id")).id).isEqualTo(1);
		assertThat(awaitOrNull(NOBODY.latest("joined"))).isNull();
		assertThatExceptionOfType(FieldError.class).isThrownBy(() -> await(User.objects.latest()));
	}

	@Test
	void existsTellsWhetherThereIsAny() {
		assertThat(await(User.objects.filter("orders__status", "paid").exists())).isTrue();
		assertThat(await(User.objects.exists(Q.of("id", 2)))).isTrue();
		assertThat(await(NOBODY.exists())).isFalse();
		assertThat(await(User.objects.offset(12).exists())).isFalse();
		assertThat(await(User.objects.limit(0).exists())).isFalse();
	}

	@Test
	void countIsTheSizeOfTheList() {
		for (QuerySet<?> query : List.of(User.objects.all(), NOBODY, User.objects.limit(5), User.objects.limit(0),
				User.objects.offset(5), User.objects.offset(50), User.objects.offset(10).limit(5),
				User.objects.filter("orders__status", "paid"), User.objects.filter("orders__status", "paid").distinct(),
				User.objects.filter("orders__status", "paid").distinct().offset(1).limit(3),
				User.objects.annotate("n", count("orders")).filter("n__gt", 1), User.objects.values("role"),
				User.objects.values("role").distinct(),
				User.objects.annotate("n", count("id")).groupBy("role").values("role", "n"),
				Product.objects.filter("tags__name__contains", "a").selectRelated("category"))) {
			assertThat(await(query.count())).as("the size of %s", query).isEqualTo(list(query).size());
		}
	}

	@Test
	void inBulkGivesRowsByTheirKeys() {
		assertThat(await(User.objects.inBulk(List.of(2, 3, 99)))).containsOnlyKeys(2, 3);
		assertThat(await(User.objects.inBulk(List.of("bob", "nobody"), "username"))).containsOnlyKeys("bob");
		assertThat(await(User.objects.inBulk(List.of()))).isEmpty();
	}

}
