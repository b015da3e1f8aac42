package io.tortoiseorm.r2dbc.sqlite;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcPermissionDeniedException;
import io.r2dbc.spi.R2dbcRollbackException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Translates SQLite's result codes: the exception class by the primary code, the SQLState
 * by the extended code or the message, the vendor code is the extended result code.
 */
final class SqliteErrors {

	/** What a function of the driver says when it ends for an interrupt. */
	static final String INTERRUPTED = "interrupted";

	private static final String GENERAL_ERROR = "HY000";

	/** SQLState by what the message of the general {@code SQLITE_ERROR} contains. */
	private static final List<MessageState> MESSAGE_STATES = List.of(new MessageState("no such table", "42S02"),
			new MessageState("no such view", "42S02"), new MessageState("no such index", "42S12"),
			new MessageState("no such column", "42S22"), new MessageState("has no column named", "42S22"),
			new MessageState("duplicate column name", "42S21"), new MessageState("no such savepoint", "3B001"),
			new MessageState("within a transaction", "25001"), new MessageState("no transaction is active", "25000"),
			new MessageState("integer overflow", "22003"), new MessageState("decimal out of range", "22003"),
			new MessageState("not a decimal number", "22018"), new MessageState("invalid regular expression", "2201B"),
			new MessageState("malformed json", "22032"));

	private SqliteErrors() {
	}

	/**
	 * Translates a failure of the database.
	 * @param failure what the JDBC driver threw
	 * @param sql the statement, for the exception, or null
	 * @param operation the operation that failed, or null
	 * @return the exception of R2DBC, with SQLite's own message
	 */
	static R2dbcException translate(SQLException failure, @Nullable String sql, @Nullable Operation operation) {
		int code = extendedCode(failure);
		String message = message(failure);
		if (operation != null && operation.isTimedOut() && isInterrupt(code, message)) {
			return new R2dbcTimeoutException("The statement timeout has passed (" + message + ")", "57014", code, sql,
					failure);
		}
		String state = state(code, message);
		return switch (code & 0xFF) {
			case 1, 12, 25 -> new R2dbcBadGrammarException(message, state, code, sql, failure);
			case 3, 8, 23 -> new R2dbcPermissionDeniedException(message, state, code, sql, failure);
			case 4 -> new R2dbcRollbackException(message, state, code, sql, failure);
			case 5, 6, 15, 17 -> new R2dbcTransientResourceException(message, state, code, sql, failure);
			case 9 -> new R2dbcTimeoutException(message, state, code, sql, failure);
			case 18, 19, 20 -> new R2dbcDataIntegrityViolationException(message, state, code, sql, failure);
			default -> new R2dbcNonTransientResourceException(message, state, code, sql, failure);
		};
	}

	/** What SQLite says of a statement that was told to stop. */
	static SQLException interrupted() {
		return new SQLiteException(INTERRUPTED, SQLiteErrorCode.SQLITE_INTERRUPT);
	}

	/** The error of every use of a connection after it was closed. */
	static R2dbcException connectionClosed() {
		return new R2dbcNonTransientResourceException("The connection is closed", "08003");
	}

	/** The error of statements in a transaction that SQLite itself has rolled back. */
	static R2dbcException transactionLost() {
		return new R2dbcRollbackException(
				"SQLite has rolled back the transaction after an error; roll it back before further statements",
				"40000");
	}

	static int extendedCode(SQLException failure) {
		if (failure instanceof SQLiteException sqliteFailure) {
			return sqliteFailure.getResultCode().code;
		}
		return failure.getErrorCode();
	}

	/** Whether the operation was interrupted, or gave up waiting for a lock. */
	private static boolean isInterrupt(int code, String message) {
		int primary = code & 0xFF;
		return primary == 9 || primary == 5 || primary == 6 || message.equals(INTERRUPTED);
	}

	/** SQLite's message, without what the JDBC driver puts around it. */
	private static String message(SQLException failure) {
		String message = String.valueOf(failure.getMessage());
		if (failure instanceof SQLiteException sqliteFailure) {
			SQLiteErrorCode code = sqliteFailure.getResultCode();
			String prefix = code + " (";
			if (message.startsWith(prefix) && message.endsWith(")")) {
				return message.substring(prefix.length(), message.length() - 1);
			}
		}
		return message;
	}

	private static String state(int code, String message) {
		return switch (code) {
			case 1555, 2067, 2579 -> "23505";
			case 787 -> "23503";
			case 1299 -> "23502";
			case 275 -> "23514";
			case 3091 -> "22018";
			case 516 -> "40000";
			case 517 -> "40001";
			default -> stateOfPrimaryCode(code & 0xFF, message);
		};
	}

	private static String stateOfPrimaryCode(int primaryCode, String message) {
		return switch (primaryCode) {
			case 1 -> stateOfMessage(message.toLowerCase(Locale.ROOT));
			case 3, 23 -> "42501";
			case 4 -> "57014";
			case 5, 6 -> "55P03";
			case 7 -> "53200";
			case 8 -> "25006";
			case 9 -> "57014";
			case 10 -> "58030";
			case 11, 26 -> "XX001";
			case 13 -> "53100";
			case 14 -> "08001";
			case 18 -> "22001";
			case 19 -> "23000";
			case 20 -> "22018";
			case 25 -> "07009";
			default -> GENERAL_ERROR;
		};
	}

	private static String stateOfMessage(String message) {
		if (message.endsWith("already exists")) {
			return message.startsWith("index") ? "42S11" : "42S01";
		}
		for (MessageState candidate : MESSAGE_STATES) {
			if (message.contains(candidate.part())) {
				return candidate.state();
			}
		}
		return "42000";
	}

	private record MessageState(String part, String state) {
	}

}
