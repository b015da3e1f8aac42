package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.tortoiseorm.QuerySet;
import io.tortoiseorm.expressions.F;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.golden.models.Order;
import io.tortoiseorm.golden.models.Role;
import io.tortoiseorm.golden.models.User;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Conditions joined by and, or and not, in filters and in exclusions.
 */
class ConditionsTest extends QueryTest {

	private void assertFound(QuerySet<User> query, Predicate<User> expected) {
		List<Object> keys = new ArrayList<>();
		list(User.objects.orderBy("id")).stream().filter(expected).forEach((user) -> keys.add(user.id));
		assertThat(keys(query.orderBy("id"))).isEqualTo(keys);
	}

	private static boolean isOlder(User user, int age) {
		return user.age != null && user.age > age;
	}

	@Test
	void allConditionsOfFiltersHold() {
		Predicate<User> expected = (user) -> isOlder(user, 30) && user.role == Role.USER;
		assertFound(User.objects.filter("age__gt", 30, "role", Role.USER), expected);
		assertFound(User.objects.filter("age__gt", 30).filter("role", Role.USER), expected);
		assertFound(User.objects.filter(Map.of("age__gt", 30, "role", Role.USER)), expected);
		assertFound(User.objects.filter(Q.of("age__gt", 30), Q.of("role", Role.USER)), expected);
		assertFound(User.objects.filter(Q.of("age__gt", 30).and(Q.of("role", Role.USER))), expected);
		assertFound(User.objects.filter(Q.allOf(Q.of("age__gt", 30), Q.of("role", Role.USER))), expected);
	}

	@Test
	void oneOfSeveralConditionsHolds() {
		Predicate<User> expected = (user) -> isOlder(user, 30) || user.role == Role.ADMIN;
		assertFound(User.objects.filter(Q.of("age__gt", 30).or(Q.of("role", Role.ADMIN))), expected);
		assertFound(User.objects.filter(Q.anyOf(Q.of("age__gt", 30), Q.of("role", Role.ADMIN))), expected);
	}

	@Test
	void treesOfConditions() {
		Q tree = Q.of("age__gt", 40).or(Q.of("role", Role.ADMIN, "isActive", true)).and(Q.of("id", 1).not());
		assertFound(User.objects.filter(tree),
				(user) -> (isOlder(user, 40) || (user.role == Role.ADMIN && user.isActive)) && user.id != 1);
		assertFound(User.objects.filter(tree.not().not()),
				(user) -> (isOlder(user, 40) || (user.role == Role.ADMIN && user.isActive)) && user.id != 1);
	}

	@Test
	void noConditionHoldsForAll() {
		assertFound(User.objects.filter(), (user) -> true);
		assertFound(User.objects.filter(Q.empty()), (user) -> true);
		assertFound(User.objects.filter(Q.empty().or(Q.of("id", 1))), (user) -> user.id == 1);
		assertFound(User.objects.filter(Q.of("id", 1).and(Q.empty())), (user) -> user.id == 1);
	}

	@Test
	void conditionsOnExpressions() {
		assertFound(User.objects.filter(F.of("age").plus(F.of("id")).gt(40)),
				(user) -> user.age != null && user.age + user.id > 40);
	}

	@Test
	void excludeLeavesOutWhatFulfilsAnyOfItsConditions() {
		Predicate<User> expected = (user) -> user.role != Role.USER && !user.username.equals("alice");
		assertFound(User.objects.exclude("role", Role.USER, "username", "alice"), expected);
		assertFound(User.objects.exclude(Map.of("role", Role.USER, "username", "alice")), expected);
		assertFound(User.objects.exclude(Q.of("role", Role.USER), Q.of("username", "alice")), expected);
		assertFound(User.objects.exclude(Q.of("role", Role.USER, "username", "alice")),
				(user) -> user.role != Role.USER || !user.username.equals("alice"));
	}

	@Test
	void excludeLeavesNullOutAndNotKeepsIt() {
		assertFound(User.objects.exclude("age", 18), (user) -> user.age != null && user.age != 18);
		assertFound(User.objects.filter("age__not", 18), (user) -> user.age == null || user.age != 18);
	}

	@Test
	void excludeAcrossAToManyRelationLeavesOutRowsWithoutRelatedOnes() {
		List<Object> withOthers = list(
				Order.objects.filter("status__not", "paid").orderBy("customerId").valuesListFlat("customerId"));
		assertThat(keys(User.objects.exclude("orders__status", "paid").orderBy("id"))).isEqualTo(withOthers);
		List<Object> payers = list(Order.objects.filter("status", "paid").valuesListFlat("customerId"));
		List<Object> buyers = list(Order.objects.valuesListFlat("customerId"));
		assertFound(User.objects.filter(Q.none("orders", Q.of("status", "paid"))), (user) -> !payers.contains(user.id));
		assertThat(keys(User.objects.exclude("orders__status", "paid"))).isSubsetOf(buyers);
	}

}
