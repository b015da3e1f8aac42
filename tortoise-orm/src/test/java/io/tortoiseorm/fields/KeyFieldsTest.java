package io.tortoiseorm.fields;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.exceptions.DoesNotExist;
import io.tortoiseorm.exceptions.IntegrityError;
import io.tortoiseorm.exceptions.ValidationError;
import io.tortoiseorm.query.TestOrm;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Keys of every sort: made by the database, by the ORM, or by the application.
 */
@DatabaseTest
class KeyFieldsTest {

	private static TestOrm orm;

	@BeforeDatabaseTests
	static void start(TestDatabase database) {
		orm = TestOrm.withModels(database, Keyed.models());
	}

	@AfterDatabaseTests
	static void stop() {
		orm.close();
	}

	private static <T> T await(Mono<T> work) {
		return Objects.requireNonNull(orm.await(work));
	}

	private static <M extends Model<M>> void livesByItsKey(Manager<M> objects, M instance) {
		orm.await(instance.save());
		Object key = Objects.requireNonNull(instance.pk());
		assertThat(await(objects.get(key))).isEqualTo(instance);
		assertThat(await(objects.get("pk", key))).isEqualTo(instance);
		assertThat(await(objects.inBulk(List.of(key)))).containsOnlyKeys(key);
		assertThat(await(objects.filter("pk", key).update("label", "changed"))).isEqualTo(1);
		orm.await(instance.refreshFromDb());
		assertThat(await(objects.filter("pk", key).values("label").first())).containsEntry("label", "changed");
		orm.await(instance.delete());
		assertThatExceptionOfType(DoesNotExist.class).isThrownBy(() -> orm.await(objects.get(key)));
	}

	@Test
	void everyKeyFindsItsRow() {
		livesByItsKey(Keyed.ByInt.objects, new Keyed.ByInt());
		livesByItsKey(Keyed.ByBigInt.objects, new Keyed.ByBigInt());
		livesByItsKey(Keyed.BySmallInt.objects, new Keyed.BySmallInt());
		livesByItsKey(Keyed.ByUuid.objects, new Keyed.ByUuid());
		livesByItsKey(Keyed.ByBytes.objects, new Keyed.ByBytes());
		Keyed.ByText text = new Keyed.ByText();
		text.code = "\ud83d\udc22 ä";
		livesByItsKey(Keyed.ByText.objects, text);
		Keyed.ByNumber number = new Keyed.ByNumber();
		number.id = -7;
		livesByItsKey(Keyed.ByNumber.objects, number);
	}

	@Test
	void aKeySetByHandIsKept() {
		Keyed.BySmallInt small = new Keyed.BySmallInt();
		small.id = Short.MAX_VALUE;
		orm.await(small.save());
		Keyed.ByBigInt big = new Keyed.ByBigInt();
		big.id = Long.MAX_VALUE - 1;
		orm.await(big.save());
		UUID chosen = UUID.fromString("11111111-2222-4333-8444-555555555555");
		Keyed.ByUuid uuid = new Keyed.ByUuid();
		uuid.id = chosen;
		orm.await(uuid.save());
		assertThat(await(Keyed.BySmallInt.objects.get(Short.MAX_VALUE)).pk()).isEqualTo(Short.MAX_VALUE);
		assertThat(await(Keyed.ByBigInt.objects.get(Long.MAX_VALUE - 1)).pk()).isEqualTo(Long.MAX_VALUE - 1);
		assertThat(await(Keyed.ByUuid.objects.get(chosen)).pk()).isEqualTo(chosen);
	}

	@Test
	void manyRowsGetTheirKeysAtOnce() {
		List<Keyed.BySmallInt> numbered = IntStream.range(0, 50).mapToObj((i) -> new Keyed.BySmallInt()).toList();
		orm.await(Keyed.BySmallInt.objects.bulkCreate(numbered));
		assertThat(numbered).extracting(Model::pk).doesNotContainNull().doesNotHaveDuplicates();
		List<Keyed.ByBytes> random = IntStream.range(0, 50).mapToObj((i) -> new Keyed.ByBytes()).toList();
		orm.await(Keyed.ByBytes.objects.bulkCreate(random));
		assertThat(random).extracting((row) -> row.other).containsOnly(new UUID(0x4000, 0x8000_0000_0000_0001L));
		assertThat(await(Keyed.ByBytes.objects.inBulk(random.stream().map(Model::pk).toList()))).hasSize(50);
	}

	@Test
	void aKeyThatTheApplicationHasToGiveIsAskedFor() {
		for (Model<?> instance : List.of(new Keyed.ByText(), new Keyed.ByNumber())) {
			assertThatExceptionOfType(ValidationError.class).isThrownBy(() -> orm.await(instance.save()))
				.withMessageContaining("must not be null");
		}
	}

	@Test
	void aKeyThatIsThereIsRefused() {
		orm.await(Keyed.ByText.objects.create("code", "twice"));
		assertThatExceptionOfType(IntegrityError.class)
			.isThrownBy(() -> orm.await(Keyed.ByText.objects.create("code", "twice")))
			.satisfies((error) -> assertThat(error.getKind()).isEqualTo(IntegrityError.Kind.UNIQUE));
	}

	@Test
	void randomKeysAreOfVersion4() {
		Keyed.ByUuid row = await(Keyed.ByUuid.objects.create(new Keyed.ByUuid()));
		assertThat(Objects.requireNonNull(row.id).version()).isEqualTo(4);
	}

	@Test
	void keysOrderedByTimeAreInTheOrderOfTheirMaking() {
		List<Keyed.ByTime> rows = IntStream.range(0, 200).mapToObj((i) -> {
			Keyed.ByTime row = new Keyed.ByTime();
			row.number = i;
			return row;
		}).toList();
		orm.await(Keyed.ByTime.objects.bulkCreate(rows));
		for (int i = 0; i < 3; i++) {
			Keyed.ByTime last = new Keyed.ByTime();
			last.number = 200 + i;
			orm.await(last.save());
		}
		List<Keyed.ByTime> ordered = await(Keyed.ByTime.objects.all().orderBy("id").list());
		assertThat(ordered).extracting((row) -> row.number)
			.containsExactlyElementsOf(IntStream.range(0, 203).boxed().toList());
		assertThat(ordered).allSatisfy((row) -> {
			UUID id = Objects.requireNonNull(row.id);
			assertThat(id.version()).isEqualTo(7);
			assertThat(id.variant()).isEqualTo(2);
			assertThat(System.currentTimeMillis() - (id.getMostSignificantBits() >>> 16)).isBetween(0L, 600_000L);
		});
	}

	@Test
	void aKeyOfBytesIsReferredTo() {
		Keyed.ByBytes whole = await(Keyed.ByBytes.objects.create("label", "whole"));
		Keyed.Part part = await(Keyed.Part.objects.create("whole", whole));
		assertThat(await(Keyed.Part.objects.filter("whole__label", "whole").list())).containsExactly(part);
		assertThat(await(Keyed.Part.objects.filter("wholeId", Objects.requireNonNull(whole.id)).list()))
			.containsExactly(part);
		Keyed.Part read = await(Keyed.Part.objects.get(Objects.requireNonNull(part.id)));
		assertThat(read.whole.id()).isEqualTo(whole.id);
		assertThat(await(read.whole.fetch())).isEqualTo(whole);
	}

}
