package io.tortoiseorm.query;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import io.tortoiseorm.LockOptions;
import io.tortoiseorm.QuerySet;
import io.tortoiseorm.db.TransactionOptions;
import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.exceptions.OperationalError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.exceptions.TransactionManagementError;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.golden.models.Order;
import io.tortoiseorm.golden.models.User;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static io.tortoiseorm.expressions.Functions.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Rows that are locked until the transaction ends.
 */
class SelectForUpdateTest extends QueryTest {

	private static final QuerySet<User> FIRST = User.objects.filter("id", 1);

	private boolean supports(Feature feature) {
		return orm().database().dialect().supports(feature);
	}

	private <T> Mono<T> transaction(Mono<T> work) {
		return orm().database().transactional(TransactionOptions.DEFAULTS, work);
	}

	/** Runs work while another transaction holds the lock on the first user. */
	private <T> T whileLocked(Supplier<Mono<T>> work) {
		Sinks.One<Boolean> locked = Sinks.one();
		Sinks.One<Boolean> done = Sinks.one();
		Mono<Boolean> holder = transaction(FIRST.selectForUpdate().list().flatMap((rows) -> {
			locked.tryEmitValue(true);
			return done.asMono().timeout(Duration.ofSeconds(30));
		}));
		Mono<T> other = locked.asMono().flatMap((held) -> work.get()).doFinally((signal) -> done.tryEmitValue(true));
		return await(Mono.zip(holder, other)).getT2();
	}

	@Test
	void needsATransaction() {
		QuerySet<User> locked = FIRST.selectForUpdate();
		assertThatExceptionOfType(TransactionManagementError.class).isThrownBy(() -> await(locked.list()))
			.withMessageContaining("inTransaction");
		assertThatExceptionOfType(TransactionManagementError.class).isThrownBy(() -> await(locked.get()));
		assertThatExceptionOfType(TransactionManagementError.class)
			.isThrownBy(() -> await(locked.stream().collectList()));
		assertThat(await(transaction(locked.get())).username).isEqualTo("alice");
	}

	@Test
	void countingLocksNothing() {
		assertThat(await(FIRST.selectForUpdate().count())).isEqualTo(1);
		assertThat(await(FIRST.selectForUpdate().exists())).isTrue();
	}

	@Test
	void othersWait() {
		Mono<Long> first = transaction(FIRST.selectForUpdate()
			.get()
			.flatMap((user) -> Mono.delay(Duration.ofMillis(50)).thenReturn(user))
			.flatMap((user) -> User.objects.filter("id", 1).update("age", user.age + 1)));
		Long changed = await(Flux.range(0, 5).flatMap((i) -> first, 5).count());
		assertThat(changed).isEqualTo(5);
		assertThat(await(FIRST.get()).age).as("no update is lost").isEqualTo(23);
		await(FIRST.update("age", 18));
	}

	@Test
	void noWaitFailsAtOnce() {
		if (!supports(Feature.LOCK_NOWAIT)) {
			refused(LockOptions::noWait);
			return;
		}
		String outcome = whileLocked(
				() -> transaction(FIRST.selectForUpdate(LockOptions::noWait).list()).map((rows) -> "found")
					.onErrorResume(OperationalError.class, (error) -> Mono.just("locked")));
		assertThat(outcome).isEqualTo("locked");
	}

	@Test
	void skipLockedLeavesOut() {
		if (!supports(Feature.LOCK_SKIP_LOCKED)) {
			refused(LockOptions::skipLocked);
			return;
		}
		List<Object> free = whileLocked(() -> transaction(User.objects.filter("id__lte", 3)
			.orderBy("id")
			.selectForUpdate(LockOptions::skipLocked)
			.valuesListFlat("id")
			.list()));
		assertThat(free).containsExactly(2, 3);
	}

	@Test
	void ofChoosesTables() {
		QuerySet<Order> orders = Order.objects.filter("id", 2).selectRelated("customer");
		if (!supports(Feature.LOCK_OF)) {
			return;
		}
		assertThat(orm().statementsOf(transaction(orders.selectForUpdate((lock) -> lock.of("self")).list()))).last()
			.asString()
			.endsWith(quoted(" FOR UPDATE OF 'orders'"));
		assertThat(
				orm().statementsOf(transaction(orders.selectForUpdate((lock) -> lock.of("self", "customer")).list())))
			.last()
			.asString()
			.contains(quoted("'orders'"))
			.contains(quoted("'customer'"));
	}

	private String quoted(String sql) {
		return sql.replace('\'', kind().isMySqlFamily() ? '`' : '"');
	}

	@Test
	void noKeyAllowsReferences() {
		if (!supports(Feature.LOCK_NO_KEY)) {
			refused(LockOptions::noKey);
			return;
		}
		assertThat(orm().statementsOf(transaction(FIRST.selectForUpdate(LockOptions::noKey).list()))).last()
			.asString()
			.endsWith(" FOR NO KEY UPDATE");
	}

	private void refused(java.util.function.UnaryOperator<LockOptions> options) {
		assertThatExceptionOfType(UnsupportedError.class)
			.isThrownBy(() -> await(transaction(FIRST.selectForUpdate(options).list())))
			.withMessageContaining(kind().displayName());
	}

	@Test
	void whatCannotBeLockedIsRefused() {
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> await(transaction(FIRST.distinct().selectForUpdate().list())));
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> await(transaction(FIRST.annotate("n", count("orders")).selectForUpdate().list())));
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> FIRST.selectForUpdate((lock) -> lock.noWait().skipLocked()));
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> await(transaction(FIRST.selectForUpdate().update("age", 1))));
	}

}
