package io.tortoiseorm.instances;

import java.util.ArrayList;
import java.util.List;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.Tortoise;
import io.tortoiseorm.fields.ArrayField;
import io.tortoiseorm.query.TestOrm;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An instance knows what changed in its arrays, where the database has them.
 */
@DatabaseTest(only = TestDatabaseKind.POSTGRES)
class ChangedArraysTest {

	@Test
	void arraysThatAreChangedInPlaceAreSeen(TestDatabase database) {
		try (TestOrm orm = TestOrm.withModels(database, Tagged.class); Tortoise.Binding bound = orm.tortoise().bind()) {
			assertThat(bound).isNotNull();
			orm.await(Tagged.objects.create("tags", List.of("a")));
			Tagged read = orm.await(Tagged.objects.first());
			assertThat(read.changedFields()).isEmpty();
			read.tags = new ArrayList<>(read.tags);
			assertThat(read.changedFields()).isEmpty();
			read.tags.add("b");
			assertThat(read.changedFields()).containsExactly("tags");
			orm.await(read.save());
			assertThat(orm.await(Tagged.objects.first()).tags).containsExactly("a", "b");
		}
	}

	/**
	 * A model with an array.
	 */
	@Table(name = "tagged")
	public static class Tagged extends Model<Tagged> {

		static final Manager<Tagged> objects = Manager.of(Tagged.class);

		@ArrayField
		public List<String> tags = new ArrayList<>();

	}

}
