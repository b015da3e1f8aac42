package io.tortoiseorm.dialect.h2;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.tortoiseorm.dialect.Errors;
import io.tortoiseorm.exceptions.IntegrityError.Kind;
import org.jspecify.annotations.Nullable;

/**
 * H2's errors, told apart by its own codes.
 */
final class H2Errors implements Errors {

	private static final String NAME = "([^.\\s(]+)";

	/**
	 * As in
	 * {@code "PUBLIC.UU INDEX PUBLIC.UU_INDEX_1 ON PUBLIC.USERS(EMAIL NULLS FIRST) VALUES …}.
	 */
	private static final Pattern UNIQUE = Pattern
		.compile("violation: \"(?:[^.\\s]+\\.)?(\\S+) (?:INDEX \\S+ |PRIMARY KEY )?ON (?:[^.\\s(]+\\.)?" + NAME
				+ "\\(([^)]*)\\)");

	/**
	 * As in
	 * {@code "FK_1: PUBLIC.CHILD FOREIGN KEY(PARENT_ID) REFERENCES PUBLIC.PARENT(ID) (5)"}.
	 */
	private static final Pattern FOREIGN_KEY = Pattern
		.compile("violation: \"(.+?): (?:[^.\\s]+\\.)?(\\S+) FOREIGN KEY\\(([^)]*)\\)");

	private static final Pattern NOT_NULL = Pattern.compile("NULL not allowed for column \"([^\"]+)\"");

	private static final Pattern CHECK = Pattern.compile("violation: \"([^:\"]+)");

	@Override
	public Meaning classify(@Nullable String sqlState, int vendorCode, String message) {
		return switch (vendorCode) {
			case 23505 -> named(Kind.UNIQUE, UNIQUE.matcher(message));
			case 23503, 23506 -> named(Kind.FOREIGN_KEY, FOREIGN_KEY.matcher(message));
			case 23502 -> notNull(message);
			case 23513, 23514 -> check(message);
			case 40001 -> Meaning.of(Category.RETRYABLE);
			case 50200 -> Meaning.of(Category.LOCK_TIMEOUT);
			case 57014 -> Meaning.of(Category.STATEMENT_TIMEOUT);
			case 28000, 90013, 90020, 90067, 90098, 90121, 90146, 90149 -> Meaning.of(Category.CONNECTION);
			default -> byState(sqlState);
		};
	}

	private static Meaning byState(@Nullable String sqlState) {
		if (sqlState == null) {
			return Meaning.of(Category.OPERATIONAL);
		}
		if (sqlState.startsWith("23")) {
			return new Meaning(Category.INTEGRITY, Kind.OTHER, null, null, List.of());
		}
		return Meaning
			.of((sqlState.startsWith("08") || sqlState.startsWith("28")) ? Category.CONNECTION : Category.OPERATIONAL);
	}

	private static Meaning named(Kind kind, Matcher matcher) {
		if (!matcher.find()) {
			return new Meaning(Category.INTEGRITY, kind, null, null, List.of());
		}
		List<String> columns = Pattern.compile(",")
			.splitAsStream(matcher.group(3))
			.map((column) -> column.strip().replaceAll(" (?:ASC|DESC|NULLS (?:FIRST|LAST))", ""))
			.map(H2Errors::unquoted)
			.toList();
		return new Meaning(Category.INTEGRITY, kind, unquoted(matcher.group(1)), unquoted(matcher.group(2)), columns);
	}

	private static Meaning notNull(String message) {
		Matcher matcher = NOT_NULL.matcher(message);
		List<String> columns = matcher.find() ? List.of(matcher.group(1)) : List.of();
		return new Meaning(Category.INTEGRITY, Kind.NOT_NULL, null, null, columns);
	}

	private static Meaning check(String message) {
		Matcher matcher = CHECK.matcher(message);
		return new Meaning(Category.INTEGRITY, Kind.CHECK, matcher.find() ? matcher.group(1) : null, null, List.of());
	}

	private static String unquoted(String name) {
		return name.replace("\"", "");
	}

}
