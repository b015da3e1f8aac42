package io.tortoiseorm.dialect.postgres;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.tortoiseorm.dialect.Errors;
import io.tortoiseorm.exceptions.IntegrityError.Kind;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's errors, told apart by SQLState.
 */
final class PostgresErrors implements Errors {

	private static final Pattern CONSTRAINT = Pattern.compile("constraint \"((?:[^\"]|\"\")+)\"");

	private static final Pattern TABLE = Pattern.compile("(?:table|relation) \"((?:[^\"]|\"\")+)\"");

	private static final Pattern COLUMN = Pattern.compile("column \"((?:[^\"]|\"\")+)\"");

	@Override
	public Meaning classify(@Nullable String sqlState, int vendorCode, String message) {
		if (sqlState == null || sqlState.length() != 5) {
			return Meaning.of(Category.OPERATIONAL);
		}
		return switch (sqlState) {
			case "23505" -> integrity(Kind.UNIQUE, message);
			case "23503", "23001" -> integrity(Kind.FOREIGN_KEY, message);
			case "23502" -> integrity(Kind.NOT_NULL, message);
			case "23514" -> integrity(Kind.CHECK, message);
			case "40001", "40P01" -> Meaning.of(Category.RETRYABLE);
			case "55P03" -> Meaning.of(Category.LOCK_TIMEOUT);
			case "57014" -> Meaning.of(Category.STATEMENT_TIMEOUT);
			case "57P01", "57P02", "57P03", "57P05", "53300", "3D000" -> Meaning.of(Category.CONNECTION);
			// what the driver says of a commit that the server answered with a rollback
			case "99999" -> Meaning.of(Category.TRANSACTION);
			default -> byClass(sqlState.substring(0, 2), message);
		};
	}

	private static Meaning byClass(String sqlClass, String message) {
		return switch (sqlClass) {
			case "23" -> integrity(Kind.OTHER, message);
			case "40" -> Meaning.of(Category.RETRYABLE);
			case "08", "28" -> Meaning.of(Category.CONNECTION);
			case "25", "2D", "3B" -> Meaning.of(Category.TRANSACTION);
			default -> Meaning.of(Category.OPERATIONAL);
		};
	}

	private static Meaning integrity(Kind kind, String message) {
		String column = (kind == Kind.NOT_NULL) ? find(COLUMN, message) : null;
		return new Meaning(Category.INTEGRITY, kind, find(CONSTRAINT, message), find(TABLE, message),
				(column != null) ? List.of(column) : List.of());
	}

	private static @Nullable String find(Pattern pattern, String message) {
		Matcher matcher = pattern.matcher(message);
		return matcher.find() ? matcher.group(1).replace("\"\"", "\"") : null;
	}

}
