package io.tortoiseorm.dialect.ansi;

/**
 * Regular expressions that tell dates and times of ISO 8601 in text, in a form that all
 * databases know. Whatever they match can be converted.
 */
public final class IsoTimes {

	// some databases let $ match before a last line break
	private static final String END = "(?![^a]|a)";

	private static final String YEAR = "[0-9]{4}";

	private static final String LEAP_YEAR = "([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)";

	private static final String DATE = "(" + YEAR + "-(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|" + YEAR
			+ "-(0[469]|11)-(0[1-9]|[12][0-9]|30)|" + YEAR + "-02-(0[1-9]|1[0-9]|2[0-8])|" + LEAP_YEAR + "-02-29)";

	private static final String CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{1,9})?)?";

	/** A time of day. */
	public static final String TIME = "^" + CLOCK + END;

	/** An offset from UTC other than {@code Z}, at the end. */
	public static final String OFFSET = "[+-][0-9]{2}:[0-9]{2}" + END;

	/** A date, or a date and time, with or without an offset from UTC. */
	public static final String INSTANT = "^(?!0000)" + DATE + "([T ]" + CLOCK + "(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])?)?"
			+ END;

	/** Decimals of a second beyond the sixth. */
	public static final String BEYOND_MICROSECONDS = "(?<=[.][0-9]{6})[0-9]+";

	private IsoTimes() {
	}

}
