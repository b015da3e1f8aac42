package io.tortoiseorm.docs;

import java.util.function.Supplier;

import io.tortoiseorm.Transactions;
import io.tortoiseorm.db.IsolationLevel;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * The samples of the guide to transactions that use typed paths.
 */
final class TypedTransactionSamples {

	private TypedTransactionSamples() {
	}

	static Mono<Long> transfer(int from, int to, int amount) {
		return Transactions.inTransaction((options) -> options.isolation(IsolationLevel.SERIALIZABLE).retries(3),
				() -> Account.objects.filter(Account_.id.eq(from))
					.update(Account_.balance.set(Account_.balance.minus(amount)))
					.then(Account.objects.filter(Account_.id.eq(to))
						.update(Account_.balance.set(Account_.balance.plus(amount)))));
	}

	static Mono<Account> open(Supplier<Publisher<?>> mail) {
		return Transactions.inTransaction(() -> Account.objects.create(Account_.id.set(3), Account_.balance.set(0))
			.delayUntil((account) -> Transactions.afterCommit(mail)));
	}

}
