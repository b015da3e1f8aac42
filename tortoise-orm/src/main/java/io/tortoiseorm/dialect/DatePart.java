package io.tortoiseorm.dialect;

/**
 * A part of a date or time.
 */
public enum DatePart {

	/** The year. */
	YEAR,

	/** The quarter, 1 to 4. */
	QUARTER,

	/** The month, 1 to 12. */
	MONTH,

	/** The week of ISO 8601, 1 to 53. */
	WEEK,

	/** The day of the month. */
	DAY,

	/** The hour, 0 to 23. */
	HOUR,

	/** The minute. */
	MINUTE,

	/** The whole second, without fraction. */
	SECOND,

	/** The fraction of the second in microseconds, 0 to 999999. */
	MICROSECOND

}
