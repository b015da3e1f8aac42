package io.tortoiseorm.query;

import java.util.List;

import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.golden.models.Category;
import io.tortoiseorm.golden.models.Employee;
import io.tortoiseorm.golden.models.Order;
import io.tortoiseorm.golden.models.OrderLine;
import io.tortoiseorm.golden.models.Product;
import io.tortoiseorm.golden.models.Profile;
import io.tortoiseorm.golden.models.Tag;
import io.tortoiseorm.golden.models.User;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Lookups on relations themselves: by instance, by key, by whether there is one; and
 * across relations of any depth.
 */
class RelationLookupsTest extends QueryTest {

	@Test
	void foreignKeysByInstanceAndByKey() {
		User alice = await(User.objects.get(1));
		assertThat(keys(Order.objects.filter("customer", alice).orderBy("id"))).startsWith(2, 3, 7).hasSize(8);
		assertThat(keys(Order.objects.filter("customer", 1).orderBy("id"))).startsWith(2, 3, 7).hasSize(8);
		assertThat(keys(Order.objects.filter("customerId", 1))).hasSize(8);
		assertThat(keys(Order.objects.filter("customer__id", 1))).hasSize(8);
		assertThat(keys(Order.objects.filter("customer__pk", 1))).hasSize(8);
	}

	@Test
	void everyLookupOnForeignKeys() {
		User alice = await(User.objects.get(1));
		assertThat(keys(Order.objects.filter("customer__in", List.of(alice, 3)))).hasSize(10);
		assertThat(keys(Order.objects.filter("customer__not", alice))).hasSize(22);
		assertThat(keys(Order.objects.filter("customer__not_in", List.of(alice, 2)))).hasSize(14);
		assertThat(keys(Order.objects.filter("customerId__gt", 6).orderBy("id"))).containsExactly(1, 11, 23);
		assertThat(keys(Order.objects.filter("customer__gt", 6).orderBy("id"))).containsExactly(1, 11, 23);
		assertThat(keys(Category.objects.filter("parent__isnull", true).orderBy("id"))).containsExactly(1, 4, 7);
		assertThat(keys(Category.objects.filter("parent__not_isnull", true).orderBy("id"))).containsExactly(2, 3, 5, 6);
		assertThat(keys(Category.objects.filter("parent", null).orderBy("id"))).containsExactly(1, 4, 7);
		assertThat(keys(Category.objects.filter("parentId__isnull", true).orderBy("id"))).containsExactly(1, 4, 7);
	}

	@Test
	void reverseForeignKeys() {
		assertThat(keys(User.objects.filter("orders", 4))).containsExactly(4);
		assertThat(keys(User.objects.filter("orders", await(Order.objects.get(4))))).containsExactly(4);
		assertThat(keys(User.objects.filter("orders__in", List.of(4, 12)).orderBy("id"))).containsExactly(4, 6);
		assertThat(keys(User.objects.filter("orders__isnull", true).orderBy("id"))).containsExactly(7, 9, 10, 11, 12);
		assertThat(keys(Category.objects.filter("children__isnull", true).orderBy("id"))).containsExactly(2, 3, 6, 7);
	}

	@Test
	void oneToOneRelations() {
		assertThat(keys(Profile.objects.filter("user", 3))).containsExactly(3);
		assertThat(keys(User.objects.filter("profile", 4))).containsExactly(5);
		assertThat(keys(User.objects.filter("profile__isnull", true))).hasSize(7);
		assertThat(keys(User.objects.filter("profile__website__startswith", "https://5"))).containsExactly(5);
		assertThat(keys(Profile.objects.filter("user__username", "bob"))).containsExactly(2);
	}

	@Test
	void manyToManyRelations() {
		Tag sale = await(Tag.objects.get("name", "sale"));
		assertThat(keys(Product.objects.filter("tags", sale).orderBy("id"))).containsExactly(4, 6, 8, 10, 11, 12, 16);
		assertThat(keys(Product.objects.filter("tags", 6).orderBy("id"))).containsExactly(4, 6, 8, 10, 11, 12, 16);
		assertThat(keys(Product.objects.filter("tags__in", List.of(sale, 7)).distinct().orderBy("id")))
			.containsExactly(2, 4, 6, 8, 10, 11, 12, 16);
		assertThat(keys(Product.objects.filter("tags__isnull", true).orderBy("id"))).containsExactly(5, 9, 18, 19, 20);
		assertThat(keys(Employee.objects.filter("talksTo__name", "loose"))).containsExactly(1);
		assertThat(keys(Employee.objects.filter("getsTalkedTo", 5).orderBy("id"))).containsExactly(1, 8);
	}

	@Test
	void acrossManyRelations() {
		assertThat(
				keys(OrderLine.objects.filter("order__customer__profile__website", "https://8.example").orderBy("id")))
			.isEqualTo(keys(OrderLine.objects.filter("order__customerId", 8).orderBy("id")))
			.isNotEmpty();
		assertThat(keys(Category.objects.filter("parent__parent__name", "Books"))).containsExactly(6);
		assertThat(keys(Category.objects.filter("children__children__products__tags__name", "new"))).containsExactly(4);
	}

	@Test
	void conditionsOnOneRelationSpeakOfOneRow() {
		// a row of orders that is paid and of December: none, though users have one of
		// each
		assertThat(keys(User.objects.filter("orders__status", "paid").filter("orders__total__gt", 3000).distinct()))
			.containsExactly(1);
		assertThat(keys(Product.objects.filter("tags", 1).filter("tags", 3))).isEmpty();
		assertThat(
				keys(Product.objects.filter(Q.any("tags", Q.of("id", 1)), Q.any("tags", Q.of("id", 3))).orderBy("id")))
			.containsExactly(6, 14);
	}

	@Test
	void instancesOfOtherModelsAndWithoutKeysAreRefused() {
		Tag tag = await(Tag.objects.get(1));
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> list(Order.objects.filter("customer", tag)))
			.withMessageContaining("Order.customer")
			.withMessageContaining("Tag");
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> list(Order.objects.filter("customer", new User())))
			.withMessageContaining("no key yet");
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> list(Order.objects.filter("customer", "bob")));
	}

	@Test
	void unknownNamesBehindRelationsAreRefused() {
		assertThatExceptionOfType(FieldError.class)
			.isThrownBy(() -> list(Order.objects.filter("customer__usrname", "bob")))
			.withMessageContaining("Did you mean username")
			.withMessageContaining("customer__usrname");
	}

}
