package io.tortoiseorm.db;

import reactor.core.publisher.Mono;

/**
 * What marks the beginning and the end of a transaction on its session.
 */
interface Boundary {

	Mono<Void> begin(Session session);

	Mono<Void> commit(Session session);

	Mono<Void> rollback(Session session);

	/**
	 * A transaction of the database.
	 *
	 * @param options how it runs
	 */
	record Root(TransactionOptions options) implements Boundary {

		@Override
		public Mono<Void> begin(Session session) {
			return session.begin(this.options);
		}

		@Override
		public Mono<Void> commit(Session session) {
			return session.commit();
		}

		@Override
		public Mono<Void> rollback(Session session) {
			return session.rollback();
		}

	}

	/**
	 * A part of a transaction.
	 *
	 * @param name the savepoint's name
	 */
	record Savepoint(String name) implements Boundary {

		@Override
		public Mono<Void> begin(Session session) {
			return session.savepoint(this.name);
		}

		@Override
		public Mono<Void> commit(Session session) {
			return session.release(this.name);
		}

		@Override
		public Mono<Void> rollback(Session session) {
			return session.rollbackTo(this.name);
		}

	}

}
