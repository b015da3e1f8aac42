package io.tortoiseorm.dialect.ansi;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;

import io.tortoiseorm.sql.Codec;

/**
 * Makes codecs from conversions.
 */
public final class Codecs {

	private Codecs() {
	}

	/**
	 * Text.
	 * @return the codec
	 */
	public static Codec text() {
		return new TextCodec(null);
	}

	/**
	 * Text of a database that cannot hold the character NUL.
	 * @param database the name of the database
	 * @return the codec
	 */
	public static Codec textWithoutNul(String database) {
		return new TextCodec(database);
	}

	/**
	 * Refuses JSON with the character NUL in a string.
	 * @param json the document
	 * @param database the name of the database that cannot hold it
	 * @throws io.tortoiseorm.exceptions.ParamsError if it is there
	 */
	public static void checkJsonWithoutNul(String json, String database) {
		TextCodec.checkJson(json, database);
	}

	/**
	 * Values that the driver binds and reads in their logical class.
	 * @param type the class
	 * @return the codec
	 */
	public static Codec plain(Class<?> type) {
		return new PlainCodec(type);
	}

	/**
	 * Floating-point numbers of a database that cannot hold all of them.
	 * @param type the class
	 * @param database the name of the database, which cannot hold NaN
	 * @param holdsInfinity whether it can hold the infinite ones
	 * @return the codec
	 */
	public static Codec floating(Class<? extends Number> type, String database, boolean holdsInfinity) {
		return new FloatingCodec(type, database, holdsInfinity);
	}

	/**
	 * Values that the driver binds in their logical class and reads in a class of its
	 * choice.
	 * @param read converts what the driver gave
	 * @return the codec
	 */
	public static Codec reading(Function<Object, Object> read) {
		return new ConvertingCodec(Object.class, Function.identity(), read);
	}

	/**
	 * Times of day, cut down to the microseconds that databases keep.
	 * @return the codec
	 */
	public static Codec time() {
		return new WritingCodec(LocalTime.class, (value) -> ((LocalTime) value).truncatedTo(ChronoUnit.MICROS));
	}

	/**
	 * Dates with time, cut down to the microseconds that databases keep.
	 * @return the codec
	 */
	public static Codec timestamp() {
		return new WritingCodec(LocalDateTime.class, (value) -> ((LocalDateTime) value).truncatedTo(ChronoUnit.MICROS));
	}

	/**
	 * Points in time that the driver takes as such, cut down to the microseconds that
	 * databases keep.
	 * @return the codec
	 */
	public static Codec instant() {
		return new WritingCodec(Instant.class, (value) -> ((Instant) value).truncatedTo(ChronoUnit.MICROS));
	}

	/**
	 * Values that need conversion in both directions.
	 * @param driverClass the class to ask of a row
	 * @param write converts for binding
	 * @param read converts what the driver gave
	 * @return the codec
	 */
	public static Codec converting(Class<?> driverClass, Function<Object, Object> write,
			Function<Object, Object> read) {
		return new ConvertingCodec(driverClass, write, read);
	}

	private record PlainCodec(Class<?> driverClass) implements Codec {

		@Override
		public Object toDriver(Object value) {
			return value;
		}

		@Override
		public Object fromDriver(Object value) {
			return value;
		}

		@Override
		public boolean readsAsIs() {
			return true;
		}

	}

	private record WritingCodec(Class<?> driverClass, Function<Object, Object> write) implements Codec {

		@Override
		public Object toDriver(Object value) {
			return this.write.apply(value);
		}

		@Override
		public Object fromDriver(Object value) {
			return value;
		}

		@Override
		public boolean readsAsIs() {
			return true;
		}

	}

	private record ConvertingCodec(Class<?> driverClass, Function<Object, Object> write,
			Function<Object, Object> read) implements Codec {

		@Override
		public Object toDriver(Object value) {
			return this.write.apply(value);
		}

		@Override
		public Object fromDriver(Object value) {
			return this.read.apply(value);
		}

	}

}
