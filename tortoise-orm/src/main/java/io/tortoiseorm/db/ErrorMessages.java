package io.tortoiseorm.db;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.List;

import io.tortoiseorm.exceptions.IntegrityError;
import org.jspecify.annotations.Nullable;

/**
 * Words for errors, without values of rows or parameters.
 */
final class ErrorMessages {

	private static final int MAX_CAUSES = 10;

	private ErrorMessages() {
	}

	/**
	 * What a constraint refused.
	 * @param kind the sort of constraint
	 * @param constraint its name, if known
	 * @param table its table, if known
	 * @param fields its fields, as far as known
	 * @return the message
	 */
	static String integrity(IntegrityError.Kind kind, @Nullable String constraint, @Nullable String table,
			List<String> fields) {
		String where = (table != null) ? " of table \"" + table + "\"" : "";
		String named = (constraint != null) ? " \"" + constraint + "\"" : "";
		String about = fields.isEmpty() ? "" : " (" + String.join(", ", fields) + ")";
		return switch (kind) {
			case UNIQUE ->
				"Unique constraint" + named + where + about + " refused the write: there is such a row already";
			case FOREIGN_KEY -> "Foreign key" + named + where + about
					+ " refused the write: the row referred to does not exist, or the row is still referred to";
			case NOT_NULL -> "A value must be given" + (fields.isEmpty() ? "" : " for " + String.join(", ", fields))
					+ where + ": NULL is not allowed";
			case CHECK -> "Check constraint" + named + where + about + " refused the write";
			case OTHER -> "A constraint" + named + where + about + " refused the write";
		};
	}

	/**
	 * The database's message as far as it cannot hold values.
	 * @param driver the driver's error
	 * @return the message
	 */
	static String safe(DriverError driver) {
		String message = firstPart(driver.message());
		String state = driver.sqlState();
		boolean aboutNames = state != null && state.startsWith("42");
		return aboutNames ? message : maskQuoted(message, '\'', maskQuoted(message, '"', message));
	}

	private static String maskQuoted(String message, char quote, String masked) {
		int first = masked.indexOf(quote);
		int last = masked.lastIndexOf(quote);
		return (first >= 0 && last > first) ? masked.substring(0, first) + "…" + masked.substring(last + 1) : masked;
	}

	/**
	 * Leaves out what drivers append of the statement, which may hold interpolated
	 * values.
	 */
	private static String firstPart(String message) {
		int statement = message.indexOf("; SQL statement:");
		String text = (statement >= 0) ? message.substring(0, statement) : message;
		int near = text.indexOf(" near '");
		return ((near >= 0) ? text.substring(0, near) : text).strip();
	}

	/**
	 * Why a connection failed.
	 * @param driver the driver's error, or {@code null}
	 * @param error the error itself
	 * @return the reason
	 */
	static String connectionReason(@Nullable DriverError driver, Throwable error) {
		Throwable cause = error;
		for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
			if (cause instanceof UnknownHostException) {
				return "the host is not known";
			}
			if (cause instanceof ConnectException) {
				return "nothing answers there (connection refused)";
			}
			cause = cause.getCause();
		}
		if (driver == null) {
			return error.getClass().getSimpleName() + "; the cause tells more";
		}
		String reason = refusal(driver);
		return (reason != null) ? reason : safe(driver);
	}

	private static @Nullable String refusal(DriverError driver) {
		String state = (driver.sqlState() != null) ? driver.sqlState() : "";
		if (state.startsWith("28") || driver.vendorCode() == 1045 || driver.vendorCode() == 28000) {
			return "the user or the password is wrong";
		}
		boolean unknown = state.equals("3D000") || driver.vendorCode() == 1049 || state.equals("90146")
				|| state.equals("90149") || driver.message().startsWith("Unknown database");
		if (unknown) {
			return "the database does not exist";
		}
		if (state.equals("53300") || driver.vendorCode() == 1040 || driver.vendorCode() == 1203) {
			return "the server has too many connections";
		}
		return null;
	}

}
