package io.tortoiseorm.db;

import org.jspecify.annotations.Nullable;

/**
 * What the Reactor context holds for one database: the session that statements share.
 *
 * @param session the session of the innermost transaction, or a pinned one
 * @param root the session of the outermost transaction
 * @param transaction the innermost transaction; {@code null} for a pinned session and for
 * the outermost transaction that somebody else manages
 * @param transactional whether there is a transaction; {@code false} for a pinned session
 * @param external whether the outermost transaction is managed by somebody else
 */
record Scope(SharedSession session, SharedSession root, @Nullable Transaction transaction, boolean transactional,
		boolean external) {

	static Scope pinned(SharedSession session) {
		return new Scope(session, session, null, false, false);
	}

	static Scope external(SharedSession session) {
		return new Scope(session, session, null, true, true);
	}

	/**
	 * Whether a transaction that somebody else manages goes on without the statements
	 * that are asked for now, if its manager does not show it to them.
	 * @return whether they run outside of it
	 */
	boolean isSuspended() {
		return this.external && refusal() == null;
	}

	@Nullable RuntimeException refusal() {
		return (this.transaction != null) ? this.transaction.refusal() : null;
	}

	/**
	 * Translates an error of a statement and tells the transaction of it.
	 * @param errors the translator
	 * @param error the error
	 * @return the ORM's error
	 */
	Throwable failed(ErrorTranslator errors, Throwable error) {
		Throwable translated = errors.translate(error);
		return (this.transaction != null) ? this.transaction.noticed(translated) : translated;
	}

}
