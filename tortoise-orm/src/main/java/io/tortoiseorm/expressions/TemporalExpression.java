package io.tortoiseorm.expressions;

import java.time.LocalDate;

import io.tortoiseorm.dialect.DatePart;

/**
 * A date, a time, or both. Parts of points in time are taken in UTC.
 *
 * @param <T> the Java type of the value
 */
public abstract class TemporalExpression<T> extends ComparableExpression<T> {

	/**
	 * The year.
	 * @return the expression
	 */
	public NumberExpression<Long> year() {
		return extract(DatePart.YEAR);
	}

	/**
	 * In a year.
	 * @param value the year
	 * @return the condition
	 */
	public Q year(int value) {
		return year().eq((long) value);
	}

	/**
	 * The quarter of the year.
	 * @return the expression
	 */
	public NumberExpression<Long> quarter() {
		return extract(DatePart.QUARTER);
	}

	/**
	 * In a quarter of the year.
	 * @param value the quarter, from 1 to 4
	 * @return the condition
	 */
	public Q quarter(int value) {
		return quarter().eq((long) value);
	}

	/**
	 * The month of the year.
	 * @return the expression
	 */
	public NumberExpression<Long> month() {
		return extract(DatePart.MONTH);
	}

	/**
	 * In a month of the year.
	 * @param value the month, from 1 to 12
	 * @return the condition
	 */
	public Q month(int value) {
		return month().eq((long) value);
	}

	/**
	 * The week of the year by ISO 8601.
	 * @return the expression
	 */
	public NumberExpression<Long> week() {
		return extract(DatePart.WEEK);
	}

	/**
	 * In a week of the year by ISO 8601.
	 * @param value the week, from 1 to 53
	 * @return the condition
	 */
	public Q week(int value) {
		return week().eq((long) value);
	}

	/**
	 * The day of the month.
	 * @return the expression
	 */
	public NumberExpression<Long> day() {
		return extract(DatePart.DAY);
	}

	/**
	 * On a day of the month.
	 * @param value the day, from 1 to 31
	 * @return the condition
	 */
	public Q day(int value) {
		return day().eq((long) value);
	}

	/**
	 * The hour of the day.
	 * @return the expression
	 */
	public NumberExpression<Long> hour() {
		return extract(DatePart.HOUR);
	}

	/**
	 * In an hour of the day.
	 * @param value the hour, from 0 to 23
	 * @return the condition
	 */
	public Q hour(int value) {
		return hour().eq((long) value);
	}

	/**
	 * The minute of the hour.
	 * @return the expression
	 */
	public NumberExpression<Long> minute() {
		return extract(DatePart.MINUTE);
	}

	/**
	 * In a minute of the hour.
	 * @param value the minute, from 0 to 59
	 * @return the condition
	 */
	public Q minute(int value) {
		return minute().eq((long) value);
	}

	/**
	 * The whole second of the minute.
	 * @return the expression
	 */
	public NumberExpression<Long> second() {
		return extract(DatePart.SECOND);
	}

	/**
	 * In a second of the minute.
	 * @param value the second, from 0 to 59
	 * @return the condition
	 */
	public Q second(int value) {
		return second().eq((long) value);
	}

	/**
	 * The microsecond.
	 * @return the expression
	 */
	public NumberExpression<Long> microsecond() {
		return extract(DatePart.MICROSECOND);
	}

	/**
	 * At a microsecond.
	 * @param value the microsecond
	 * @return the condition
	 */
	public Q microsecond(int value) {
		return microsecond().eq((long) value);
	}

	/**
	 * The date alone.
	 * @return the expression
	 */
	public TemporalExpression<LocalDate> date() {
		return Functions.date(this);
	}

	/**
	 * The value cut down to a unit.
	 * @param unit the unit
	 * @return the expression
	 */
	public TemporalExpression<T> trunc(DatePart unit) {
		return new TemporalValue<>(new DateFunction<>(this, unit, true));
	}

	private NumberExpression<Long> extract(DatePart part) {
		return Functions.extract(part, this);
	}

}
