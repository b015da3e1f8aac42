package io.tortoiseorm.query;

import java.util.List;

import io.tortoiseorm.Index;
import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.QuerySet;
import io.tortoiseorm.Table;
import io.tortoiseorm.exceptions.OperationalError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Hints which indexes to use: MySQL and MariaDB heed them, the others do without.
 */
@DatabaseTest
class IndexHintsTest {

	private static TestOrm orm;

	@BeforeDatabaseTests
	static void open(TestDatabase database) {
		orm = TestOrm.withModels(database, Reading.class);
		List<Reading> readings = List.of(new Reading(1, 10), new Reading(2, 20), new Reading(3, 30));
		orm.await(Reading.objects.bulkCreate(readings));
	}

	@AfterDatabaseTests
	static void close() {
		orm.close();
	}

	private static boolean heeded() {
		return orm.kind() == TestDatabaseKind.MYSQL || orm.kind() == TestDatabaseKind.MARIADB;
	}

	private static void assertHinted(String hint, Mono<?> work) {
		assertThat(orm.statementsOf(work)).isNotEmpty().allSatisfy((sql) -> {
			if (heeded()) {
				assertThat(sql).contains(hint);
			}
			else {
				assertThat(sql).doesNotContain("INDEX");
			}
		});
	}

	private static QuerySet<Reading> hinted() {
		return Reading.objects.filter("depth__gte", 20).useIndex("readings_by_depth").orderBy("id");
	}

	@Test
	void useIndexIsInEveryStatementOfTheQuery() {
		String hint = "USE INDEX (`readings_by_depth`)";
		assertHinted(hint, hinted().list());
		assertHinted(hint, hinted().values("id").list());
		assertHinted(hint, hinted().count());
		assertHinted(hint, hinted().exists());
		assertHinted(hint, hinted().first());
		assertHinted(hint, hinted().stream(2).collectList());
		assertHinted(hint, hinted().filter("id", -1).update("depth", 1));
		assertHinted(hint, hinted().filter("id", -1).delete());
		assertHinted(hint, Reading.objects.filter("id__in", hinted().values("id")).list());
		assertHinted(hint, hinted().union(Reading.objects.filter("id", 1)).list());
	}

	@Test
	void resultsAreTheSame() {
		assertThat(orm.await(hinted().valuesListFlat("id").list())).containsExactly(2, 3);
		assertThat(orm.await(hinted().count())).isEqualTo(2);
		assertThat(orm.awaitRolledBack(hinted().limit(1)
			.update("depth", 5)
			.then(Reading.objects.filter("depth", 5).valuesListFlat("id").list()))).containsExactly(2);
	}

	@Test
	void forceIndexTakesSeveral() {
		assertHinted("FORCE INDEX (`PRIMARY`, `readings_by_depth`)",
				Reading.objects.forceIndex("PRIMARY").forceIndex("readings_by_depth").list());
	}

	@Test
	void anUnknownIndexIsAnErrorWhereHintsAreHeeded() {
		Mono<List<Reading>> query = Reading.objects.forceIndex("no`such").list();
		if (heeded()) {
			assertThatExceptionOfType(OperationalError.class).isThrownBy(() -> orm.await(query));
		}
		else {
			assertThat(orm.await(query)).hasSize(3);
		}
	}

	@Test
	void mistakesAreRefused() {
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> Reading.objects.useIndex())
			.withMessageContaining("at least one index");
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> Reading.objects.useIndex("a").forceIndex("b"))
			.withMessageContaining("found both");
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> orm.await(hinted().union(hinted()).useIndex("readings_by_depth").list()))
			.withMessageContaining("belong into the queries");
	}

	/**
	 * Has an index.
	 */
	@Table(name = "readings", indexes = @Index(value = "depth", name = "readings_by_depth"))
	static class Reading extends Model<Reading> {

		static final Manager<Reading> objects = Manager.of(Reading.class);

		@IntField(primaryKey = true, generated = false)
		int id;

		@IntField
		int depth;

		Reading() {
		}

		Reading(int id, int depth) {
			this.id = id;
			this.depth = depth;
		}

	}

}
