package io.tortoiseorm.r2dbc.sqlite;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Dates and times of ISO 8601 in the form in which the driver keeps them: in UTC and with
 * microseconds. Other text is {@code NULL}.
 */
final class IsoFunctions {

	private static final String CLOCK = "\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?";

	private static final Pattern TIME = Pattern.compile(CLOCK);

	private static final Pattern INSTANT = Pattern
		.compile("\\d{4}-\\d{2}-\\d{2}([T ]" + CLOCK + "(Z|[+-](0\\d|1[0-4]):[0-5]\\d)?)?");

	private static final DateTimeFormatter KEPT_TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);

	private static final DateTimeFormatter KEPT_INSTANT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS",
			Locale.ROOT);

	private static final int DATE_LENGTH = 10;

	private IsoFunctions() {
	}

	static @Nullable String time(String[] arguments) {
		try {
			return TIME.matcher(arguments[0]).matches() ? KEPT_TIME.format(LocalTime.parse(arguments[0])) : null;
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	static @Nullable String instant(String[] arguments) {
		if (!INSTANT.matcher(arguments[0]).matches()) {
			return null;
		}
		try {
			LocalDateTime utc = utc(arguments[0].replace(' ', 'T'));
			return (utc.getYear() >= 1 && utc.getYear() <= 9999) ? KEPT_INSTANT.format(utc) : null;
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private static LocalDateTime utc(String text) {
		if (text.length() == DATE_LENGTH) {
			return LocalDate.parse(text).atStartOfDay();
		}
		boolean zoned = text.endsWith("Z") || text.charAt(text.length() - 6) == '+'
				|| text.charAt(text.length() - 6) == '-';
		return zoned ? OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()
				: LocalDateTime.parse(text);
	}

}
