package io.tortoiseorm.docs.records;

import java.util.List;

import io.tortoiseorm.QuerySet;
import io.tortoiseorm.Transactions;
import reactor.core.publisher.Mono;

import static io.tortoiseorm.expressions.Functions.sum;

/**
 * The samples of the guide to API records.
 */
final class RecordSamples {

	private RecordSamples() {
	}

	static QuerySet<StayOut> read() {
		return Stay.objects.filter(Stay_.nights.gte(2)).orderBy(Stay_.id.asc()).values(StayOut.class);
	}

	static QuerySet<GuestReport> report() {
		return Guest.objects.annotate(sum(Guest_.stays().nights).as("nights")).values(GuestReport.class);
	}

	// @formatter:off

	static Mono<GuestOut> register(GuestCreate request) {
		Guest guest = request.toModel();
		guest.passwordHash = hashOf(guest.password);
		return guest.save().map(GuestOut::from);
	}

	static Mono<GuestOut> change(int id, GuestPatch request) {
		return Guest.objects.get(id).flatMap((guest) -> request.applyTo(guest).save()).map(GuestOut::from);
	}

	static Mono<Guest> book(Booking request) {
		return Transactions.inTransaction(() -> request.toModel().save().flatMap((guest) -> {
			List<Stay> stays = request.stays().stream().map(Booking.Stays::toModel).toList();
			stays.forEach((stay) -> stay.guest.set(guest));
			return Stay.objects.bulkCreate(stays).thenReturn(guest);
		}));
	}
	// @formatter:on

	private static String hashOf(@org.jspecify.annotations.Nullable String password) {
		return "hash of " + (password != null ? password.length() : 0) + " characters";
	}

}
