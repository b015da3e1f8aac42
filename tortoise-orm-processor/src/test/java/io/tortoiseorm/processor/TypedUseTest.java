package io.tortoiseorm.processor;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What compiles with typed paths, and what does not.
 */
class TypedUseTest {

	@TempDir
	private static Path shop;

	@BeforeAll
	static void compileShop() {
		assertThat(SourceCompiler.into(shop).compile(ShopSources.with()).messages()).isEmpty();
	}

	@Test
	void everyWayToUseAPathCompilesWithoutWarnings(@TempDir Path output) {
		assertThat(compile(output,
				"""
						result = User.objects.filter(User_.role.eq(Role.ADMIN).or(User_.role.ne(Role.USER)), User_.active.isTrue());
						result = User.objects.filter(User_.age.gte(18), User_.age.between(1, 2), User_.age.in(1, 2),
								User_.age.in(List.of(1)), User_.age.notIn(3), User_.age.isNull());
						result = User.objects.filter(User_.email.icontains("a"), User_.email.upper().startswith("A"),
								User_.email.length().gt(3), User_.email.eq(User_.email.lower()));
						result = User.objects.filter(User_.createdAt.year(2026), User_.createdAt.month().gte(3L),
								User_.createdAt.date().eq(LocalDate.of(2026, 1, 1)), User_.createdAt.lt(now()));
						result = User.objects.filter(User_.token.in(UUID.randomUUID()), User_.patience.gt(Duration.ZERO));
						result = User.objects.filter(User_.data.eq(Map.of("a", 1)), User_.data.contains(Map.of("a", 1)),
								User_.data.at("a", 0).gt(5), User_.data.at("b").asText().icontains("x"));
						result = User.objects.filter(User_.numbers.contains(1, 2), User_.numbers.overlap(List.of(3)),
								User_.numbers.len().eq(2), User_.photo.isNotNull());
						result = User.objects.filter(User_.orders().any(Order_.total.gt(BigDecimal.ONE)), User_.orders().none(),
								User_.orders().tags().name.in("a", "b"));
						result = Order.objects.filter(Order_.customer().eq(user), Order_.customer().eq(5),
								Order_.customer().in(user, user), Order_.customer().in(List.of(user)),
								Order_.customerId.in(User.objects.filter(User_.age.isNull()).valuesListFlat(User_.id)),
								Order_.customer().orders().customer().email.eq("x"));
						result = Order.objects.filter(Order_.total.gt(F.of("quantity")), Order_.id.eq(OuterRef.of(User_.id)),
								Order_.quantity.gt(Order_.quantity.plus(1).times(Order_.id)));
						result = Order.objects.orderBy(Order_.total.desc(), Order_.id.asc().nullsFirst()).orderBy(Order_.id, Order_.total);
						result = Order.objects.values(Order_.id, Order_.customer().email).list();
						result = Order.objects.valuesList(Order_.id).list();
						reactor.core.publisher.Flux<String> mails = Order.objects.valuesListFlat(Order_.customer().email).flux();
						reactor.core.publisher.Mono<Map<String, User>> found = User.objects.inBulk(List.of("a"), User_.email);
						result = Order.objects.only(Order_.total).selectRelated(Order_.customer());
						result = User.objects.prefetchRelated(User_.orders().tags(), User_.orders());
						result = User.objects.prefetchRelated(Prefetch.of(User_.orders(), Order.objects.filter(Order_.quantity.gt(1))));
						result = Order.objects.latest(Order_.total).selectRelated(Order_.customer());
						Annotation<Long> n = count(User_.orders()).as("n");
						Annotation<Number> s = sum(User_.orders().total).as("s");
						Annotation<BigDecimal> most = max(User_.orders().total).as("most");
						DynamicExpression<BigDecimal> typed = sum(User_.orders().total).typed(BigDecimal.class);
						result = User.objects.annotate(n, s, most).filter(n.gte(5L), s.gt(10), most.lt(BigDecimal.TEN))
								.groupBy(User_.role).values(User_.role, n);
						result = Order.objects.update(Order_.quantity.set(Order_.quantity.minus(1)), Order_.total.set(BigDecimal.ONE));
						result = Order.objects.update(Order_.customer().set(user), Order_.customerId.set(5));
						result = User.objects.update(User_.age.setNull(), User_.role.set(Role.ADMIN), User_.email.set(F.of("id")));
						result = User.objects.create(Values.of(User_.email.set("a"), User_.age.set(1)));
						result = user.save(SaveOptions.updateFields(User_.email, User_.age));
						result = order.fetchRelated(Order_.customer(), Order_.tags());
						result = coalesce(User_.age, 0).gt(5).and(coalesce(User_.email, User_.email).eq("x"));
						result = Order_.total.times(Order_.quantity).plus(1).dividedBy(Order_.total);
						result = Order_.quantity.pow(2).gt(2.5);
						""")
			.messages()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = {
			// names
			"User_.emial.eq(\"x\")", "User_.customer()", "Order_.customer().emial.eq(\"x\")", "Order_.customer().total",
			"Order_.customers()", "User_.orders.eq(1)", "Tag_.email",
			// values of the wrong type
			"User_.role.eq(\"admin\")", "User_.role.in(\"admin\")", "User_.age.eq(\"18\")", "User_.age.eq(18L)",
			"User_.age.gt(1.5)", "User_.age.in(\"1\")", "User_.age.in(List.of(\"1\"))", "User_.age.between(1, \"2\")",
			"User_.email.eq(5)", "User_.email.icontains(5)", "User_.active.eq(\"yes\")",
			"User_.createdAt.gte(LocalDate.now())", "User_.createdAt.year(\"2026\")", "User_.token.eq(\"x\")",
			"Order_.total.gte(10)", "User_.numbers.contains(\"1\")", "User_.photo.eq(\"x\")", "User_.patience.gt(5)",
			"User_.data.eq(\"x\")",
			// expressions of the wrong type
			"User_.email.eq(User_.age)", "User_.age.gt(User_.email)", "User_.role.eq(User_.email)",
			"User_.createdAt.lt(User_.patience)", "User_.email.length().eq(\"3\")",
			// lookups that the type does not have
			"User_.active.icontains(\"x\")", "User_.active.gt(true)", "User_.age.startswith(\"1\")",
			"User_.email.year(2026)", "User_.email.isTrue()", "User_.photo.gt(new byte[0])",
			"User_.role.icontains(\"x\")", "User_.data.gt(Map.of())", "User_.token.contains(\"a\")",
			// arithmetic
			"User_.email.plus(1)", "User_.age.plus(\"1\")", "User_.age.plus(User_.email)", "User_.active.plus(1)",
			"User_.createdAt.minus(1)",
			// relations
			"Order_.customer().eq(order)", "Order_.customer().eq(\"5\")", "Order_.customer().in(order)",
			"Order_.customer().any()", "User_.orders().set(order)", "User_.orders().total.any()",
			"Order.objects.selectRelated(User_.orders())", "Order.objects.prefetchRelated(Order_.total)",
			"Prefetch.of(User_.orders(), User.objects.all())",
			// writes
			"Order_.quantity.set(\"5\")", "User_.role.set(\"ADMIN\")", "Order_.customer().set(order)",
			"User_.orders().setNull()", "User.objects.update(User_.email.eq(\"x\"))",
			"User.objects.update(User_.email, \"x\")",
			// queries
			"User.objects.filter(User_.email)", "User.objects.filter(User_.active)",
			"User.objects.only(User_.orders())", "User.objects.inBulk(List.of(1), User_.email)",
			"count(User_.orders()).as(\"n\").gte(\"5\")", "coalesce(User_.age, 0).eq(\"x\")" })
	void doesNotCompile(String expression, @TempDir Path output) {
		String statement = "result = " + expression + ";";
		long line = ShopSources.using(statement).lines().takeWhile((each) -> !each.contains(statement)).count() + 1;
		assertThat(compile(output, statement).errors()).as(expression)
			.isNotEmpty()
			.allSatisfy((error) -> assertThat(error).startsWith(line + ": "));
	}

	@Test
	void givesTheTypesOfResults(@TempDir Path output) {
		assertThat(compile(output,
				"reactor.core.publisher.Flux<Integer> ages = User.objects.valuesListFlat(User_.email).flux();")
			.errors()).hasSize(1);
		assertThat(compile(output, "Annotation<String> most = max(User_.age).as(\"most\");").errors()).hasSize(1);
	}

	private static SourceCompiler.Result compile(Path output, String statements) {
		return SourceCompiler.into(output).against(shop).withoutProcessors().compile(ShopSources.using(statements));
	}

}
