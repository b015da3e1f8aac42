package io.tortoiseorm.query;

import java.util.List;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.fields.ArrayField;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Lookups on arrays, which PostgreSQL has.
 */
@DatabaseTest(only = TestDatabaseKind.POSTGRES)
class ArrayLookupsTest {

	private static TestOrm orm;

	@BeforeDatabaseTests
	static void open(TestDatabase database) {
		orm = TestOrm.withModels(database, Album.class);
		for (List<String> labels : List.of(List.of("a", "b"), List.of("b", "c", "it's"), List.<String>of())) {
			Album album = new Album();
			album.labels = labels;
			orm.await(album.save());
		}
		orm.await(new Album().save());
	}

	@AfterDatabaseTests
	static void close() {
		orm.close();
	}

	private static List<Object> where(String lookup, Object value) {
		return orm.await(Album.objects.filter(lookup, value).orderBy("id").valuesListFlat("id").list());
	}

	@Test
	void containment() {
		assertThat(where("labels__contains", List.of("b"))).containsExactly(1, 2);
		assertThat(where("labels__contains", List.of("b", "it's"))).containsExactly(2);
		assertThat(where("labels__contained_by", List.of("a", "b", "z"))).containsExactly(1, 3);
		assertThat(where("labels__containedBy", List.of("a"))).containsExactly(3);
		assertThat(where("labels__overlap", List.of("a", "c"))).containsExactly(1, 2);
	}

	@Test
	void equalityAndNull() {
		assertThat(where("labels", List.of("a", "b"))).containsExactly(1);
		assertThat(where("labels__not", List.of("a", "b"))).containsExactly(2, 3, 4);
		assertThat(where("labels__isnull", true)).containsExactly(4);
	}

	@Test
	void length() {
		assertThat(where("labels__len", 2)).containsExactly(1);
		assertThat(where("labels__len", 0)).containsExactly(3);
		assertThat(where("labels__len__gte", 2)).containsExactly(1, 2);
	}

	@Test
	void otherFieldsHaveNone() {
		assertThatExceptionOfType(FieldError.class).isThrownBy(() -> where("name__overlap", List.of("a")))
			.withMessageContaining("array");
	}

	/**
	 * Has labels.
	 */
	@Table(name = "albums")
	public static class Album extends Model<Album> {

		static final Manager<Album> objects = Manager.of(Album.class);

		@IntField(primaryKey = true)
		Integer id;

		@CharField(maxLength = 10)
		String name = "x";

		@ArrayField(nullable = true)
		List<String> labels;

	}

}
