package io.tortoiseorm.fields;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Objects;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.query.TestOrm;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Geometries, and UUIDs in sixteen bytes.
 */
@DatabaseTest(only = { TestDatabaseKind.MYSQL, TestDatabaseKind.MARIADB })
class MySqlFieldsTest {

	private static TestOrm orm;

	@BeforeDatabaseTests
	static void start(TestDatabase database) {
		orm = TestOrm.withModels(database, Place.class, Keyed.ByBytes.class);
	}

	@AfterDatabaseTests
	static void stop() {
		orm.close();
	}

	private static <T> T await(Mono<T> work) {
		return Objects.requireNonNull(orm.await(work));
	}

	/** Four bytes of a reference system, then well-known binary. */
	private static byte[] point(double x, double y) {
		return ByteBuffer.allocate(25)
			.order(ByteOrder.LITTLE_ENDIAN)
			.putInt(0)
			.put((byte) 1)
			.putInt(1)
			.putDouble(x)
			.putDouble(y)
			.array();
	}

	@Test
	void geometries(TestDatabase database) {
		byte[] point = point(13.4, -52.5);
		Place place = new Place();
		place.spot = point;
		orm.await(place.save());
		assertThat(await(Place.objects.get(Objects.requireNonNull(place.id))).spot).isEqualTo(point);
		assertThat(database.queryValue("SELECT ST_AsText(spot) FROM places WHERE id = " + place.id))
			.isEqualTo("POINT(13.4 -52.5)");
		Place other = new Place();
		orm.await(Place.objects.bulkCreate(List.of(other)));
		assertThat(await(Place.objects.get(Objects.requireNonNull(other.id))).spot).isNull();
		other.spot = point(0, 1);
		orm.await(other.save());
		assertThat(await(Place.objects.get(Objects.requireNonNull(other.id))).spot).isEqualTo(point(0, 1));
	}

	@Test
	void uuidsOfSixteenBytes(TestDatabase database) {
		Keyed.ByBytes row = await(Keyed.ByBytes.objects.create("label", "a"));
		assertThat(database.queryValue("SELECT LOWER(HEX(id)) FROM by_bytes WHERE label = 'a'"))
			.isEqualTo(String.valueOf(row.id).replace("-", ""));
		assertThat(String.valueOf(database.queryValue("SELECT data_type FROM information_schema.columns"
				+ " WHERE table_schema = DATABASE() AND table_name = 'by_bytes' AND column_name = 'id'")))
			.isEqualToIgnoringCase("binary");
		assertThat(await(Keyed.ByBytes.objects.filter("id", String.valueOf(row.id)).count())).isEqualTo(1);
		assertThat(await(Keyed.ByBytes.objects.filter("id__in", List.of(Objects.requireNonNull(row.id))).count()))
			.isEqualTo(1);
	}

	/**
	 * Somewhere.
	 */
	@Table(name = "places")
	public static class Place extends Model<Place> {

		static final Manager<Place> objects = Manager.of(Place.class);

		@IntField(primaryKey = true)
		public @Nullable Integer id;

		@GeometryField
		public byte @Nullable [] spot;

	}

}
