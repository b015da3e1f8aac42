package io.tortoiseorm.dialect.oracle;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.tortoiseorm.dialect.Errors;
import io.tortoiseorm.exceptions.IntegrityError.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Oracle's errors, told apart by its own numbers.
 */
final class OracleErrors implements Errors {

	/** As in {@code ORA-00001: unique constraint (SHOP.uid_users) violated}. */
	private static final Pattern CONSTRAINT = Pattern.compile("constraint \\((?:[^.)]+\\.)?([^)]+)\\)");

	/** As in {@code ORA-01400: cannot insert NULL into ("SHOP"."users"."email")}. */
	private static final Pattern COLUMN = Pattern.compile("\\((?:\"[^\"]+\"\\.)?\"([^\"]+)\"\\.\"([^\"]+)\"\\)");

	@Override
	public Meaning classify(@Nullable String sqlState, int vendorCode, String message) {
		return switch (vendorCode) {
			case 1 -> constraint(Kind.UNIQUE, message);
			case 2291, 2292 -> constraint(Kind.FOREIGN_KEY, message);
			case 2290 -> constraint(Kind.CHECK, message);
			case 1400, 1407 -> notNull(message);
			case 60, 8177 -> Meaning.of(Category.RETRYABLE);
			case 54, 30006 -> Meaning.of(Category.LOCK_TIMEOUT);
			case 1013 -> Meaning.of(Category.STATEMENT_TIMEOUT);
			case 28, 1012, 1017, 1033, 1034, 1045, 1089, 1090, 2391, 2396, 3113, 3114, 3135, 12154, 12170, 12505, 12514,
					12518, 12520, 12537, 12541, 12543, 12545, 12547, 12570, 17002, 17008, 17410, 17820, 17867, 17868,
					18714, 28000, 28001, 28002 ->
				Meaning.of(Category.CONNECTION);
			case 1453, 1456, 1086, 25402 -> Meaning.of(Category.TRANSACTION);
			default -> byState(sqlState, vendorCode);
		};
	}

	private static Meaning byState(@Nullable String sqlState, int vendorCode) {
		boolean connection = vendorCode == 0 && sqlState != null && sqlState.startsWith("08");
		return Meaning.of(connection ? Category.CONNECTION : Category.OPERATIONAL);
	}

	private static Meaning constraint(Kind kind, String message) {
		Matcher matcher = CONSTRAINT.matcher(message);
		return new Meaning(Category.INTEGRITY, kind, matcher.find() ? matcher.group(1) : null, null, List.of());
	}

	private static Meaning notNull(String message) {
		Matcher matcher = COLUMN.matcher(message);
		return matcher.find()
				? new Meaning(Category.INTEGRITY, Kind.NOT_NULL, null, matcher.group(1), List.of(matcher.group(2)))
				: new Meaning(Category.INTEGRITY, Kind.NOT_NULL, null, null, List.of());
	}

}
