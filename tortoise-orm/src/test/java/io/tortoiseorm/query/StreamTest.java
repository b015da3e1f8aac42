package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.QuerySet;
import io.tortoiseorm.golden.models.Order;
import io.tortoiseorm.golden.models.User;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Results as they come, with backpressure.
 */
class StreamTest extends QueryTest {

	private static final QuerySet<Order> ALL = Order.objects.orderBy("id");

	@Test
	void everyShapeStreams() {
		assertThat(await(ALL.stream().map((order) -> order.id).collectList())).hasSize(30).isSorted();
		assertThat(await(ALL.values("id").stream(7).collectList())).hasSize(30).first().isEqualTo(Map.of("id", 1));
		assertThat(await(ALL.valuesList("id", "status").stream(7).collectList())).last().isEqualTo(List.of(30, "paid"));
		assertThat(await(ALL.valuesListFlat("orderNumber").stream(7).collectList())).hasSize(30).startsWith("ORD-001");
		assertThat(await(ALL.values(Numbered.class).stream(7).collectList())).hasSize(30)
			.first()
			.isEqualTo(new Numbered(1, "ORD-001"));
	}

	@Test
	void whatIsNotAskedForDoesNotCome() {
		List<Integer> seen = new ArrayList<>();
		BaseSubscriber<Order> subscriber = new BaseSubscriber<>() {

			@Override
			protected void hookOnSubscribe(Subscription subscription) {
				subscription.request(3);
			}

			@Override
			protected void hookOnNext(Order order) {
				seen.add(order.id);
				if (seen.size() == 3) {
					cancel();
				}
			}

		};
		Flux<Order> stream = ALL.stream(2).contextWrite(orm().tortoise().context());
		await(Flux.<Order>create((sink) -> {
			stream.doFinally((signal) -> sink.complete()).subscribe(subscriber);
		}).then().thenReturn(true));
		assertThat(seen).containsExactly(1, 2, 3);
	}

	@Test
	void cancellingGivesTheConnectionBack() {
		assertThat(await(ALL.stream(2).take(5).map((order) -> order.id).collectList())).containsExactly(1, 2, 3, 4, 5);
		for (int i = 0; i < 20; i++) {
			await(ALL.stream(2).next());
		}
		assertThat(await(User.objects.count())).isEqualTo(12);
	}

	@Test
	void aFailureGivesTheConnectionBack() {
		for (int i = 0; i < 20; i++) {
			assertThat(await(ALL.stream(2).<Integer>map((order) -> {
				throw new IllegalStateException("broken");
			}).onErrorReturn(-1).collectList())).containsExactly(-1);
		}
		assertThat(await(User.objects.count())).isEqualTo(12);
	}

	@Test
	void aQueryForEachResultOfAFluxNeedsNoSecondConnection() {
		assertThat(await(ALL.flux().concatMap((order) -> User.objects.get(order.customer.id())).count())).isEqualTo(30);
	}

	record Numbered(int id, String orderNumber) {

	}

}
