package io.tortoiseorm.query.generated;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Lookups by their definition, with the third truth value of SQL: {@code null} is
 * unknown.
 */
final class Logic {

	private Logic() {
	}

	static @Nullable Boolean not(@Nullable Boolean value) {
		return (value != null) ? !value : null;
	}

	static @Nullable Boolean and(List<@Nullable Boolean> values) {
		return values.contains(Boolean.FALSE) ? Boolean.FALSE : values.contains(null) ? null : Boolean.TRUE;
	}

	static @Nullable Boolean or(List<@Nullable Boolean> values) {
		return values.contains(Boolean.TRUE) ? Boolean.TRUE : values.contains(null) ? null : Boolean.FALSE;
	}

	/** A lookup with a plain value. */
	static @Nullable Boolean holds(String lookup, @Nullable Object actual, @Nullable Object expected) {
		return switch (lookup) {
			case "exact" -> (expected == null) ? (Boolean) (actual == null) : equal(actual, expected);
			case "not" -> (expected == null) ? (Boolean) (actual != null) : differs(actual, expected);
			case "in" -> in(actual, (Collection<?>) java.util.Objects.requireNonNull(expected));
			case "not_in" -> (actual == null) ? Boolean.TRUE
					: not(in(actual, (Collection<?>) java.util.Objects.requireNonNull(expected)));
			case "isnull" -> (actual == null) == Boolean.TRUE.equals(expected);
			case "not_isnull" -> (actual != null) == Boolean.TRUE.equals(expected);
			default ->
				(actual != null) ? (Boolean) known(lookup, actual, java.util.Objects.requireNonNull(expected)) : null;
		};
	}

	/** A lookup with the value of another expression, NULL included. */
	static @Nullable Boolean holdsForExpression(String lookup, @Nullable Object actual, @Nullable Object other) {
		if (other != null) {
			return holds(lookup, actual, other);
		}
		return (lookup.equals("not") && actual == null) ? Boolean.TRUE : null;
	}

	private static @Nullable Boolean equal(@Nullable Object actual, Object expected) {
		return (actual != null) ? Kind.compare(actual, expected) == 0 : null;
	}

	private static Boolean differs(@Nullable Object actual, Object expected) {
		return actual == null || Kind.compare(actual, expected) != 0;
	}

	private static @Nullable Boolean in(@Nullable Object actual, Collection<?> expected) {
		List<?> known = expected.stream().filter(java.util.Objects::nonNull).toList();
		if (known.isEmpty()) {
			return false;
		}
		return (actual != null) ? (Boolean) known.stream().anyMatch((each) -> Kind.compare(actual, each) == 0) : null;
	}

	private static boolean known(String lookup, Object actual, Object expected) {
		return switch (lookup) {
			case "gt" -> Kind.compare(actual, expected) > 0;
			case "gte" -> Kind.compare(actual, expected) >= 0;
			case "lt" -> Kind.compare(actual, expected) < 0;
			case "lte" -> Kind.compare(actual, expected) <= 0;
			case "range" -> {
				List<?> bounds = (List<?>) expected;
				yield Kind.compare(actual, bounds.get(0)) >= 0 && Kind.compare(actual, bounds.get(1)) <= 0;
			}
			default -> text(lookup, actual.toString(), expected.toString());
		};
	}

	private static boolean text(String lookup, String actual, String expected) {
		return switch (lookup) {
			case "contains" -> actual.contains(expected);
			case "startswith" -> actual.startsWith(expected);
			case "endswith" -> actual.endsWith(expected);
			case "icontains" -> folded(actual).contains(folded(expected));
			case "istartswith" -> folded(actual).startsWith(folded(expected));
			case "iendswith" -> folded(actual).endsWith(folded(expected));
			case "iexact" -> folded(actual).equals(folded(expected));
			case "posix_regex" -> Pattern.compile(expected).matcher(actual).find();
			case "iposix_regex" ->
				Pattern.compile(expected, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE).matcher(actual).find();
			default -> throw new IllegalArgumentException(lookup);
		};
	}

	private static String folded(String text) {
		return text.toUpperCase(Locale.ROOT);
	}

}
