package io.tortoiseorm.docs.records;

import java.util.List;

import io.tortoiseorm.query.TestOrm;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The samples of the guide to API records do what they say.
 */
@DatabaseTest(only = TestDatabaseKind.H2)
class RecordSamplesTest {

	@Test
	void recordsLeadToModelsAndBack(TestDatabase database) {
		try (TestOrm orm = TestOrm.withModels(database, Guest.class, Stay.class)) {
			GuestOut ann = orm.await(RecordSamples.register(new GuestCreate("ann@x.example", null, "secret")));
			assertThat(ann).isEqualTo(new GuestOut(1, "ann@x.example", ""));
			assertThat(orm.await(Guest.objects.get(1)).passwordHash).isEqualTo("hash of 6 characters");
			assertThat(orm.await(RecordSamples.change(1, new GuestPatch(null, "Ulm"))))
				.isEqualTo(new GuestOut(1, "ann@x.example", "Ulm"));
			orm.await(RecordSamples
				.book(new Booking("bob@x.example", List.of(new Booking.Stays(7, 1), new Booking.Stays(8, 3)))));
			assertThat(orm.await(RecordSamples.read().list()))
				.containsExactly(new StayOut(2, 3, new StayOut.Guest("bob@x.example", "")));
			assertThat(orm.await(RecordSamples.report().filter("email__startswith", "bob").list()))
				.containsExactly(new GuestReport("bob@x.example", 4));
		}
	}

}
