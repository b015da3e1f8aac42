package io.tortoiseorm.dialect.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.tortoiseorm.dialect.Errors;
import io.tortoiseorm.exceptions.IntegrityError.Kind;
import org.jspecify.annotations.Nullable;

/**
 * SQLite's errors, told apart by its extended result codes.
 */
final class SqliteErrors implements Errors {

	private static final Pattern INDEX = Pattern.compile("constraint failed: index '(.+)'");

	private static final Pattern CONSTRAINT = Pattern.compile("constraint failed: (.+)$");

	@Override
	public Meaning classify(@Nullable String sqlState, int vendorCode, String message) {
		return switch (vendorCode) {
			case 1555, 2067, 2579 -> columns(Kind.UNIQUE, message);
			case 1299 -> columns(Kind.NOT_NULL, message);
			case 787, 1043 -> new Meaning(Category.INTEGRITY, Kind.FOREIGN_KEY, null, null, List.of());
			case 275 -> new Meaning(Category.INTEGRITY, Kind.CHECK, find(CONSTRAINT, message), null, List.of());
			case 517 -> Meaning.of(Category.RETRYABLE);
			case 516 -> Meaning.of(Category.TRANSACTION);
			default -> byPrimaryCode(sqlState, vendorCode & 0xFF);
		};
	}

	private static Meaning byPrimaryCode(@Nullable String sqlState, int code) {
		return switch (code) {
			case 5, 6 -> Meaning.of(Category.LOCK_TIMEOUT);
			case 8 -> Meaning.of(Category.TRANSACTION);
			case 9 -> Meaning.of(Category.STATEMENT_TIMEOUT);
			case 14, 23 -> Meaning.of(Category.CONNECTION);
			case 19 -> new Meaning(Category.INTEGRITY, Kind.OTHER, null, null, List.of());
			default -> byState(sqlState);
		};
	}

	private static Meaning byState(@Nullable String sqlState) {
		if (sqlState == null) {
			return Meaning.of(Category.OPERATIONAL);
		}
		if (sqlState.equals("57014")) {
			return Meaning.of(Category.STATEMENT_TIMEOUT);
		}
		if (sqlState.startsWith("08")) {
			return Meaning.of(Category.CONNECTION);
		}
		return Meaning.of((sqlState.startsWith("25") || sqlState.startsWith("3B") || sqlState.startsWith("40"))
				? Category.TRANSACTION : Category.OPERATIONAL);
	}

	/**
	 * As in {@code UNIQUE constraint failed: users.email, users.role}.
	 */
	private static Meaning columns(Kind kind, String message) {
		String index = find(INDEX, message);
		String list = find(CONSTRAINT, message);
		if (index != null || list == null) {
			return new Meaning(Category.INTEGRITY, kind, index, null, List.of());
		}
		String table = null;
		List<String> columns = new ArrayList<>();
		for (String qualified : list.split(", ")) {
			int point = qualified.lastIndexOf('.');
			if (point > 0) {
				table = qualified.substring(0, point);
			}
			columns.add(qualified.substring(point + 1));
		}
		return new Meaning(Category.INTEGRITY, kind, null, table, List.copyOf(columns));
	}

	private static @Nullable String find(Pattern pattern, String message) {
		Matcher matcher = pattern.matcher(message);
		return matcher.find() ? matcher.group(1) : null;
	}

}
