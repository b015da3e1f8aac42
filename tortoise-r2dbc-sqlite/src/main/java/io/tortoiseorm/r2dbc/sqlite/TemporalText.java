package io.tortoiseorm.r2dbc.sqlite;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * Dates and times as text that SQLite's own date functions read and that sorts by time:
 * {@code yyyy-MM-dd}, {@code HH:mm:ss.SSSSSS} and both with a space between them. What is
 * finer than a microsecond is cut off.
 */
final class TemporalText {

	private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

	private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

	private static final int DATE_LENGTH = 10;

	private static final int TIME_LENGTH = 15;

	private TemporalText() {
	}

	static String format(LocalDate date) {
		char[] text = new char[DATE_LENGTH];
		write(date, text);
		return new String(text);
	}

	static String format(LocalTime time) {
		char[] text = new char[TIME_LENGTH];
		write(time, text, 0);
		return new String(text);
	}

	static String format(LocalDateTime dateTime) {
		char[] text = new char[DATE_LENGTH + 1 + TIME_LENGTH];
		write(dateTime.toLocalDate(), text);
		text[DATE_LENGTH] = ' ';
		write(dateTime.toLocalTime(), text, DATE_LENGTH + 1);
		return new String(text);
	}

	private static void write(LocalDate date, char[] text) {
		int year = date.getYear();
		if (year < 0 || year > 9999) {
			throw new IllegalArgumentException(
					"Year " + year + " is out of range: dates in SQLite go from 0000-01-01 to 9999-12-31");
		}
		twoDigits(year / 100, text, 0);
		twoDigits(year % 100, text, 2);
		text[4] = '-';
		twoDigits(date.getMonthValue(), text, 5);
		text[7] = '-';
		twoDigits(date.getDayOfMonth(), text, 8);
	}

	private static void write(LocalTime time, char[] text, int at) {
		twoDigits(time.getHour(), text, at);
		text[at + 2] = ':';
		twoDigits(time.getMinute(), text, at + 3);
		text[at + 5] = ':';
		twoDigits(time.getSecond(), text, at + 6);
		text[at + 8] = '.';
		int micros = time.getNano() / 1000;
		twoDigits(micros / 10_000, text, at + 9);
		twoDigits(micros / 100 % 100, text, at + 11);
		twoDigits(micros % 100, text, at + 13);
	}

	private static void twoDigits(int number, char[] text, int at) {
		text[at] = (char) ('0' + number / 10);
		text[at + 1] = (char) ('0' + number % 10);
	}

	/** Reads a date; a time after it is left out. */
	static LocalDate parseDate(String text) {
		if (text.length() == DATE_LENGTH) {
			return new Reader(text).date();
		}
		return parseDateTime(text).toLocalDate();
	}

	/** Reads a time of day. */
	static LocalTime parseTime(String text) {
		Reader reader = new Reader(text);
		LocalTime time = reader.time();
		reader.end();
		return time;
	}

	/**
	 * Reads a date with a time, {@code T} or a space between them. A date alone is the
	 * start of its day; a time with an offset is returned in UTC, as by SQLite's
	 * {@code datetime()}.
	 */
	static LocalDateTime parseDateTime(String text) {
		Reader reader = new Reader(text);
		LocalDate date = reader.date();
		if (reader.isAtEnd()) {
			return date.atStartOfDay();
		}
		reader.separator();
		LocalDateTime dateTime = date.atTime(reader.time());
		int offset = reader.offsetMinutes();
		reader.end();
		return (offset != 0) ? dateTime.minusMinutes(offset) : dateTime;
	}

	/** The time in UTC. */
	static LocalDateTime utc(Instant instant) {
		if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
			throw new IllegalArgumentException(
					"The instant is out of range: times in SQLite go from " + FIRST + " to " + LAST);
		}
		return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
	}

	/**
	 * Reads the parts of a text from left to right; a formatter of {@code java.time}
	 * takes ten times as long, for each value of each row.
	 */
	private static final class Reader {

		private final String text;

		private int position;

		Reader(String text) {
			this.text = text;
		}

		boolean isAtEnd() {
			return this.position == this.text.length();
		}

		LocalDate date() {
			int year = number(4);
			expect('-');
			int month = number(2);
			expect('-');
			return LocalDate.of(year, month, number(2));
		}

		LocalTime time() {
			int hour = number(2);
			expect(':');
			int minute = number(2);
			int second = 0;
			int nano = 0;
			if (at() == ':') {
				this.position++;
				second = number(2);
				if (at() == '.') {
					this.position++;
					nano = fraction();
				}
			}
			return LocalTime.of(hour, minute, second, nano);
		}

		int offsetMinutes() {
			while (at() == ' ') {
				this.position++;
			}
			char sign = at();
			if (sign == 'Z' || sign == 'z') {
				this.position++;
				return 0;
			}
			if (sign != '+' && sign != '-') {
				return 0;
			}
			this.position++;
			int minutes = number(2) * 60;
			if (at() == ':') {
				this.position++;
			}
			if (!isAtEnd()) {
				minutes += number(2);
			}
			return (sign == '-') ? -minutes : minutes;
		}

		void separator() {
			char separator = at();
			if (separator != ' ' && separator != 'T' && separator != 't') {
				throw unreadable();
			}
			this.position++;
		}

		void end() {
			if (!isAtEnd()) {
				throw unreadable();
			}
		}

		private int fraction() {
			int value = 0;
			int digits = 0;
			while (at() >= '0' && at() <= '9') {
				if (digits < 9) {
					value = value * 10 + (at() - '0');
					digits++;
				}
				this.position++;
			}
			if (digits == 0) {
				throw unreadable();
			}
			for (; digits < 9; digits++) {
				value *= 10;
			}
			return value;
		}

		private int number(int digits) {
			int value = 0;
			for (int i = 0; i < digits; i++) {
				char c = at();
				if (c < '0' || c > '9') {
					throw unreadable();
				}
				value = value * 10 + (c - '0');
				this.position++;
			}
			return value;
		}

		private void expect(char c) {
			if (at() != c) {
				throw unreadable();
			}
			this.position++;
		}

		private char at() {
			return (this.position < this.text.length()) ? this.text.charAt(this.position) : '\0';
		}

		private static DateTimeException unreadable() {
			return new DateTimeException("The text is no date or time of the form yyyy-MM-dd HH:mm:ss.SSSSSS");
		}

	}

}
