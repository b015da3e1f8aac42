package io.tortoiseorm.query;

import java.math.BigDecimal;
import java.util.List;

import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Writes that look alike: each writes its own values, whatever was written before it.
 */
@DatabaseTest
class RepeatedWritesTest {

	private static TestOrm orm;

	@BeforeDatabaseTests
	static void start(TestDatabase database) {
		orm = TestOrm.withModels(database, Reading.class);
	}

	@AfterDatabaseTests
	static void stop() {
		orm.close();
	}

	private static Reading read(TestOrm asked, @Nullable Integer id) {
		return asked.await(Reading.objects.get("id", id));
	}

	@Test
	void insertsTheValuesOfTheInstance() {
		for (int round = 1; round <= 3; round++) {
			Reading full = Reading.of(round);
			Reading empty = new Reading();
			orm.await(full.save());
			orm.await(empty.save());
			Reading read = read(orm, full.id);
			assertThat(read.level).isEqualTo(round * 10);
			assertThat(read.label).isEqualTo("reading " + round);
			assertThat(read.takenAt).isEqualTo(full.takenAt);
			Reading nothing = read(orm, empty.id);
			assertThat(nothing.level).isNull();
			assertThat(nothing.label).isNull();
			assertThat(nothing.amount).isNull();
		}
	}

	@Test
	void insertsWithAKeyAndWithout() {
		for (int round = 1; round <= 2; round++) {
			Reading keyed = Reading.of(1);
			keyed.id = 9_000_000 - round * 1_000;
			orm.await(keyed.save((options) -> options.forceCreate()));
			assertThat(read(orm, keyed.id).label).isEqualTo("reading 1");
			Reading generated = Reading.of(2);
			orm.await(generated.save());
			assertThat(read(orm, generated.id).label).isEqualTo("reading 2");
		}
	}

	@Test
	void updatesTheFieldsThatChanged() {
		Reading first = orm.await(Reading.of(1).save());
		Reading second = orm.await(Reading.of(2).save());
		for (int round = 1; round <= 3; round++) {
			first.level = round;
			second.level = (round == 2) ? null : round + 100;
			orm.await(first.save());
			orm.await(second.save());
			assertThat(read(orm, first.id).level).isEqualTo(round);
			assertThat(read(orm, second.id).level).isEqualTo((round == 2) ? null : round + 100);
			first.level = round + 50;
			first.amount = new BigDecimal(round + ".25");
			second.amount = new BigDecimal(round + ".75");
			orm.await(first.save());
			orm.await(second.save());
			assertThat(read(orm, first.id).level).isEqualTo(round + 50);
			assertThat(read(orm, first.id).amount).isEqualByComparingTo(round + ".25");
			assertThat(read(orm, second.id).amount).isEqualByComparingTo(round + ".75");
		}
		assertThat(List.of(read(orm, first.id).label, read(orm, second.id).label)).containsExactly("reading 1",
				"reading 2");
	}

	@Test
	void writesToTheDatabaseItIsGiven() {
		try (TestDatabase database = TestDatabase.create(TestDatabaseKind.H2);
				TestOrm other = TestOrm.withModels(database, Reading.class)) {
			for (int round = 1; round <= 2; round++) {
				Reading here = orm.await(Reading.of(1).save());
				Reading there = other.await(Reading.of(2).save());
				here.label = "here " + round;
				there.label = "there " + round;
				orm.await(here.save());
				other.await(there.save());
				assertThat(read(orm, here.id).label).isEqualTo("here " + round);
				assertThat(read(other, there.id).label).isEqualTo("there " + round);
			}
		}
	}

}
