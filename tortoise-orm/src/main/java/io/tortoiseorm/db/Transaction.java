package io.tortoiseorm.db;

import java.util.function.Supplier;

import io.tortoiseorm.exceptions.TransactionConflictError;
import io.tortoiseorm.exceptions.TransactionManagementError;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * A running transaction, or a part of one that is marked by a savepoint. It does not
 * carry statements: those join by the Reactor context.
 */
public final class Transaction {

	private final String connection;

	private final TransactionOptions options;

	private final boolean nested;

	private final TransactionHooks hooks = new TransactionHooks();

	private volatile boolean rollbackOnly;

	private volatile @Nullable Throwable lost;

	private volatile @Nullable String ended;

	Transaction(String connection, TransactionOptions options, boolean nested) {
		this.connection = connection;
		this.options = options;
		this.nested = nested;
	}

	/**
	 * The name of the connection.
	 * @return the name
	 */
	public String connection() {
		return this.connection;
	}

	/**
	 * How the transaction runs.
	 * @return the options
	 */
	public TransactionOptions options() {
		return this.options;
	}

	/**
	 * Whether this is a part of another transaction.
	 * @return whether a savepoint marks it
	 */
	public boolean isNested() {
		return this.nested;
	}

	/**
	 * Whether statements can still join.
	 * @return whether the transaction has not ended
	 */
	public boolean isActive() {
		return this.ended == null;
	}

	/**
	 * Whether the transaction will be rolled back although its work may succeed.
	 * @return whether {@link #setRollbackOnly()} was called
	 */
	public boolean isRollbackOnly() {
		return this.rollbackOnly;
	}

	/**
	 * Has the transaction rolled back when its work is done; what the work emits is
	 * emitted all the same.
	 * @throws TransactionManagementError if the transaction has ended
	 */
	public void setRollbackOnly() {
		requireActive();
		this.rollbackOnly = true;
	}

	/**
	 * Has something run after the commit of the outermost transaction, when the
	 * connection is free again. If this part is rolled back, it never runs. Its failure
	 * is the failure of the whole, though the commit stands.
	 * @param hook gives what runs
	 * @throws TransactionManagementError if the transaction has ended
	 */
	public void afterCommit(Supplier<? extends Publisher<?>> hook) {
		requireActive();
		this.hooks.addCommitted(hook);
	}

	/**
	 * Has something run after this transaction, or one around it, has been rolled back.
	 * Its failure is logged.
	 * @param hook gives what runs
	 * @throws TransactionManagementError if the transaction has ended
	 */
	public void afterRollback(Supplier<? extends Publisher<?>> hook) {
		requireActive();
		this.hooks.addRolledBack(hook);
	}

	TransactionHooks hooks() {
		return this.hooks;
	}

	void end(String how) {
		this.ended = how;
	}

	/**
	 * Notes an error after which the database has not kept the transaction.
	 * @param error the error
	 */
	void lose(Throwable error) {
		if (this.lost == null) {
			this.lost = error;
		}
	}

	<E extends Throwable> E noticed(E error) {
		if (error instanceof TransactionConflictError) {
			lose(error);
		}
		return error;
	}

	/**
	 * Why statements cannot run and a commit would be a lie.
	 * @return the error, or {@code null} if all is well
	 */
	@Nullable RuntimeException refusal() {
		if (this.ended != null) {
			return endedError();
		}
		Throwable cause = this.lost;
		return (cause != null) ? new TransactionManagementError(describe()
				+ " was lost to an earlier error and can only be rolled back: let that error leave the transaction,"
				+ " or handle it in a nested one", cause) : null;
	}

	TransactionManagementError endedError() {
		return new TransactionManagementError(describe() + " has ended (" + this.ended
				+ "): run the statement inside the transaction, or without its Reactor context");
	}

	String describe() {
		String name = this.options.name();
		return "The transaction " + ((name != null) ? "\"" + name + "\" " : "") + "on connection \"" + this.connection
				+ "\"";
	}

	private void requireActive() {
		if (this.ended != null) {
			throw endedError();
		}
	}

}
