package io.tortoiseorm.db;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.Errors;
import io.tortoiseorm.exceptions.ConnectionError;
import io.tortoiseorm.exceptions.IntegrityError;
import io.tortoiseorm.exceptions.LockTimeoutError;
import io.tortoiseorm.exceptions.OperationalError;
import io.tortoiseorm.exceptions.TimeoutError;
import io.tortoiseorm.exceptions.TortoiseException;
import io.tortoiseorm.exceptions.TransactionConflictError;
import io.tortoiseorm.exceptions.TransactionManagementError;
import org.jspecify.annotations.Nullable;

/**
 * Turns a driver's errors into the ORM's, with messages that hold no values of rows or
 * parameters.
 */
final class ErrorTranslator {

	private static final int MAX_CAUSES = 10;

	private final String connection;

	private final Transport transport;

	private final ConstraintFields fields;

	private volatile @Nullable Dialect dialect;

	ErrorTranslator(String connection, Transport transport, ConstraintFields fields) {
		this.connection = connection;
		this.transport = transport;
		this.fields = fields;
	}

	void setDialect(Dialect dialect) {
		this.dialect = dialect;
	}

	/**
	 * Translates what a statement failed with.
	 * @param error the error
	 * @return the ORM's error; errors of the JVM and the ORM's own as they are
	 */
	Throwable translate(Throwable error) {
		if (error instanceof TortoiseException || error instanceof Error) {
			return error;
		}
		DriverError driver = this.transport.describe(error);
		if (driver == null) {
			return new OperationalError("A statement on connection \"" + this.connection + "\" failed in the driver ("
					+ error.getClass().getSimpleName() + "); the cause tells more", error);
		}
		Errors.Meaning meaning = meaning(driver);
		return switch (meaning.category()) {
			case INTEGRITY -> integrity(driver, meaning, error);
			case RETRYABLE -> new TransactionConflictError(
					onConnection("A deadlock or serialization failure ended the transaction, which may be tried again",
							driver),
					error);
			case LOCK_TIMEOUT ->
				new LockTimeoutError(onConnection("A lock held by others could not be had in time", driver), error);
			case STATEMENT_TIMEOUT ->
				new TimeoutError(onConnection("The database stopped a statement that ran too long", driver), error);
			case CONNECTION -> new ConnectionError("The connection \"" + this.connection + "\" to "
					+ this.transport.target() + " failed: " + ErrorMessages.connectionReason(driver, error), error);
			case TRANSACTION -> new TransactionManagementError(onConnection(ErrorMessages.safe(driver), driver), error);
			case OPERATIONAL -> new OperationalError(onConnection(ErrorMessages.safe(driver), driver), error);
		};
	}

	/**
	 * Translates what acquiring a connection failed with.
	 * @param error the error
	 * @return the ORM's error
	 */
	Throwable translateConnect(Throwable error) {
		if (error instanceof TortoiseException || error instanceof Error) {
			return error;
		}
		PoolState pool = this.transport.poolState();
		if (error instanceof TimeoutException || isAcquireTimeout(error)) {
			String numbers = (pool != null) ? " (" + pool.acquired() + " in use, " + pool.pending()
					+ " waiting, at most " + pool.max() + " connections)" : "";
			return new ConnectionError(
					"No connection \"" + this.connection + "\" to " + this.transport.target() + " became free in time"
							+ numbers + ": raise maxsize, or look for work that holds connections too long",
					error);
		}
		DriverError driver = this.transport.describe(error);
		return new ConnectionError("Cannot open connection \"" + this.connection + "\" to " + this.transport.target()
				+ ": " + ErrorMessages.connectionReason(driver, error), error);
	}

	private static boolean isAcquireTimeout(Throwable error) {
		Throwable cause = error;
		for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
			String message = cause.getMessage();
			if (message != null && message.startsWith("Connection acquisition timed out")) {
				return true;
			}
			cause = cause.getCause();
		}
		return false;
	}

	private Errors.Meaning meaning(DriverError driver) {
		Dialect known = this.dialect;
		Errors.Meaning meaning = (known != null)
				? known.errors().classify(driver.sqlState(), driver.vendorCode(), driver.message())
				: Errors.Meaning.of(Errors.Category.OPERATIONAL);
		boolean connectionFailure = meaning.category() == Errors.Category.OPERATIONAL && driver.connectionFailure();
		return connectionFailure ? Errors.Meaning.of(Errors.Category.CONNECTION) : meaning;
	}

	private IntegrityError integrity(DriverError driver, Errors.Meaning meaning, Throwable error) {
		IntegrityError.Kind kind = (meaning.kind() != null) ? meaning.kind() : IntegrityError.Kind.OTHER;
		String constraint = (driver.constraint() != null) ? driver.constraint() : meaning.constraint();
		String table = (driver.table() != null) ? driver.table() : meaning.table();
		List<String> columns = new ArrayList<>(meaning.columns());
		if (driver.column() != null && !columns.contains(driver.column())) {
			columns.add(driver.column());
		}
		List<String> names = this.fields.resolve(table, constraint, columns);
		return new IntegrityError(ErrorMessages.integrity(kind, constraint, table, names), kind, constraint, table,
				names, error);
	}

	private String onConnection(String message, DriverError driver) {
		StringBuilder text = new StringBuilder(message).append(" (connection \"").append(this.connection).append('"');
		if (driver.sqlState() != null) {
			text.append(", SQLState ").append(driver.sqlState());
		}
		if (driver.vendorCode() != 0) {
			text.append(", code ").append(driver.vendorCode());
		}
		return text.append(')').toString();
	}

}
