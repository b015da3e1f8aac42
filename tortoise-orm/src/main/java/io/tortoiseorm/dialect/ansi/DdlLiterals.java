package io.tortoiseorm.dialect.ansi;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.UUID;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.sql.SqlType;

/**
 * Constants as SQL text, for definitions, which cannot bind values.
 */
public class DdlLiterals {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS");

	private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

	/**
	 * Creates the strategy.
	 */
	public DdlLiterals() {
	}

	/**
	 * A constant.
	 * @param dialect the dialect
	 * @param value a value of the type's logical class
	 * @param type its type
	 * @return the literal
	 */
	public final String literal(Dialect dialect, Object value, SqlType type) {
		return switch (type.kind()) {
			case SMALLINT, INTEGER, BIGINT, REAL, DOUBLE -> value.toString();
			case DECIMAL -> decimal(((BigDecimal) value).toPlainString());
			case BOOLEAN -> bool((Boolean) value);
			case VARCHAR, TEXT -> text((String) value);
			case BINARY, GEOMETRY -> binary(HexFormat.of().formatHex((byte[]) value));
			case UUID -> uuid((UUID) value, type);
			case DATE -> temporal("DATE", text(value.toString()));
			case TIME -> temporal("TIME", text(TIME.format((LocalTime) value)));
			case TIMESTAMP -> temporal("TIMESTAMP", text(TIMESTAMP.format((LocalDateTime) value)));
			case INSTANT -> instant(TIMESTAMP.format(((Instant) value).atOffset(ZoneOffset.UTC)));
			case JSON -> json(text((String) value));
			case ARRAY, TSVECTOR, UNKNOWN -> throw new UnsupportedError(
					dialect.displayName() + " has no literals of " + type.kind() + ": write an expression");
		};
	}

	/**
	 * A text literal.
	 * @param value the text
	 * @return the literal
	 */
	public String text(String value) {
		return "'" + value.replace("'", "''") + "'";
	}

	/**
	 * A boolean.
	 * @param value the boolean
	 * @return the literal
	 */
	protected String bool(boolean value) {
		return value ? "TRUE" : "FALSE";
	}

	/**
	 * A decimal.
	 * @param digits its digits
	 * @return the literal
	 */
	protected String decimal(String digits) {
		return digits;
	}

	/**
	 * Bytes.
	 * @param hex hexadecimal digits
	 * @return the literal
	 */
	protected String binary(String hex) {
		return "X'" + hex + "'";
	}

	/**
	 * A UUID.
	 * @param value the UUID
	 * @param type its type
	 * @return the literal
	 */
	protected String uuid(UUID value, SqlType type) {
		return text(value.toString());
	}

	/**
	 * A date, time, or date and time.
	 * @param keyword the type
	 * @param literal the value as text literal
	 * @return the literal
	 */
	protected String temporal(String keyword, String literal) {
		return keyword + " " + literal;
	}

	/**
	 * A point in time.
	 * @param utc date and time in UTC
	 * @return the literal
	 */
	protected String instant(String utc) {
		return "TIMESTAMP WITH TIME ZONE '" + utc + "+00:00'";
	}

	/**
	 * A JSON document.
	 * @param literal the document as text literal
	 * @return the literal
	 */
	protected String json(String literal) {
		return "JSON " + literal;
	}

}
