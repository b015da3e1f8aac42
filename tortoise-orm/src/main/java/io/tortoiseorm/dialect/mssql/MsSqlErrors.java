package io.tortoiseorm.dialect.mssql;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.tortoiseorm.dialect.Errors;
import io.tortoiseorm.exceptions.IntegrityError.Kind;
import org.jspecify.annotations.Nullable;

/**
 * SQL Server's errors, told apart by its own numbers.
 */
final class MsSqlErrors implements Errors {

	/**
	 * As in
	 * {@code Violation of UNIQUE KEY constraint 'uq'. Cannot insert duplicate key in
	 * object 'dbo.t'.}, and {@code Cannot insert duplicate key row in object 'dbo.t' with
	 * unique index 'ix'.}
	 */
	private static final Pattern CONSTRAINT = Pattern.compile("(?:constraint|unique index) [\"']([^\"']+)[\"']");

	private static final Pattern OBJECT = Pattern.compile("object '(?:[^'.]+\\.)?([^']+)'");

	/** As in {@code The conflict occurred in database "d", table "dbo.t", column 'c'.} */
	private static final Pattern TABLE = Pattern.compile("table [\"'](?:[^\"'.]+\\.){0,2}([^\"'.]+)[\"']");

	private static final Pattern COLUMN = Pattern.compile("column '([^']+)'");

	@Override
	public Meaning classify(@Nullable String sqlState, int vendorCode, String message) {
		return switch (vendorCode) {
			case 2601, 2627 -> integrity(Kind.UNIQUE, found(CONSTRAINT, message), found(OBJECT, message), List.of());
			case 547 -> conflict(message);
			case 515 -> {
				String column = found(COLUMN, message);
				yield integrity(Kind.NOT_NULL, null, found(TABLE, message),
						(column != null) ? List.of(column) : List.of());
			}
			case 1205, 3960, 41302, 41305, 41325 -> Meaning.of(Category.RETRYABLE);
			case 1222 -> Meaning.of(Category.LOCK_TIMEOUT);
			case 3617 -> Meaning.of(Category.STATEMENT_TIMEOUT);
			case 233, 4060, 10053, 10054, 10060, 18452, 18456, 18470, 18486, 18488, 40197, 40501, 40613 ->
				Meaning.of(Category.CONNECTION);
			case 628, 3902, 3903, 3930, 6401 -> Meaning.of(Category.TRANSACTION);
			default -> byState(sqlState, vendorCode);
		};
	}

	private static Meaning byState(@Nullable String sqlState, int vendorCode) {
		boolean connection = vendorCode == 0 && sqlState != null && sqlState.startsWith("08");
		return Meaning.of(connection ? Category.CONNECTION : Category.OPERATIONAL);
	}

	/**
	 * Foreign keys and checks share a number. Of a foreign key the message names the
	 * column referred to, not the one that refers.
	 */
	private static Meaning conflict(String message) {
		Kind kind = message.contains("CHECK constraint") ? Kind.CHECK : Kind.FOREIGN_KEY;
		String table = (kind == Kind.CHECK) ? found(TABLE, message) : null;
		return integrity(kind, found(CONSTRAINT, message), table, List.of());
	}

	private static Meaning integrity(Kind kind, @Nullable String constraint, @Nullable String table,
			List<String> columns) {
		return new Meaning(Category.INTEGRITY, kind, constraint, table, columns);
	}

	private static @Nullable String found(Pattern pattern, String message) {
		Matcher matcher = pattern.matcher(message);
		return matcher.find() ? matcher.group(1) : null;
	}

}
