package io.tortoiseorm.meta;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Date;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Converters of dates and times. Microseconds are what every database keeps, so finer
 * digits are cut off, always towards the past.
 */
final class Times {

	private static final int FIRST_YEAR = 1;

	private static final int LAST_YEAR = 9999;

	private static final Instant EARLIEST = LocalDate.of(FIRST_YEAR, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);

	private static final Instant LATEST = LocalDate.of(LAST_YEAR, 12, 31)
		.atTime(LocalTime.MAX)
		.toInstant(ZoneOffset.UTC);

	static final Converter DATE = new Temporal(Times::date, null, "a date such as 2024-12-31");

	static final Converter TIME = new Temporal(Times::time, null, "a time of day such as 23:59:59");

	static final Converter LOCAL = new Temporal(Times::local, null,
			"a date and time without zone such as 2024-12-31T23:59:59");

	static final Converter DURATION = new Temporal(Times::micros,
			(logical) -> Duration.of((Long) logical, ChronoUnit.MICROS),
			"a duration of at most 292,271 years, or a number of microseconds");

	private Times() {
	}

	static Converter instant(Class<?> javaType, Zones zones) {
		return new Temporal((value) -> instant(value, zones.assumed()), fromInstant(javaType, zones.shown()),
				"a point in time such as 2024-12-31T23:59:59Z, or seconds since 1970");
	}

	private static @Nullable Function<Object, Object> fromInstant(Class<?> javaType, ZoneId zone) {
		if (javaType == OffsetDateTime.class) {
			return (logical) -> OffsetDateTime.ofInstant((Instant) logical, zone);
		}
		if (javaType == ZonedDateTime.class) {
			return (logical) -> ((Instant) logical).atZone(zone);
		}
		return null;
	}

	/**
	 * Whether every database holds, sorts and compares it rightly.
	 */
	private static boolean isKept(Object logical) {
		if (logical instanceof LocalDate date) {
			return isKept(date.getYear());
		}
		if (logical instanceof LocalDateTime time) {
			return isKept(time.getYear());
		}
		return !(logical instanceof Instant instant) || !(instant.isBefore(EARLIEST) || instant.isAfter(LATEST));
	}

	private static boolean isKept(int year) {
		return year >= FIRST_YEAR && year <= LAST_YEAR;
	}

	private static @Nullable Object date(Object value) {
		if (value instanceof LocalDate) {
			return value;
		}
		if (value instanceof LocalDateTime time) {
			return time.toLocalDate();
		}
		if (value instanceof OffsetDateTime time) {
			return time.toLocalDate();
		}
		if (value instanceof ZonedDateTime time) {
			return time.toLocalDate();
		}
		return (value instanceof CharSequence text) ? LocalDate.from(parse(text)) : null;
	}

	private static @Nullable Object time(Object value) {
		if (value instanceof LocalTime time) {
			return time.truncatedTo(ChronoUnit.MICROS);
		}
		return (value instanceof CharSequence text)
				? LocalTime.parse(text.toString().strip()).truncatedTo(ChronoUnit.MICROS) : null;
	}

	private static @Nullable Object local(Object value) {
		if (value instanceof LocalDateTime time) {
			return time.truncatedTo(ChronoUnit.MICROS);
		}
		if (value instanceof LocalDate date) {
			return date.atStartOfDay();
		}
		if (!(value instanceof CharSequence text)) {
			return null;
		}
		TemporalAccessor parsed = parse(text);
		return (parsed instanceof OffsetDateTime) ? null : local(parsed);
	}

	private static @Nullable Object instant(Object value, ZoneId assumed) {
		Instant instant = anyInstant(value, assumed);
		return (instant != null) ? instant.truncatedTo(ChronoUnit.MICROS) : null;
	}

	private static @Nullable Instant anyInstant(Object value, ZoneId assumed) {
		if (value instanceof Instant instant) {
			return instant;
		}
		if (value instanceof OffsetDateTime time) {
			return time.toInstant();
		}
		if (value instanceof ZonedDateTime time) {
			return time.toInstant();
		}
		if (value instanceof LocalDateTime time) {
			return time.atZone(assumed).toInstant();
		}
		if (value instanceof LocalDate date) {
			return date.atStartOfDay(assumed).toInstant();
		}
		if (value instanceof Date date) {
			return Instant.ofEpochMilli(date.getTime());
		}
		if (value instanceof Long || value instanceof Integer) {
			return Instant.ofEpochSecond(((Number) value).longValue());
		}
		return (value instanceof CharSequence text) ? anyInstant(parse(text), assumed) : null;
	}

	/**
	 * Reads ISO-8601 text, where a space may stand for the T.
	 * @return an {@link OffsetDateTime}, {@link LocalDateTime} or {@link LocalDate}
	 */
	private static TemporalAccessor parse(CharSequence text) {
		String iso = text.toString().strip().replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) ", "$1T");
		return iso.contains("T")
				? DateTimeFormatter.ISO_DATE_TIME.parseBest(iso, OffsetDateTime::from, LocalDateTime::from)
				: LocalDate.parse(iso);
	}

	private static @Nullable Object micros(Object value) {
		if (value instanceof Duration duration) {
			return micros(duration);
		}
		if (value instanceof Long || value instanceof Integer) {
			return ((Number) value).longValue();
		}
		return (value instanceof CharSequence text) ? micros(Duration.parse(text.toString().strip())) : null;
	}

	private static long micros(Duration duration) {
		long seconds = duration.getSeconds();
		long micros = duration.getNano() / 1000;
		if (seconds < 0 && micros > 0) {
			seconds++;
			micros -= 1_000_000;
		}
		return Math.addExact(Math.multiplyExact(seconds, 1_000_000L), micros);
	}

	private record Temporal(Function<Object, @Nullable Object> convert, @Nullable Function<Object, Object> back,
			String expected) implements Converter {

		@Override
		public Object toLogical(Object value) {
			try {
				Object logical = this.convert.apply(value);
				if (logical != null && !isKept(logical)) {
					throw Found.not(this.expected + " from year " + FIRST_YEAR + " to " + LAST_YEAR, value);
				}
				if (logical != null) {
					return logical;
				}
			}
			catch (DateTimeException | ArithmeticException ex) {
				throw Found.not(this.expected, value, ex);
			}
			throw Found.not(this.expected, value);
		}

		@Override
		public Object fromLogical(Object logical) {
			return (this.back != null) ? this.back.apply(logical) : logical;
		}

		@Override
		public boolean readsAsIs() {
			return this.back == null;
		}

	}

}
