package io.tortoiseorm.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.SaveOptions;
import io.tortoiseorm.Tortoise;
import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.TransactionOptions;
import io.tortoiseorm.exceptions.ConfigurationError;
import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.IncompleteInstanceError;
import io.tortoiseorm.exceptions.OperationalError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.golden.models.Order;
import io.tortoiseorm.golden.models.Product;
import io.tortoiseorm.golden.models.Role;
import io.tortoiseorm.golden.models.User;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Statements written by hand, with bound parameters.
 */
class RawQueriesTest extends QueryTest {

	@Test
	void instances() {
		List<User> users = await(
				User.objects.raw("SELECT * FROM users WHERE age > ? AND role = ? ORDER BY id", List.of(40, "user"))
					.list());
		assertThat(users).extracting((user) -> user.username).containsExactly("erin", "frank", "mallory", "niaj");
		assertThat(users.get(0).role).isEqualTo(Role.USER);
		assertThat(users.get(0).isActive).isFalse();
		assertThat(users.get(0).joined).isEqualTo(LocalDate.of(2025, 6, 12));
		assertThat(users).allMatch(User::isSaved).noneMatch(User::isDirty);
	}

	@Test
	void partialInstancesAndFurtherColumns() {
		User bob = await(
				User.objects.raw("SELECT id, username, age * 2 AS twice FROM users WHERE id = ?", List.of(2)).list())
			.get(0);
		assertThat(bob.username).isEqualTo("bob");
		assertThat(((Number) bob.annotation("twice")).intValue()).isEqualTo(50);
		assertThat(bob.email).isNull();
		assertThatExceptionOfType(IncompleteInstanceError.class)
			.isThrownBy(() -> awaitRolledBack(bob.save(SaveOptions.updateFields("email"))));
	}

	@Test
	void maps() {
		assertThat(
				await(Product.objects.raw("SELECT id, price, is_available FROM products WHERE id = 1").values().list()))
			.singleElement()
			.satisfies((row) -> assertThat(row).containsEntry("id", 1)
				.containsEntry("price", new BigDecimal("295.60"))
				.containsEntry("is_available", true));
	}

	@Test
	void records() {
		assertThat(await(Order.objects
			.raw("SELECT order_number, placed_at, total FROM orders WHERE id <= ? ORDER BY id", List.of(2))
			.values(Placed.class)
			.list()))
			.containsExactly(new Placed("ORD-001", Instant.parse("2026-01-01T08:00:00Z"), new BigDecimal("2807.25")),
					new Placed("ORD-002", Instant.parse("2026-01-12T09:00:01Z"), new BigDecimal("0.00")));
	}

	@Test
	void parametersAreBoundWhateverTheyHold() {
		for (String hostile : List.of("x' OR '1'='1", "\"; DROP TABLE users; --", "?", "$1", ":name", "\\")) {
			assertThat(await(User.objects.raw("SELECT * FROM users WHERE username = ?", List.of(hostile)).list()))
				.isEmpty();
		}
		assertThat(await(
				User.objects.raw("SELECT * FROM users WHERE username = 'a?' OR id = ? -- ?\n", List.of(3)).list()))
			.hasSize(1);
		assertThat(await(
				User.objects.raw("SELECT * FROM users WHERE joined = ?", List.of(LocalDate.of(2025, 2, 21))).list()))
			.extracting((user) -> user.id)
			.containsExactly(2);
	}

	@Test
	void namedParameters() {
		String sql = "SELECT * FROM users WHERE age BETWEEN :low AND :high AND id IN (:ids) AND username <> ':low' "
				+ "AND :low < 100 /* :no */ ORDER BY id -- :neither\n";
		assertThat(await(User.objects.raw(sql, Map.of("low", 20, "high", 40, "ids", List.of(2, 3, 4, 5, 6))).list()))
			.extracting((user) -> user.username)
			.containsExactly("bob", "Carol", "dave");
		assertThat(await(
				User.objects.raw("SELECT * FROM users WHERE username = :name", Map.of("name", "x' OR '1'='1")).list()))
			.isEmpty();
		assertThat(await(
				Order.objects.raw("SELECT order_number, placed_at, total FROM orders WHERE id = :id", Map.of("id", 2))
					.values(Placed.class)
					.list()))
			.singleElement()
			.extracting(Placed::orderNumber)
			.isEqualTo("ORD-002");
		assertThat(await(orm().database()
			.query("SELECT id FROM users WHERE username = :name", Map.of("name", "bob"))
			.collectList())).hasSize(1);
		assertThat(await(orm().database()
			.execute("UPDATE users SET username = :name WHERE id = :id", Map.of("name", "nobody", "id", -1)))).isZero();
	}

	@Test
	void namesThatDoNotFitAreErrors() {
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> User.objects.raw("SELECT * FROM users WHERE id = :id", Map.of("ids", 1)))
			.withMessageContaining("':id'")
			.withMessageContaining("[ids]");
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> User.objects.raw("SELECT * FROM users WHERE id = :id", Map.of("id", 1, "more", 2)))
			.withMessageContaining("[more]");
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> User.objects.raw("SELECT * FROM users WHERE id IN (:ids)", Map.of("ids", List.of())))
			.withMessageContaining("':ids'");
	}

	@Test
	void rawQueriesJoinTransactions() {
		assertThat(awaitRolledBack(User.objects.filter("id", 1)
			.update("username", "changed")
			.thenMany(Flux.from(User.objects.raw("SELECT * FROM users WHERE username = ?", List.of("changed"))))
			.collectList())).hasSize(1);
	}

	@Test
	void statementsAndScripts() {
		Database connection = orm().database();
		await(connection
			.script("CREATE TABLE scratch (id INTEGER PRIMARY KEY, label VARCHAR(20)); "
					+ "INSERT INTO scratch VALUES (1, 'a;b'); INSERT INTO scratch VALUES (2, 'c')")
			.thenReturn(true));
		assertThat(await(connection.execute("UPDATE scratch SET label = ? WHERE id = ?", "it's", 2))).isEqualTo(1);
		assertThat(await(connection.query("SELECT label FROM scratch ORDER BY id").collectList()))
			.extracting((row) -> row.values().iterator().next())
			.containsExactly("a;b", "it's");
		assertThat(awaitOrNull(connection
			.transactional(TransactionOptions.DEFAULTS,
					connection.execute("DELETE FROM scratch")
						.then(reactor.core.publisher.Mono.<Long>error(new IllegalStateException())))
			.onErrorResume(IllegalStateException.class, (expected) -> reactor.core.publisher.Mono.empty()))).isNull();
		assertThat(await(connection.query("SELECT id FROM scratch").count())).isEqualTo(2);
		await(connection.script("DROP TABLE scratch").thenReturn(true));
	}

	@Test
	void connectionsByName() {
		try (Tortoise.Binding bound = orm().tortoise().bind()) {
			assertThat(bound).isNotNull();
			assertThat(
					await(Tortoise.connection("default").query("SELECT id FROM tags WHERE name = ?", "python").count()))
				.isOne();
			assertThatExceptionOfType(ConfigurationError.class).isThrownBy(() -> Tortoise.connection("nope"));
		}
	}

	@Test
	void mistakesAreErrors() {
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> await(User.objects.raw("SELECT * FROM users WHERE id = ?").list()));
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> await(User.objects.raw("SELECT * FROM users", List.of(1)).list()));
		assertThatExceptionOfType(FieldError.class)
			.isThrownBy(() -> await(User.objects.raw("SELECT username FROM users").list()))
			.withMessageContaining("key column 'id'");
		assertThatExceptionOfType(FieldError.class)
			.isThrownBy(() -> await(Order.objects.raw("SELECT id FROM orders").values(Placed.class).list()))
			.withMessageContaining("orderNumber");
		assertThatExceptionOfType(OperationalError.class)
			.isThrownBy(() -> await(User.objects.raw("SELECT * FROM nothing_like_it").list()));
	}

	record Placed(String orderNumber, Instant placedAt, BigDecimal total) {

	}

}
