package io.tortoiseorm.query;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.IntegrityError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.golden.models.Category;
import io.tortoiseorm.golden.models.Level;
import io.tortoiseorm.golden.models.Product;
import io.tortoiseorm.golden.models.Tag;
import io.tortoiseorm.golden.models.Thing;
import io.tortoiseorm.golden.models.User;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Different values written to many rows at once.
 */
class BulkUpdateTest extends QueryTest {

	@Test
	void eachRowGetsItsOwnValues() {
		List<Product> products = list(Product.objects.filter("id__lte", 3).orderBy("id"));
		products.forEach((product) -> {
			product.name = "P" + product.id;
			product.price = new BigDecimal(product.id).movePointLeft(1);
			product.stock = 99;
		});
		assertThat(awaitRolledBack(Product.objects.bulkUpdate(products, List.of("name", "price"))
			.doOnNext((matched) -> assertThat(matched).isEqualTo(3))
			.thenMany(Product.objects.filter("id__lte", 4).orderBy("id").valuesList("name", "price", "stock"))
			.collectList())).containsExactly(List.of("P1", new BigDecimal("0.10"), 100),
					List.of("P2", new BigDecimal("0.20"), 40), List.of("P3", new BigDecimal("0.30"), 3),
					List.of("Wireless Mouse", new BigDecimal("387.02"), 100));
	}

	@Test
	void everyTypeIsBoundAsThatOfItsColumn() {
		List<Thing> things = list(Thing.objects.orderBy("id").limit(3));
		things.get(1).small = 5;
		things.get(1).big = 1L << 40;
		things.get(1).level = Level.HIGH;
		things.get(1).ratio = 0.25;
		things.get(1).amount = new BigDecimal("1.2345");
		things.get(1).label = "it's";
		things.get(1).flag = true;
		things.get(1).day = LocalDate.of(2026, 2, 3);
		things.get(1).at = Instant.parse("2026-02-03T04:05:06.789Z");
		things.get(1).took = Duration.ofMillis(1_500);
		things.get(1).data = Map.of("a", List.of(1, 2));
		things.get(1).blob = new byte[] { 0, 1, -1 };
		things.get(1).ref = UUID.fromString("00000000-0000-4000-8000-0000000000ff");
		Thing blank = things.get(2);
		blank.small = null;
		blank.big = null;
		blank.ratio = null;
		blank.amount = null;
		blank.label = null;
		blank.flag = null;
		blank.day = null;
		blank.at = null;
		blank.took = null;
		blank.data = null;
		blank.blob = null;
		blank.ref = null;
		List<Thing> read = awaitRolledBack(Thing.objects
			.bulkUpdate(things,
					List.of("small", "big", "level", "ratio", "amount", "label", "flag", "day", "at", "took", "data",
							"blob", "ref"))
			.then(Thing.objects.filter("pk__in", List.copyOf(things)).orderBy("id").list()));
		for (int i = 0; i < 3; i++) {
			assertThat(read.get(i)).usingRecursiveComparison()
				.ignoringFieldsOfTypes(io.tortoiseorm.meta.InstanceState.class)
				.withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
				.isEqualTo(things.get(i));
		}
	}

	@Test
	void relationsAreWritten() {
		List<Category> categories = list(Category.objects.filter("id__in", List.of(2, 3)).orderBy("id"));
		Category books = await(Category.objects.get(4));
		categories.get(0).parent.set(books);
		categories.get(1).parent.set(null);
		assertThat(awaitRolledBack(Category.objects.bulkUpdate(categories, List.of("parent"))
			.thenMany(Category.objects.filter("id__in", List.of(2, 3)).orderBy("id"))
			.map((category) -> Arrays.asList(category.parent.id()))
			.collectList())).containsExactly(Arrays.asList(4), Arrays.asList((Object) null));
	}

	@Test
	void batches() {
		List<User> users = list(User.objects.orderBy("id"));
		users.forEach((user) -> user.age = user.id * 2);
		List<String> statements = orm()
			.statementsOf(User.objects.bulkUpdate(users, List.of("age"), (options) -> options.batchSize(5))
				.doOnNext((matched) -> assertThat(matched).isEqualTo(12))
				.then(reactor.core.publisher.Mono.error(new IllegalStateException("roll back")))
				.as((work) -> orm().database()
					.transactional(io.tortoiseorm.db.TransactionOptions.DEFAULTS, work)
					.onErrorComplete(IllegalStateException.class)));
		assertThat(statements.stream().filter((sql) -> sql.startsWith("UPDATE"))).hasSize(3);
	}

	@Test
	void allBatchesAreOneTransaction() {
		List<Tag> tags = list(Tag.objects.orderBy("id"));
		tags.forEach((tag) -> tag.name = (tag.id < 8) ? "t" + tag.id : "t1");
		assertThatExceptionOfType(IntegrityError.class)
			.isThrownBy(() -> await(Tag.objects.bulkUpdate(tags, List.of("name"), (options) -> options.batchSize(2))));
		assertThat(await(Tag.objects.filter("name__startswith", "t").count())).isZero();
	}

	@Test
	void rowsThatAreGoneAreNotCounted() {
		List<Tag> tags = list(Tag.objects.filter("id__lte", 2));
		tags.forEach((tag) -> tag.name += "!");
		Tag gone = new Tag();
		gone.id = 4711;
		gone.name = "gone";
		assertThat(awaitRolledBack(Tag.objects.bulkUpdate(List.of(tags.get(0), tags.get(1), gone), List.of("name"))))
			.isEqualTo(2);
	}

	@Test
	void nothingIsNoStatement() {
		assertThat(orm().statementsOf(Tag.objects.bulkUpdate(List.of(), List.of("name")))).isEmpty();
		assertThat(orm().statementsOf(Tag.objects.bulkUpdate(list(Tag.objects.limit(1)), List.<String>of()))).isEmpty();
	}

	@Test
	void misuseIsRefused() {
		List<Tag> tags = list(Tag.objects.filter("id", 1));
		assertThatExceptionOfType(FieldError.class)
			.isThrownBy(() -> await(Tag.objects.bulkUpdate(tags, List.of("nam"))))
			.withMessageContaining("name");
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> await(Tag.objects.bulkUpdate(tags, List.of("id"))))
			.withMessageContaining("primary key");
		Tag unsaved = new Tag();
		unsaved.name = "unsaved";
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> await(Tag.objects.bulkUpdate(List.of(unsaved), List.of("name"))))
			.withMessageContaining("no key");
	}

}
