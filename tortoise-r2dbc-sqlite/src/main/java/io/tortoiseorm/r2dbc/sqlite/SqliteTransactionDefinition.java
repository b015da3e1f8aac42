package io.tortoiseorm.r2dbc.sqlite;

import java.time.Duration;
import java.util.Objects;

import io.r2dbc.spi.Option;
import io.r2dbc.spi.TransactionDefinition;
import org.jspecify.annotations.Nullable;

/**
 * A transaction definition with SQLite's own choice of when to lock.
 * <p>
 * {@code connection.beginTransaction(SqliteTransactionDefinition.of(TransactionMode.DEFERRED))}
 */
public final class SqliteTransactionDefinition implements TransactionDefinition {

	/**
	 * When the transaction takes the lock that lets it write.
	 */
	public static final Option<TransactionMode> TRANSACTION_MODE = Option.valueOf("transactionMode");

	/** Leaves everything to the connection. */
	static final SqliteTransactionDefinition DEFAULT = new SqliteTransactionDefinition(null, null);

	private final @Nullable TransactionMode mode;

	private final @Nullable Duration lockWaitTimeout;

	private SqliteTransactionDefinition(@Nullable TransactionMode mode, @Nullable Duration lockWaitTimeout) {
		this.mode = mode;
		this.lockWaitTimeout = lockWaitTimeout;
	}

	/**
	 * Defines a transaction.
	 * @param mode when it takes the lock that lets it write
	 * @return the definition
	 */
	public static SqliteTransactionDefinition of(TransactionMode mode) {
		return new SqliteTransactionDefinition(Objects.requireNonNull(mode, "The mode must not be null"), null);
	}

	/**
	 * Sets how long the transaction waits for locks of other connections.
	 * @param timeout the longest wait, zero to fail at once
	 * @return a definition with that timeout
	 */
	public SqliteTransactionDefinition lockWaitTimeout(Duration timeout) {
		return new SqliteTransactionDefinition(this.mode,
				Objects.requireNonNull(timeout, "The timeout must not be null"));
	}

	@Override
	@SuppressWarnings("unchecked")
	public <T> @Nullable T getAttribute(Option<T> option) {
		if (option.equals(TRANSACTION_MODE)) {
			return (T) this.mode;
		}
		if (option.equals(LOCK_WAIT_TIMEOUT)) {
			return (T) this.lockWaitTimeout;
		}
		return null;
	}

	@Override
	public String toString() {
		return "SqliteTransactionDefinition[" + this.mode + "]";
	}

}
