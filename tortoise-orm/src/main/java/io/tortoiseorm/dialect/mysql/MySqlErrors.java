package io.tortoiseorm.dialect.mysql;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.tortoiseorm.dialect.Errors;
import io.tortoiseorm.exceptions.IntegrityError.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The errors of MySQL and MariaDB, told apart by their own codes: the SQLState is not
 * always there and not always right.
 */
final class MySqlErrors implements Errors {

	/**
	 * As in {@code Duplicate entry 'x' for key 'users.email'}, MariaDB without the table.
	 */
	private static final Pattern KEY = Pattern.compile("for key '(?:([^'.]+)\\.)?([^']+)'\\s*$");

	/**
	 * As in
	 * {@code (`shop`.`orders`, CONSTRAINT `fk_1` FOREIGN KEY (`user_id`) REFERENCES …}.
	 */
	private static final Pattern FOREIGN_KEY = Pattern
		.compile("`([^`]+)`, CONSTRAINT `([^`]+)` FOREIGN KEY \\(([^)]*)\\)");

	private static final Pattern COLUMN = Pattern.compile("(?:Column|Field) '([^']+)'");

	private static final Pattern CHECK = Pattern.compile("Check constraint '([^']+)'");

	/** As in {@code CONSTRAINT `ck` failed for `shop`.`orders`}. */
	private static final Pattern MARIADB_CHECK = Pattern.compile("CONSTRAINT `(.+)` failed for `[^`]+`\\.`([^`]+)`");

	@Override
	public Meaning classify(@Nullable String sqlState, int vendorCode, String message) {
		return switch (vendorCode) {
			case 1022, 1062, 1169, 1586 -> unique(message);
			case 1216, 1217, 1451, 1452, 1557, 1761, 1762 -> foreignKey(message);
			case 1048, 1138, 1263, 1364 -> notNull(message);
			case 3819, 4025 -> check(message);
			// the last three are TiDB's: write conflict, transaction aborted, schema
			// changed
			case 1020, 1213, 1614, 9007, 8022, 8028 -> Meaning.of(Category.RETRYABLE);
			case 1205, 3572 -> Meaning.of(Category.LOCK_TIMEOUT);
			case 1317, 1969, 3024 -> Meaning.of(Category.STATEMENT_TIMEOUT);
			case 1040, 1042, 1043, 1044, 1045, 1049, 1053, 1129, 1130, 1152, 1158, 1159, 1160, 1161, 1184, 1203, 1226,
					1927, 2002, 2003, 2006, 2013, 3118, 4031, 9000 ->
				Meaning.of(Category.CONNECTION);
			case 1179, 1196, 1568, 1792 -> Meaning.of(Category.TRANSACTION);
			default -> byState(sqlState, vendorCode);
		};
	}

	private static Meaning byState(@Nullable String sqlState, int vendorCode) {
		if (sqlState == null || vendorCode != 0) {
			return Meaning.of(Category.OPERATIONAL);
		}
		if (sqlState.startsWith("23")) {
			return new Meaning(Category.INTEGRITY, Kind.OTHER, null, null, List.of());
		}
		if (sqlState.startsWith("40")) {
			return Meaning.of(Category.RETRYABLE);
		}
		return Meaning.of((sqlState.startsWith("08") || sqlState.startsWith("28") || sqlState.equals("H1000"))
				? Category.CONNECTION : Category.OPERATIONAL);
	}

	private static Meaning unique(String message) {
		Matcher matcher = KEY.matcher(message);
		return matcher.find()
				? new Meaning(Category.INTEGRITY, Kind.UNIQUE, matcher.group(2), matcher.group(1), List.of())
				: new Meaning(Category.INTEGRITY, Kind.UNIQUE, null, null, List.of());
	}

	private static Meaning foreignKey(String message) {
		Matcher matcher = FOREIGN_KEY.matcher(message);
		if (!matcher.find()) {
			return new Meaning(Category.INTEGRITY, Kind.FOREIGN_KEY, null, null, List.of());
		}
		List<String> columns = Pattern.compile(", ?")
			.splitAsStream(matcher.group(3))
			.map((column) -> column.replace("`", ""))
			.toList();
		return new Meaning(Category.INTEGRITY, Kind.FOREIGN_KEY, matcher.group(2), matcher.group(1), columns);
	}

	private static Meaning notNull(String message) {
		Matcher matcher = COLUMN.matcher(message);
		List<String> columns = matcher.find() ? List.of(matcher.group(1)) : List.of();
		return new Meaning(Category.INTEGRITY, Kind.NOT_NULL, null, null, columns);
	}

	private static Meaning check(String message) {
		Matcher matcher = CHECK.matcher(message);
		if (matcher.find()) {
			return new Meaning(Category.INTEGRITY, Kind.CHECK, matcher.group(1), null, List.of());
		}
		Matcher mariaDb = MARIADB_CHECK.matcher(message);
		return mariaDb.find()
				? new Meaning(Category.INTEGRITY, Kind.CHECK, mariaDb.group(1), mariaDb.group(2), List.of())
				: new Meaning(Category.INTEGRITY, Kind.CHECK, null, null, List.of());
	}

}
